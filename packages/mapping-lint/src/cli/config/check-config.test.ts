import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { checkConfig } from './check-config.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../config.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true }).compile(schema);

function isTaken(value: unknown): boolean {
  try {
    checkConfig(value, 'x.json');
    return true;
  } catch {
    return false;
  }
}

describe('the published schema and the command agree on', () => {
  it.each([
    {},
    { profile: 'talkdesk', rules: { ML501: 'off', 'unsupported-target': 'info' }, failOn: 'never', maxWarnings: 0 },
    { $schema: './config.schema.json', tenantUrl: 'https://acme.example', scope: 'all', baseline: 'known.json' },
    { overrides: [{ files: ['a/*.json'], profile: './acme.json', rules: { ML501: 'error' }, scope: 'assigned' }] },
    { ignores: [{ rule: 'ML501', reason: 'x', until: '2026-12-31', target: 'title', files: ['*.json'] }] },
  ])('%j', (value) => {
    expect([validate(value), isTaken(value)]).toEqual([true, true]);
  });

  it.each([
    { profile: '' },
    { unknown: 1 },
    { rules: [] },
    { rules: { ML501: 'fatal' } },
    { failOn: 'fatal' },
    { maxWarnings: 1.5 },
    { scope: 'some' },
    { overrides: {} },
    { overrides: [{ files: [''] }] },
    { ignores: [{ reason: 'x' }] },
    { ignores: [{ rule: 'ML501', reason: '' }] },
    [],
    null,
  ])('refusing %j', (value) => {
    expect([validate(value), isTaken(value)]).toEqual([false, false]);
  });
});

it('says which key was meant', () => {
  expect(() => checkConfig({ tenanturl: 'x' }, 'a/mapping-lint.config.json')).toThrow(
    'a/mapping-lint.config.json: the configuration: "tenanturl" is not known. Did you mean "tenantUrl"?',
  );
});
