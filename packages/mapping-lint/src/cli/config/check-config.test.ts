import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { configSchemaText } from '../../../scripts/config-schema-text.ts';
import { checkConfig } from './check-config.ts';

const published = readFileSync(join(import.meta.dirname, '../../../config.schema.json'), 'utf8');
const validate = new Ajv({ formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(JSON.parse(published));

function isTaken(value: unknown): boolean {
  try {
    checkConfig(value, 'x.json');
    return true;
  } catch {
    return false;
  }
}

it('the published schema is the one that the command uses: run pnpm schema', () => {
  expect(JSON.parse(published)).toEqual(JSON.parse(configSchemaText()));
});

describe('the published schema and the command agree on', () => {
  it.each([
    {},
    { profile: 'talkdesk', rules: { ML501: 'off', 'unsupported-target': 'info' }, failOn: 'never', maxWarnings: 0 },
    { $schema: './config.schema.json', tenantUrl: 'https://acme.example', scope: 'all', baseline: 'known.json' },
    { customers: [{ files: ['a/*.json'], profile: './acme.json', rules: { ML501: 'error' }, scope: 'assigned' }] },
    { ignores: [{ rule: 'ML501', reason: 'x', until: '2026-12-31', target: 'title', files: ['*.json'] }] },
  ])('%j', (value) => {
    expect([validate(value), isTaken(value)]).toEqual([true, true]);
  });

  it.each([
    { profile: '' },
    { unknown: 1 },
    { rules: { ML501: 'fatal' } },
    { failOn: 'fatal' },
    { maxWarnings: 1.5 },
    { scope: 'some' },
    { customers: {} },
    { customers: [{ files: [''] }] },
    { ignores: [{ reason: 'x' }] },
    { ignores: [{ rule: 'ML501', reason: '' }] },
    { ignores: [{ rule: 'ML501', reason: 'x', until: 'soon' }] },
    [],
    null,
  ])('refusing %j', (value) => {
    expect([validate(value), isTaken(value)]).toEqual([false, false]);
  });
});

describe('what is wrong is said with its place, and what was meant', () => {
  it.each([
    [{ tenanturl: 'x' }, 'the file: "tenanturl" is not known. Did you mean "tenantUrl"?'],
    [{ customers: [{ file: ['x'] }] }, 'customers[0]: "files" is missing'],
    [{ customers: [{ files: ['x'], scop: 'all' }] }, 'customers[0]: "scop" is not known. Did you mean "scope"?'],
    [{ rules: { ML51: 'off' } }, 'rules: there is no rule "ML51".'],
    [{ rules: { ML501: 'of' } }, 'rules.ML501: "of" is none of "error", "warning", "info", "off"'],
    [{ maxWarnings: -1 }, 'maxWarnings: this must be a whole number from 0, not -1'],
    [{ ignores: [{ rule: 'ML501', reason: 'x', until: 'soon' }] }, 'ignores[0].until: this must be a day such as'],
    [{ profile: 1 }, 'profile: this must be a text, not 1'],
    [[], 'the file: this must be an object, not a list'],
  ])('%j', (value, message) => {
    expect(() => checkConfig(value, 'a/mapping-lint.config.json')).toThrow(`a/mapping-lint.config.json: ${message}`);
  });
});
