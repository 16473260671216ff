import { toJsonSchema } from '@valibot/to-json-schema';
import { profileSchema } from '../src/profile-schema.ts';

/** The JSON Schema of profiles as it is published. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = toJsonSchema(profileSchema, { typeMode: 'input', errorMode: 'ignore' });
  const document = {
    $schema,
    $id: 'https://unpkg.com/vendor-profiles/profile.schema.json',
    title: 'Vendor profile',
    description: 'What one vendor accepts of a Microsoft Entra ID provisioning job.',
    ...schema,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
