import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateApiReference } from './documents/api-reference.ts';
import { checkLinks, readDocuments } from './documents/documents.ts';
import { findExamples, sourcesOf } from './documents/examples.ts';
import { methodsWithoutExample } from './documents/methods.ts';
import { SnippetProject } from './documents/project.ts';
import { withServer } from './documents/server.ts';
import { findShellBlocks, runShellBlocks } from './documents/shell.ts';
import { findSnippets } from './documents/snippets.ts';
import { Checklist } from './shared/checklist.ts';
import { findWorkspaces, repositoryRoot } from './shared/workspaces.ts';

/**
 * Holds the documents to the code, after a build: links lead somewhere, TypeScript compiles against the built packages,
 * and what is marked `run` runs and prints what the document says. CONTRIBUTING.md explains the marks. Arguments are parts
 * of the names of checks, of which only these are made.
 */

/** Packages that people call method by method, each of which shows how. */
const EXAMPLE_PER_METHOD = new Set(['scim-client']);

const checklist = new Checklist('docs', process.argv.slice(2));
const documents = readDocuments();
const published = findWorkspaces(repositoryRoot).filter(({ manifest }) => manifest.private !== true);
const project = new SnippetProject(join(repositoryRoot, 'reports', 'documents'));
const surface = project.exportsOf(published);

const snippets = [
  ...documents.flatMap(findSnippets),
  ...published.flatMap((workspace) => findExamples(workspace, surface.get(workspace.name) ?? [])),
];
const errors = project.check(snippets);

for (const document of documents) {
  await checklist.check(`${document.path}: links`, () =>
    checkLinks(document, documents, (path) => existsSync(join(repositoryRoot, path))),
  );
}
for (const path of new Set(snippets.map((snippet) => snippet.path))) {
  const group = snippets.filter((snippet) => snippet.path === path);
  await checklist.check(`${path}: TypeScript compiles (${group.length})`, () =>
    throwAll(group.flatMap((snippet) => errors.get(snippet) ?? [])),
  );
}
for (const snippet of snippets.filter(({ run }) => run)) {
  await checklist.check(`${snippet.path}:${snippet.parts[0]?.line} runs`, () =>
    withServer(snippet.server, (server) => project.run(snippet, server)),
  );
}
for (const [name, exports] of surface) {
  await checklist.check(`${name}: every export has a comment (${exports.length})`, () => {
    if (exports.length === 0) throw new Error('exports nothing, or is not built');
    const undocumented = exports.filter(({ documented }) => !documented);
    throwAll(undocumented.map((item) => `${item.specifier} exports ${item.name} without one`));
  });
}
for (const { name, folder } of published.filter(({ name }) => EXAMPLE_PER_METHOD.has(name))) {
  const names = new Set(surface.get(name)?.map((item) => item.name));
  await checklist.check(`${name}: every method has an example that runs`, () =>
    throwAll(
      sourcesOf(folder).flatMap((path) =>
        methodsWithoutExample(path, readFileSync(join(repositoryRoot, path), 'utf8'), names),
      ),
    ),
  );
}
for (const workspace of published) {
  await checklist.check(`${workspace.name}: API reference, without any`, () => generateApiReference(workspace));
}
for (const document of documents) {
  const blocks = findShellBlocks(document);
  if (blocks.length === 0) continue;
  const server = document.fences.some(({ language, flags }) => flags.has('server') && language !== 'ts');
  await checklist.check(`${document.path}: commands run (${blocks.length})`, () =>
    withServer(server, (running) => runShellBlocks(document, blocks, running)),
  );
}
checklist.finish();

function throwAll(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
