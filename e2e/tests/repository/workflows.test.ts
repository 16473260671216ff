import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repositoryRoot } from '../../../scripts/shared/workspaces.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
  readonly env?: Record<string, string>;
}

interface Job {
  readonly 'runs-on': string;
  readonly permissions?: Record<string, string>;
  readonly strategy?: { readonly matrix: Record<string, readonly unknown[]> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Record<string, Job>;
}

const folder = join(repositoryRoot, '.github', 'workflows');

function read(file: string): Workflow {
  return parse(readFileSync(join(folder, file), 'utf8'));
}

describe.each(readdirSync(folder))('%s', (file) => {
  const { permissions, jobs } = read(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('gives each job the permissions that it names and no others', () => {
    expect(permissions).toEqual({});
    for (const [name, job] of Object.entries(jobs)) expect(job.permissions, name).toBeDefined();
  });

  it('pins actions by commit, with the version beside it', () => {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [line] of text.matchAll(/^.*uses: .*$/gm)) {
      expect(line).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('leaves no credentials in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });
});

describe('continuous integration', () => {
  const { checks, commands } = read('ci.yml').jobs;

  it('does what .ci/run does, with every supported Node in the place of the pinned one', () => {
    expect(checks?.['runs-on']).toBe('ubuntu-latest');
    expect(checks?.strategy?.matrix).toEqual({ node: [22, 24, 26] });
    const step = checks?.steps.find(({ run }) => run === '.ci/run');
    expect(step?.env).toEqual({ EXPECTED_NODE_MAJOR: expect.stringContaining('{ matrix.node }') });
    const script = readFileSync(join(repositoryRoot, '.ci', 'run'), 'utf8');
    expect(script).toContain('"devDependencies.node=^$EXPECTED_NODE_MAJOR.0.0"');
  });

  it('runs the two commands on every system, with a Node older than the packages need', () => {
    expect(commands?.strategy?.matrix).toEqual({ os: ['ubuntu-latest', 'windows-latest', 'macos-latest'] });
    expect(commands?.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with).toEqual({
      'node-version': 20,
    });
    expect(commands?.steps.map(({ run }) => run)).toEqual(
      expect.arrayContaining(['npx -y pnpm test', 'node scripts/check-start.js']),
    );
  });
});

describe('a release', () => {
  const { publish } = read('release.yml').jobs;

  it('is published only after all checks, without a stored token', () => {
    const order = publish?.steps.map(({ run, uses }) => run ?? uses?.split('@')[0]);
    expect(order?.slice(-2)).toEqual(['.ci/run', 'changesets/action/publish']);
    expect(publish?.permissions).toMatchObject({ 'id-token': 'write' });
    expect(readFileSync(join(folder, 'release.yml'), 'utf8')).not.toContain('secrets.');
  });
});
