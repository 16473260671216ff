import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEPENDENCY_KINDS, findWorkspaces, type Manifest, repositoryRoot } from '../../../scripts/shared/workspaces.ts';
import { allowedDependencies } from './shared/arrows.ts';
import { isInternal, readMentions, readSources } from './shared/sources.ts';

const workspaces = findWorkspaces(repositoryRoot);
const names = new Set(workspaces.map(({ name }) => name));

/** The files outside its own folder that a workspace may import. */
const SHARED_FILES = /^(tsup|vitest)\.preset\.ts$/;
const SHARED_WITH_TESTS = /^scripts\//;

function declared({ name, ...manifest }: Manifest, internal: boolean): Set<string> {
  const kinds = internal ? DEPENDENCY_KINDS : DEPENDENCY_KINDS.filter((kind) => kind !== 'devDependencies');
  return new Set([name, ...kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}))]);
}

/** `koa` of `koa/lib/x`, `@koa/router` of `@koa/router/x`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

it('finds the workspaces', () => {
  expect(names).toContain('scim-core');
  expect(names).toContain('e2e');
});

describe.each(workspaces)('$name', (workspace) => {
  const { name, folder, manifest } = workspace;
  const sources = readSources(workspace);

  it('depends only on workspaces that it may depend on', () => {
    const allowed = allowedDependencies(name);
    expect(allowed, `${name} has no place in the table of workspaces`).toBeDefined();
    const dependencies = DEPENDENCY_KINDS.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
    const against = dependencies.filter((dependency) => names.has(dependency) && !allowed?.has(dependency));
    expect(against).toEqual([]);
  });

  it('takes workspaces of this repository by the workspace protocol', () => {
    const ranges = DEPENDENCY_KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
    expect(ranges.filter(([dependency, range]) => names.has(dependency) && range !== 'workspace:*')).toEqual([]);
  });

  it('declares every package that it imports, for users too where users run it', () => {
    const undeclared = sources.flatMap(({ path, internal, imports }) =>
      imports
        .filter(({ name }) => !/^(\.|node:)/.test(name))
        .filter(({ name }) => !declared(manifest, internal || manifest.private === true).has(packageOf(name)))
        // Types for the inside alone need not be installed with a package: the test below looks at its declarations.
        .filter(({ name, typeOnly }) => !(typeOnly && declared(manifest, true).has(`@types/${packageOf(name)}`)))
        .map(({ name, line }) => `${folder}/${path}:${line} imports ${name}`),
    );
    expect(undeclared).toEqual([]);
  });

  it('has declarations that speak only of packages that come with it', () => {
    const files = globSync('dist/**/*.d.ts', { cwd: workspace.path });
    const undeclared = files.flatMap((file) =>
      readMentions(readFileSync(join(workspace.path, file), 'utf8'))
        .imports.filter(({ name }) => !/^(\.|node:)/.test(name))
        .filter(({ name }) => !declared(manifest, manifest.private === true).has(packageOf(name)))
        .map(({ name, line }) => `${folder}/${file}:${line} imports ${name}`),
    );
    expect(undeclared).toEqual([]);
  });

  it('reaches into no other workspace by path', () => {
    const outside = sources.flatMap(({ path, internal, imports }) =>
      imports
        .filter(({ name }) => name.startsWith('.'))
        .map((mention) => ({ ...mention, target: posix.join(folder, posix.dirname(path), mention.name) }))
        .filter(({ target }) => !target.startsWith(`${folder}/`))
        .filter(({ target }) => !(internal && SHARED_FILES.test(target)))
        .filter(({ target }) => !(internal && SHARED_WITH_TESTS.test(target)))
        .map(({ name, line }) => `${folder}/${path}:${line} imports ${name}`),
    );
    expect(outside).toEqual([]);
  });

  it('keeps what only tests use out of what users run', () => {
    const leaks = sources
      .filter(({ internal }) => !internal && manifest.private !== true)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ name }) => name.startsWith('.') && isInternal(posix.join(posix.dirname(path), name)))
          .map(({ name, line }) => `${folder}/${path}:${line} imports ${name}`),
      );
    expect(leaks).toEqual([]);
  });
});
