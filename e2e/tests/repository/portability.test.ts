import { describe, expect, it } from 'vitest';
import { findWorkspaces, repositoryRoot } from '../../../scripts/shared/workspaces.ts';
import { readMentions, readSources } from './shared/sources.ts';

/** Workspaces that only ever run in Node; the command of any other is `src/cli`, and `src/node` is an entry of its own. */
const NODE_ONLY = new Set(['scim-store-sqlite', 'scim-reference-server', 'e2e', 'benchmarks']);
const FOR_NODE = /^src\/(cli|node)(\.ts$|\/)/;

const EVALUATES = new Set(['eval', 'new Function']);

describe.each(findWorkspaces(repositoryRoot))('$name', (workspace) => {
  const { name, folder } = workspace;
  const sources = readSources(workspace);

  it('uses Node only where it is a command, a server or a test', () => {
    const found = sources
      .filter(({ path, internal }) => !NODE_ONLY.has(name) && !internal && !FOR_NODE.test(path))
      .flatMap(({ path, imports, globals }) =>
        [...imports.filter((item) => item.name.startsWith('node:')), ...globals].map(
          (item) => `${folder}/${path}:${item.line} uses ${item.name}`,
        ),
      );
    expect(found).toEqual([]);
  });

  it('evaluates no text, so that it runs under script-src self', () => {
    const found = sources.flatMap(({ path, globals }) =>
      globals.filter((item) => EVALUATES.has(item.name)).map((item) => `${folder}/${path}:${item.line} ${item.name}`),
    );
    expect(found).toEqual([]);
  });
});

describe('what a module mentions', () => {
  it.each([
    ["import { join } from 'node:path';", 'node:path', false],
    ["import { type Path, join } from 'node:path';", 'node:path', false],
    ["import type { Server } from 'node:http';", 'node:http', true],
    ["export * from 'node:fs';", 'node:fs', false],
    ["export type * from 'node:fs';", 'node:fs', true],
    ["await import('node:os');", 'node:os', false],
    ["type Url = import('node:url').URL;", 'node:url', true],
  ])('includes the import in %s', (text, specifier, typeOnly) => {
    expect(readMentions(text).imports).toEqual([{ name: specifier, line: 1, typeOnly }]);
  });

  it.each([
    ['const { env } = process;', 'process'],
    ['globalThis.process.exit();', 'process'],
    ['global.Buffer;', 'Buffer'],
    ['Buffer.from("a");', 'Buffer'],
    ['const bytes: Buffer = x;', 'Buffer'],
    ['require("fs");', 'require'],
    ['import.meta.dirname;', 'import.meta.dirname'],
    ['eval("1");', 'eval'],
    ['(0, eval)("1");', 'eval'],
    ['new Function("return 1");', 'new Function'],
    ['Function("return 1")();', 'new Function'],
  ])('includes the global in %s', (text, name) => {
    expect(readMentions(text).globals.map((item) => item.name)).toContain(name);
  });

  it.each([
    'rules.process(x);',
    'const a = { process: 1 };',
    'interface A { Buffer: string }',
    'let f: Function;',
    '// eval()',
  ])('includes nothing in %s', (text) => {
    expect(readMentions(text)).toEqual({ imports: [], globals: [] });
  });
});
