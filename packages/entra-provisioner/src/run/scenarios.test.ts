import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario, runScenario } from '../test-support/scenario.ts';

const folder = join(import.meta.dirname, '../../scenarios');

/** What differs between the dialects, row by row, with the scenarios that show it in each of them. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'op casing': 'add-several',
  'active in PATCH': 'disable',
  'several single-valued': 'replace-several',
  'value-path attribute': 'replace-several',
  'remove member': 'members',
  'add member': 'members',
  'roles PATCH': 'roles-complex',
  'on demand': 'on-demand',
};

it.each(Object.entries(DIFFERENCES))('both dialects have a scenario for: %s', (_, name) => {
  for (const dialect of ['default', 'aadOptscim062020'] as const) {
    expect(readScenario(join(folder, `${name}.${dialect}.yaml`)).options?.dialect).toBe(dialect);
  }
});

/** Each file is what Entra does, as text that anyone can read and add to. */
describe.each(globSync('*.yaml', { cwd: folder }).sort())('%s', (file) => {
  const scenario = readScenario(join(folder, file));

  it(`${scenario.title} (${basename(file, '.yaml')})`, async () => {
    const results = await runScenario(scenario);
    for (const [index, { requests, result }] of scenario.stages.entries()) {
      const actual = results[index]!;
      expect(actual.requests, `requests of cycle ${index + 1}`).toEqual(requests);
      if (result !== undefined) expect(actual.result, `target after cycle ${index + 1}`).toMatchObject(result);
    }
  });
});
