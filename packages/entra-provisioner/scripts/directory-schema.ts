import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directorySchemaText } from './directory-schema-text.ts';

/** Writes the JSON Schema of directory files; run it after a change of the form. */
writeFileSync(join(import.meta.dirname, '../directory.schema.json'), directorySchemaText());
