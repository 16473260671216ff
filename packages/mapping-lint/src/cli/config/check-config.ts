import { didYouMean } from 'scim-core';
import { rules } from '../../rules/index.ts';
import { UsageError } from '../usage-error.ts';
import type { Config } from './config.ts';

type Check = (value: unknown, at: string) => string | undefined;

const SEVERITIES = ['error', 'warning', 'info'];

const text: Check = (value, at) => (typeof value === 'string' && value !== '' ? undefined : `${at} must be a text`);

const count: Check = (value, at) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : `${at} must be a whole number from 0`;

function oneOf(words: readonly string[]): Check {
  return (value, at) => {
    if (typeof value === 'string' && words.includes(value)) return undefined;
    return `${at} must be one of ${words.map((word) => `"${word}"`).join(', ')}`;
  };
}

function listOf(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} must be a list`;
    return value.map((each, index) => check(each, `${at}[${index}]`)).find((problem) => problem !== undefined);
  };
}

const date: Check = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : `${at} must be a day such as "2026-12-31"`;

const ruleName: Check = (value, at) => {
  const names = rules.flatMap(({ meta }) => [meta.code, meta.name]);
  if (typeof value === 'string' && names.includes(value)) return undefined;
  return `${at}: there is no rule "${String(value)}".${typeof value === 'string' ? didYouMean(value, names) : ''}`;
};

const ruleSeverities: Check = (value, at) => {
  if (!isObject(value)) return `${at} must be an object of rules and severities`;
  for (const [name, severity] of Object.entries(value)) {
    const problem = ruleName(name, at) ?? oneOf([...SEVERITIES, 'off'])(severity, `${at}.${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

function objectOf(keys: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, at) => {
    if (!isObject(value)) return `${at} must be an object`;
    for (const [key, each] of Object.entries(value)) {
      const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (check === undefined) return `${at}: "${key}" is not known.${didYouMean(key, Object.keys(keys))}`;
      const problem = check(each, at === ROOT ? `"${key}"` : `${at}.${key}`);
      if (problem !== undefined) return problem;
    }
    const missing = required.find((key) => !Object.hasOwn(value, key));
    return missing === undefined ? undefined : `${at} needs "${missing}"`;
  };
}

const ROOT = 'the configuration';
const SETTINGS = { profile: text, rules: ruleSeverities, tenantUrl: text, scope: oneOf(['assigned', 'all']) };

const checkRoot = objectOf({
  $schema: text,
  ...SETTINGS,
  failOn: oneOf([...SEVERITIES, 'never']),
  maxWarnings: count,
  baseline: text,
  overrides: listOf(objectOf({ files: listOf(text), ...SETTINGS }, ['files'])),
  ignores: listOf(
    objectOf({ rule: ruleName, files: listOf(text), target: text, reason: text, until: date }, ['rule', 'reason']),
  ),
});

/**
 * Takes a parsed JSON file for a configuration.
 *
 * @throws {UsageError} that says which key is wrong, and which was meant.
 */
export function checkConfig(value: unknown, path: string): Config {
  const problem = checkRoot(value, ROOT);
  if (problem !== undefined) throw new UsageError(`${path}: ${problem}`);
  return value as Config;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
