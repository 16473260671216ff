import { suggestions } from 'scim-core';
import type * as v from 'valibot';
import type { ProfileProblem } from './profile-error.ts';
import { profileSchema } from './profile-schema.ts';

/** What is wrong with the form of a profile, in words for whoever writes it. */
export function problemOf(issue: v.BaseIssue<unknown>): ProfileProblem {
  const path = issue.path ?? [];
  const tokens = path.map(({ key }) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { pointer: tokens.map((token) => `/${token}`).join(''), ...describe(issue) };
}

function describe(issue: v.BaseIssue<unknown>): Omit<ProfileProblem, 'pointer'> {
  if (issue.kind === 'schema' && issue.expected === 'never') return unknownProperty(issue);
  if (issue.kind === 'schema' && issue.received === 'undefined') {
    return { message: 'this property is missing', expected: expectedOf(issue), suggestion: 'add it' };
  }
  if (issue.type === 'regex' || issue.type === 'check') return { message: issue.message };
  const message = `expected ${issue.expected}, found ${issue.received}`;
  return { message, expected: expectedOf(issue), ...closestWord(issue) };
}

function unknownProperty(issue: v.BaseIssue<unknown>): Omit<ProfileProblem, 'pointer'> {
  const path = issue.path ?? [];
  const names = propertyNames(path);
  const [closest] = suggestions(String(path.at(-1)?.key), names);
  return {
    message: 'this property is not known',
    ...(names.length === 0 ? {} : { expected: `one of ${names.join(', ')}` }),
    suggestion: closest === undefined ? 'take it out' : `write "${closest}"`,
  };
}

/** The properties that the object has at the place of the last token. */
function propertyNames(path: readonly v.IssuePathItem[]): string[] {
  let schema: unknown = profileSchema;
  for (const { key } of path.slice(0, -1)) schema = innerOf(schema, key);
  const entries = entriesOf(schema);
  return entries === undefined ? [] : Object.keys(entries).filter((name) => name !== '$schema');
}

function innerOf(schema: unknown, key: unknown): unknown {
  const entries = entriesOf(schema);
  if (entries !== undefined) return Object.hasOwn(entries, String(key)) ? entries[String(key)] : undefined;
  const { item, value } = unwrap(schema);
  return item ?? value;
}

function entriesOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  const { entries } = unwrap(schema);
  return typeof entries === 'object' && entries !== null ? { ...entries } : undefined;
}

interface SchemaParts {
  readonly wrapped?: unknown;
  readonly entries?: unknown;
  readonly item?: unknown;
  readonly value?: unknown;
}

/** What stands inside of what makes a property optional. */
function unwrap(schema: unknown): SchemaParts {
  let parts: SchemaParts = typeof schema === 'object' && schema !== null ? schema : {};
  while (typeof parts.wrapped === 'object' && parts.wrapped !== null) parts = parts.wrapped;
  return parts;
}

function expectedOf({ expected }: v.BaseIssue<unknown>): string {
  const words = [...String(expected).matchAll(/"([^"]+)"/g)].map(([, word]) => word);
  if (words.length > 0) return `one of ${words.join(', ')}`;
  return String(expected).toLowerCase();
}

/** The word of a list that was probably meant. */
function closestWord({ expected, input }: v.BaseIssue<unknown>): { readonly suggestion?: string } {
  if (typeof input !== 'string') return {};
  const words = [...String(expected).matchAll(/"([^"]+)"/g)].flatMap(([, word]) => word ?? []);
  const [closest] = suggestions(input, words);
  return closest === undefined ? {} : { suggestion: `write "${closest}"` };
}
