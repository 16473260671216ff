import GithubSlugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** A fenced code block. */
export interface Fence {
  readonly language: string;
  /** The words after the language: `run`, `server`, `continue`, `output`. */
  readonly flags: ReadonlySet<string>;
  /** The words after the language of the form `name=value`: `exit=1`, `file=export.json`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly code: string;
  /** Line of the first line of code, counted from 1. */
  readonly line: number;
}

export interface Link {
  readonly url: string;
  readonly line: number;
}

/** The parts of a Markdown text that are checked. */
export interface Markdown {
  readonly fences: readonly Fence[];
  readonly links: readonly Link[];
  /** What can follow `#` in a link to this text, as GitHub makes it. */
  readonly anchors: ReadonlySet<string>;
}

export function parseMarkdown(text: string): Markdown {
  const fences: Fence[] = [];
  const links: Link[] = [];
  const anchors = new Set<string>();
  const slugger = new GithubSlugger();
  visit(fromMarkdown(text), (node) => {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'code') fences.push(readFence(node.lang ?? '', node.meta ?? '', node.value, line + 1));
    else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      links.push({ url: node.url, line });
    } else if (node.type === 'heading') anchors.add(slugger.slug(textOf(node)));
    else if (node.type === 'html') {
      for (const [, name] of node.value.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(name ?? '');
    }
  });
  return { fences, links, anchors };
}

function readFence(language: string, meta: string, code: string, line: number): Fence {
  const words = meta.split(/\s+/).filter((word) => word !== '');
  const attributes = words.filter((word) => word.includes('=')).map((word) => word.split(/=(.*)/s));
  return {
    language,
    flags: new Set(words.filter((word) => !word.includes('='))),
    attributes: new Map(attributes.map(([name = '', value = '']) => [name, value])),
    code,
    line,
  };
}
