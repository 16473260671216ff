import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchemaText } from './config-schema-text.ts';

/** Writes the JSON Schema of the configuration; run it after a change of the form. */
writeFileSync(join(import.meta.dirname, '../config.schema.json'), configSchemaText());
