import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from '../src/cli/config/config-schema.ts';

/** The JSON Schema of the configuration as it is published. */
export function configSchemaText(): string {
  const { $schema, ...schema } = toJsonSchema(configSchema, { typeMode: 'input', errorMode: 'ignore' });
  const document = {
    $schema,
    $id: 'https://unpkg.com/mapping-lint/config.schema.json',
    title: 'mapping-lint.config.json',
    description:
      'How mapping-lint checks exports. A list of customers for --profile is such a file with "customers" alone.',
    ...schema,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
