import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { findWorkspaces, repositoryRoot } from '../shared/workspaces.ts';
import { type Markdown, parseMarkdown } from './markdown.ts';

export interface Document extends Markdown {
  /** Path from the repository root, with forward slashes. */
  readonly path: string;
}

/** Reads the Markdown files of the root, `docs`, `examples` and the workspaces; changelogs are written by a tool. */
export function readDocuments(): Document[] {
  const folders = findWorkspaces(repositoryRoot).map(({ folder }) => `${folder}/**/*.md`);
  const patterns = ['*.md', 'docs/**/*.md', 'examples/**/*.md', ...folders];
  const exclude = ['**/node_modules/**', '**/dist/**', '**/fixtures/**', '**/CHANGELOG.md'];
  return globSync(patterns, { cwd: repositoryRoot, exclude })
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, ...parseMarkdown(readFileSync(join(repositoryRoot, path), 'utf8')) }));
}

/**
 * Throws when a link inside the repository leads nowhere: to a path or a heading that does not exist.
 *
 * @param exists Whether a path from the repository root names a file or a folder.
 */
export function checkLinks(
  document: Document,
  documents: readonly Document[],
  exists: (path: string) => boolean,
): void {
  const problems: string[] = [];
  for (const { url, line } of document.links) {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) continue;
    const [target = '', anchor] = url.split('#');
    const path = target === '' ? document.path : posix.normalize(posix.join(dirname(document.path), decodeURI(target)));
    if (path.startsWith('../')) problems.push(`${document.path}:${line} leaves the repository: ${url}`);
    else if (!exists(path)) problems.push(`${document.path}:${line} leads nowhere: ${url}`);
    else if (anchor !== undefined) {
      const anchors = documents.find((other) => other.path === path)?.anchors;
      if (anchors !== undefined && !anchors.has(anchor))
        problems.push(`${document.path}:${line} no such heading: ${url}`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
