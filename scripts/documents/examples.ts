import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { repositoryRoot, type Workspace } from '../shared/workspaces.ts';
import { parseMarkdown } from './markdown.ts';
import type { PublicExport } from './project.ts';
import type { Snippet } from './snippets.ts';

/**
 * Lists the `@example` blocks in the comments of a workspace's public symbols.
 *
 * @param surface What the package exports. An example without an import gets one for what it uses of that, since in an
 *   editor's hover the import is noise.
 */
export function findExamples({ folder }: Workspace, surface: readonly PublicExport[]): Snippet[] {
  return sourcesOf(folder).flatMap((path) =>
    examplesIn(path, readFileSync(join(repositoryRoot, path), 'utf8'), surface),
  );
}

/** The files of a workspace that its users run, from the repository root. */
export function sourcesOf(folder: string): string[] {
  const exclude = ['**/*.{test,test-d,soak}.ts', '**/fixtures/**'];
  return globSync(`${folder}/src/**/*.ts`, { cwd: repositoryRoot, exclude })
    .map((file) => file.split(sep).join('/'))
    .sort();
}

const COMMENT = /^[ \t]*\/\*\*[\s\S]*?\*\//gm;
/** What a comment stands before; group 1 is the name of a symbol that the module exports. */
const DECLARATION = /^\s*export (?:declare |abstract |async )*(?:function\*?|const|class|interface|type) (\w+)/;

function examplesIn(path: string, source: string, surface: readonly PublicExport[]): Snippet[] {
  return [...source.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
    const text = comment.replace(/^[ \t]*(?:\/\*\*|\*\/|\*) ?/gm, '').replace(/\*\/$/, '');
    if (!/^@example\b/m.test(text)) return [];
    const [, name] = source.slice(index + comment.length).match(DECLARATION) ?? [];
    if (name !== undefined && !surface.some((item) => item.name === name)) return [];
    const firstLine = source.slice(0, index).split('\n').length;
    return parseMarkdown(text)
      .fences.filter(({ language }) => language === 'ts' || language === 'typescript')
      .map(({ code, line, flags }) => ({
        path,
        parts: [{ line: firstLine + line - 1, code }],
        prefix: missingImports(code, surface),
        run: flags.has('run'),
        server: flags.has('server'),
      }));
  });
}

/** Import declarations, on one line, for the exported names that the code uses and does not declare. */
function missingImports(code: string, surface: readonly PublicExport[]): string {
  const file = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest);
  if (file.statements.some(ts.isImportDeclaration)) return '';
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    if (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isParameter(node)) {
      if (node.name !== undefined && ts.isIdentifier(node.name)) declared.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const imports = new Map(surface.map(({ name, specifier }) => [name, specifier]).reverse() as [string, string][]);
  return [...used]
    .filter((name) => !declared.has(name) && imports.has(name))
    .map((name) => `import { ${name} } from '${imports.get(name)}'; `)
    .join('');
}
