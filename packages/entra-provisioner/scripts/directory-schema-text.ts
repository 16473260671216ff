import { toJsonSchema } from '@valibot/to-json-schema';
import { directorySchema } from '../src/directory/directory-schema.ts';

/** The JSON Schema of directory files as it is published. */
export function directorySchemaText(): string {
  const { $schema, ...schema } = toJsonSchema(directorySchema, { typeMode: 'input', errorMode: 'ignore' });
  const document = {
    $schema,
    $id: 'https://unpkg.com/entra-provisioner/directory.schema.json',
    title: 'a directory for entra-provisioner',
    description:
      'The users and groups of a tenant with their source attributes, and the assignments of an application.',
    ...schema,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
