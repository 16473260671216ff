import { fromMarkdown } from 'mdast-util-from-markdown';

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** The blocks of code of a Markdown text, as its readers see them, and what is written around them. */
export function markdownParts(markdown: string): { readonly code: readonly string[]; readonly around: string } {
  const blocks = codeIn(fromMarkdown(markdown));
  let around = markdown;
  for (const { start, end } of blocks.toReversed()) around = around.slice(0, start) + around.slice(end);
  return { code: blocks.map(({ value }) => value), around };
}

function codeIn(node: Node): { value: string; start: number; end: number }[] {
  if (node.type === 'code') {
    const { value, position } = node;
    return [{ value, start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }];
  }
  return 'children' in node ? node.children.flatMap((child) => codeIn(child as Node)) : [];
}
