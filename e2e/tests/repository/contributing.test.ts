import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../scripts/documents/markdown.ts';
import { readManifest, repositoryRoot } from '../../../scripts/shared/workspaces.ts';

const scripts = readManifest(repositoryRoot).scripts ?? {};
/** Commands of pnpm itself that the documents mention. */
const BUILT_IN = ['install', 'exec', 'add'];

/** The words behind `pnpm` in the code of a Markdown text: inline, or at the start of a line in a block. */
function mentionedScripts(text: string): string[] {
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  const code = [...inline, ...parseMarkdown(text).fences.map((fence) => fence.code)].join('\n');
  return [...code.matchAll(/^(?:\$ )?(?:npx -y )?pnpm (?:run )?([a-z][\w:-]*)/gm)].flatMap(([, name]) => name ?? []);
}

it.each(['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'])('%s names commands that exist', (file) => {
  const path = join(repositoryRoot, file);
  const unknown = mentionedScripts(existsSync(path) ? readFileSync(path, 'utf8') : '').filter(
    (name) => !(name in scripts) && !BUILT_IN.includes(name),
  );
  expect(unknown).toEqual([]);
});

it('explains every command that is meant for people', () => {
  const text = readFileSync(join(repositoryRoot, 'CONTRIBUTING.md'), 'utf8');
  // These two are for the release workflow.
  const internal = ['version-packages', 'release'];
  const explained = new Set(mentionedScripts(text));
  expect(Object.keys(scripts).filter((name) => !explained.has(name) && !internal.includes(name))).toEqual([]);
});
