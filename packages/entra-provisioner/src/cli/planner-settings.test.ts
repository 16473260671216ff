import { Command } from 'commander';
import type { PlannerOptions } from 'entra-planner';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plannerOptions, type Settings, withJob, withTarget } from './settings.ts';
import { heedVariables } from './variables.ts';

afterEach(() => void vi.unstubAllEnvs());

function optionsOf(...args: readonly string[]): PlannerOptions {
  const command = withTarget(withJob(new Command()));
  heedVariables(command, process.env);
  command.action(() => {});
  command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parse([...args], { from: 'user' });
  return plannerOptions(command.opts<Settings>());
}

/** Every choice of the planner, with a value that is not its default. */
const CHOICES: readonly [flag: string, value: string | undefined, expected: PlannerOptions][] = [
  ['scope', 'all', { scope: 'all' }],
  ['members-per-request', '20', { membersPerRequest: 20 }],
  ['skip-out-of-scope-deletions', undefined, { skipOutOfScopeDeletions: true }],
  ['without-soft-delete', 'nothing', { withoutSoftDelete: 'nothing' }],
  ['truth-values', 'boolean', { truthValues: 'boolean' }],
  ['single-replace', 'value', { singleReplace: 'value' }],
  ['create-schemas', 'core', { createSchemas: 'core' }],
  ['legacy-group-schema', undefined, { legacyGroupSchema: true }],
  ['primary-work-email', undefined, { primaryWorkEmail: true }],
  ['member-references', undefined, { memberReferences: true }],
  ['scope-missing-value', 'nothing', { scopeReadings: { missingValue: 'nothing' } }],
  ['scope-multivalued', 'any', { scopeReadings: { multivalued: 'any' } }],
];

describe.each(CHOICES)('--%s', (flag, value, expected) => {
  it('chooses for the planner', () => {
    expect(optionsOf()).not.toMatchObject(expected);
    expect(optionsOf(`--${flag}`, ...(value === undefined ? [] : [value]))).toMatchObject(expected);
  });

  it('has a variable', () => {
    vi.stubEnv(`ENTRA_PROVISIONER_${flag.toUpperCase().replaceAll('-', '_')}`, value ?? '1');
    expect(optionsOf()).toMatchObject(expected);
  });
});

it('takes the dialect from the tenant URL', () => {
  expect(optionsOf('--tenant-url', 'https://x.example/scim?aadOptscim062020').dialect).toBe('aadOptscim062020');
  expect(optionsOf('--tenant-url', 'https://x.example/scim').dialect).toBe('default');
});

it('refuses what is no choice', () => {
  expect(() => optionsOf('--truth-values', 'number')).toThrow(/Allowed choices are text, boolean/);
});

it('takes an empty variable for none', () => {
  const usual = optionsOf();
  for (const [flag] of CHOICES) vi.stubEnv(`ENTRA_PROVISIONER_${flag.toUpperCase().replaceAll('-', '_')}`, '');
  expect(optionsOf()).toEqual(usual);
});
