import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaText } from './profile-json-schema.ts';

/** Writes the JSON Schema of profiles; run it after a change of the form. */
writeFileSync(join(import.meta.dirname, '../profile.schema.json'), jsonSchemaText());
