import type { Document } from './documents.ts';
import { compareOutput } from './expected.ts';
import type { Fence } from './markdown.ts';

/** A piece of TypeScript in a document, or several that continue one another. */
export interface Snippet {
  /** Where it is written: path from the repository root. */
  readonly path: string;
  readonly parts: { readonly line: number; readonly code: string }[];
  /** Goes before the code, without a line break; an import that an example in a comment leaves out. */
  readonly prefix: string;
  run: boolean;
  /** Whether it talks to a server that is to be started. */
  server: boolean;
  /** The output that the document shows after it. */
  output?: string;
}

const SERVER_ORIGIN = /http:\/\/(?:127\.0\.0\.1|localhost):7644/g;

/**
 * Lists the TypeScript of a document. The words after `ts` say what happens besides type-checking: `run` runs it,
 * `server` starts a server for it, `continue` adds it to the snippet before.
 */
export function findSnippets(document: Document): Snippet[] {
  const snippets: Snippet[] = [];
  document.fences.forEach((fence, index) => {
    if (fence.language !== 'ts' && fence.language !== 'typescript') return;
    const { flags, line, code } = fence;
    let snippet = snippets.at(-1);
    if (snippet === undefined || !flags.has('continue')) {
      snippet = { path: document.path, parts: [], prefix: '', run: false, server: false };
      snippets.push(snippet);
    }
    snippet.parts.push({ line, code });
    snippet.run ||= flags.has('run');
    snippet.server ||= flags.has('server');
    const output = outputAfter(document.fences, index);
    if (output !== undefined) snippet.output = output.code;
  });
  return snippets;
}

/** The block that shows what the block before it prints: ```` ```text output ```` or ```` ```json output ````. */
export function outputAfter(fences: readonly Fence[], index: number): Fence | undefined {
  const next = fences[index + 1];
  return next?.flags.has('output') ? next : undefined;
}

/** Puts the address of the running server where a document shows the default one. */
export function useServer(text: string, origin: string | undefined): string {
  return origin === undefined ? text : text.replace(SERVER_ORIGIN, origin);
}

export function codeOf({ prefix, parts }: Snippet): string {
  return `${prefix}${parts.map(({ code }) => code).join('\n')}\n`;
}

/** The line of the document that a line of {@link codeOf} comes from, both counted from 1. */
export function documentLine({ parts }: Snippet, line: number): number {
  let first = 1;
  for (const part of parts) {
    const count = part.code.split('\n').length;
    if (line < first + count) return part.line + line - first;
    first += count;
  }
  return parts.at(-1)?.line ?? 1;
}

/**
 * Throws when a snippet printed something else than it says: the block after it, or its comments `// → …`, one for
 * each line of output.
 */
export function checkOutput(snippet: Snippet, stdout: string): void {
  const comments = [...codeOf(snippet).matchAll(/\/\/ → ?(.*)$/gm)].map(([, text]) => text);
  const expected = snippet.output ?? (comments.length > 0 ? comments.join('\n') : undefined);
  if (expected !== undefined) compareOutput(expected, stdout, 'text');
}
