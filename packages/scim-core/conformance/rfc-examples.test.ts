import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  enterpriseUserSchema,
  groupResourceType,
  groupSchema,
  readResource,
  resourceTypeSchema,
  resourceTypeToJSON,
  schemaFromJSON,
  schemaSchema,
  schemaToJSON,
  serviceProviderConfigSchema,
  userResourceType,
  userSchema,
} from '../src/index.ts';
import type { Check } from './record.ts';
import { resourceTypeOf } from './resource-types.ts';
import { modesOf, runCheck } from './run.ts';

/** The examples of one section: checks, and what they have in common. */
interface Examples {
  readonly section: string;
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly cases: readonly Readonly<Record<string, unknown>>[];
}

const folder = new URL('../fixtures/rfc/', import.meta.url);
const files = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Examples] as const,
);

describe.each(files)('%s', (_, { defaults, cases }) => {
  const runs = cases.flatMap(({ name, ...members }) => {
    const check = { ...defaults, ...members } as unknown as Check;
    return modesOf(check).map((mode) => [String(name), mode, check] as const);
  });

  it.each(runs)('%s (%s)', (_name, mode, check) => runCheck(check, mode));
});

describe('the sections with examples', () => {
  it('have a file each', () => {
    expect(files.map(([name]) => /^rfc\d{4}-[\d.]+\d/.exec(name)?.[0])).toEqual([
      'rfc7643-8.1',
      'rfc7643-8.2',
      'rfc7643-8.3',
      'rfc7643-8.4',
      'rfc7643-8.5',
      'rfc7643-8.6',
      'rfc7643-8.7',
      'rfc7644-3.4.2.1',
      'rfc7644-3.4.2.2',
      'rfc7644-3.4.3',
      'rfc7644-3.5.2',
      'rfc7644-3.5.2.1',
      'rfc7644-3.5.2.2',
      'rfc7644-3.5.2.3',
    ]);
  });
});

describe('what scim-core serves itself', () => {
  const schemas = [
    userSchema,
    groupSchema,
    enterpriseUserSchema,
    serviceProviderConfigSchema,
    resourceTypeSchema,
    schemaSchema,
  ];

  it.each(schemas.map((schema) => [schema.id, schema] as const))('%s is a resource of its schema', (_id, schema) => {
    const body = JSON.parse(JSON.stringify(schemaToJSON(schema)));
    expect(schemaToJSON(schemaFromJSON(body))).toEqual(body);
    const options = { resourceType: resourceTypeOf('Schema'), context: 'response', mode: 'strict' } as const;
    const read = () => readResource(body, options);
    // As published, the schema of schemas nests one level deeper than it says that schemas do.
    if (schema === schemaSchema) expect(read).toThrow('attributes[3].subAttributes[11].subAttributes');
    else expect(read()).toEqual(withoutEmptyLists(body));
  });

  it.each([userResourceType, groupResourceType])('$name is a resource of its schema', (resourceType) => {
    const body = JSON.parse(JSON.stringify(resourceTypeToJSON(resourceType)));
    const options = { resourceType: resourceTypeOf('ResourceType'), context: 'response', mode: 'strict' } as const;
    expect(readResource(body, options)).toEqual(withoutEmptyLists(body));
  });
});

/** As reading leaves it: an empty list is no value (RFC 7643 §2.5). */
function withoutEmptyLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  const members = Object.entries(value).filter(
    ([, part]) => !(Array.isArray(part) && part.length === 0) && part !== '',
  );
  return Object.fromEntries(members.map(([name, part]) => [name, withoutEmptyLists(part)]));
}
