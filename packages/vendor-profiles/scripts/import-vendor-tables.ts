import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertRecords } from './vendor-tables/convert.ts';
import { readRecords } from './vendor-tables/record.ts';

/**
 * Makes the imported profiles of attribute tables: `pnpm import <vendor-attribute-tables.json>`.
 *
 * Takes names, types and ticks, and no sentences. A longer file needs no change here. `biome check --write` brings the
 * result into the form in which it is committed.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the JSON file of the attribute tables');
const tables = convertRecords(readRecords(JSON.parse(readFileSync(file, 'utf8'))));
writeFileSync(join(import.meta.dirname, '../src/imported/tables.json'), `${JSON.stringify(tables)}\n`);
process.stdout.write(`${tables.vendors.length} vendors, ${tables.attributes.length} attributes\n`);
