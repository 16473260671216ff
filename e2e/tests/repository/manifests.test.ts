import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findWorkspaces, readManifest, repositoryRoot } from '../../../scripts/shared/workspaces.ts';

const workspaces = findWorkspaces(repositoryRoot);
const published = workspaces.filter(({ manifest }) => manifest.private !== true);

describe.each(published)('the manifest of $name', ({ folder, manifest }) => {
  it('tells a registry what the package is and where it comes from', () => {
    expect(manifest).toMatchObject({
      name: expect.stringMatching(/^[a-z][a-z-]+$/),
      version: expect.stringMatching(/^0\.\d+\.\d+$/),
      description: expect.stringMatching(/^\S.{10,}[^.]$/),
      keywords: expect.arrayContaining(['scim']),
      license: 'MIT',
      repository: {
        type: 'git',
        url: 'git+https://github.com/scim-workbench/scim-workbench.git',
        directory: folder,
      },
    });
  });

  it('is an ES module for supported versions of Node', () => {
    expect(manifest).toMatchObject({ type: 'module', engines: { node: '>=22.12' } });
    expect(manifest.sideEffects).toBe(false);
  });

  it('is published with provenance, and only as built', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    const besides = manifest.files?.filter((file) => file !== 'dist') ?? [];
    expect(manifest.files).toContain('dist');
    // A JSON Schema has an address of its own, so that an editor can be pointed at it.
    for (const file of besides) expect(manifest.exports).toHaveProperty([`./${file}`], `./${file}`);
  });

  it('exports every entry with its types first, and its own manifest', () => {
    const { './package.json': own, ...entries } = manifest.exports ?? {};
    expect(own).toBe('./package.json');
    expect(Object.keys(entries)).toContain('.');
    for (const [key, target] of Object.entries(entries)) {
      if (key.endsWith('.json')) continue;
      expect(Object.keys(target), key).toEqual(['types', 'default']);
      expect(target, key).toEqual({
        types: expect.stringMatching(/^\.\/dist\/.+\.d\.ts$/),
        default: expect.stringMatching(/^\.\/dist\/.+\.js$/),
      });
    }
  });

  it('gives each command as a built file', () => {
    for (const [name, file] of Object.entries(manifest.bin ?? {})) {
      expect(name).toMatch(/^[a-z][a-z-]+$/);
      expect(file).toMatch(/^\.\/dist\/.+\.js$/);
    }
  });
});

it('versions all published packages together', () => {
  const { fixed } = JSON.parse(readFileSync(join(repositoryRoot, '.changeset', 'config.json'), 'utf8'));
  expect(fixed).toEqual([expect.arrayContaining(published.map(({ name }) => name))]);
  expect(fixed[0]).toHaveLength(published.length);
  expect(new Set(published.map(({ manifest }) => manifest.version)).size).toBe(1);
});

it('gives shared versions once, in the catalog', () => {
  const ranges = workspaces.flatMap(({ manifest: { dependencies, devDependencies } }) =>
    Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => !range.startsWith('workspace:')),
  );
  const sharers = (name: string) => ranges.filter(([other]) => other === name).length;
  const repeated = ranges.filter(([name, range]) => range !== 'catalog:' && sharers(name) > 1);
  expect(repeated).toEqual([]);
});

it('runs with the Node that this run is meant for', () => {
  const { devDependencies } = readManifest(repositoryRoot);
  const expected = process.env.EXPECTED_NODE_MAJOR ?? devDependencies?.node?.match(/\d+/)?.[0];
  expect(process.versions.node.split('.')[0]).toBe(expected);
});
