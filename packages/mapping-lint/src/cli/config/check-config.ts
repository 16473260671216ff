import { didYouMean } from 'scim-core';
import * as v from 'valibot';
import { rules } from '../../rules/index.ts';
import { UsageError } from '../usage-error.ts';
import { type Config, configSchema, customersSchema } from './config-schema.ts';

/**
 * Takes a parsed JSON file for a configuration.
 *
 * @throws {UsageError} that says which key is wrong, and which was meant.
 */
export function checkConfig(value: unknown, path: string): Config {
  return check(configSchema, value, path);
}

/**
 * Takes a parsed JSON file for a list of customers.
 *
 * @throws {UsageError} that says which key is wrong, and which was meant.
 */
export function checkCustomers(value: unknown, path: string): Pick<Config, 'customers'> {
  return check(customersSchema, value, path);
}

/**
 * Makes sure that rules exist.
 *
 * @throws {UsageError} that says which does not, and which was meant.
 */
export function checkRules(names: readonly string[], place: string): void {
  const problem = unknownName(names.map((name) => [place, name]));
  if (problem !== undefined) throw new UsageError(problem);
}

function check<Output extends Config>(schema: v.GenericSchema<unknown, Output>, value: unknown, path: string): Output {
  if (Array.isArray(value)) throw new UsageError(`${path}: the file: this must be an object, not a list`);
  const result = v.safeParse(schema, value, { abortEarly: true });
  const problem = result.success ? unknownRule(result.output) : describe(result.issues[0], schema);
  if (problem !== undefined) throw new UsageError(`${path}: ${problem}`);
  if (!result.success) throw new TypeError('a problem that can not be described');
  return result.output;
}

/** What is wrong, in words for whoever writes the file. */
function describe(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  const path = issue.path ?? [];
  const key = String(path.at(-1)?.key ?? '');
  if (issue.expected === 'never') {
    const known = keysAt(schema, path.slice(0, -1));
    return `${placeOf(path.slice(0, -1))}: "${key}" is not known.${didYouMean(key, known)}`;
  }
  if (issue.received === 'undefined') return `${placeOf(path.slice(0, -1))}: "${key}" is missing`;
  const [at, input] = [placeOf(path), JSON.stringify(issue.input) ?? ''];
  if (issue.type === 'picklist') {
    const words = [...String(issue.expected).matchAll(/"([^"]+)"/g)].map(([word]) => word);
    return `${at}: ${input} is none of ${words.join(', ')}`;
  }
  return `${at}: ${EXPECTED[issue.type] ?? `this must be ${String(issue.expected).toLowerCase()}`}, not ${input}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'this must be a text',
  non_empty: 'this must be a text',
  array: 'this must be a list',
  record: 'this must be an object',
  strict_object: 'this must be an object',
  number: 'this must be a whole number from 0',
  integer: 'this must be a whole number from 0',
  min_value: 'this must be a whole number from 0',
  iso_date: 'this must be a day such as "2026-12-31"',
};

/** `customers[0].files[1]`. */
function placeOf(path: readonly v.IssuePathItem[]): string {
  const text = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

/** The keys that an object may have at a place. */
function keysAt(schema: unknown, path: readonly v.IssuePathItem[]): string[] {
  let at = unwrap(schema);
  for (const { key } of path) at = unwrap(typeof key === 'number' ? at.item : at.entries?.[String(key)]);
  return Object.keys(at.entries ?? {});
}

interface SchemaParts {
  readonly wrapped?: unknown;
  readonly item?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** A schema without what makes it optional. */
function unwrap(schema: unknown): SchemaParts {
  const parts: SchemaParts = typeof schema === 'object' && schema !== null ? schema : {};
  return parts.wrapped === undefined ? parts : unwrap(parts.wrapped);
}

/** What to say of the first rule in a configuration that does not exist. */
function unknownRule(config: Config): string | undefined {
  return unknownName([
    ...namesIn(config.rules, 'rules'),
    ...(config.customers ?? []).flatMap((each, index) => namesIn(each.rules, `customers[${index}].rules`)),
    ...(config.ignores ?? []).map(({ rule }, index) => [`ignores[${index}].rule`, rule] as const),
  ]);
}

function unknownName(named: readonly (readonly [place: string, name: string])[]): string | undefined {
  const known = rules.flatMap(({ meta }) => [meta.code, meta.name]);
  const wrong = named.find(([, name]) => !known.includes(name));
  return wrong && `${wrong[0]}: there is no rule "${wrong[1]}".${didYouMean(wrong[1], known)}`;
}

function namesIn(severities: Config['rules'], at: string): (readonly [string, string])[] {
  return Object.keys(severities ?? {}).map((name) => [at, name]);
}
