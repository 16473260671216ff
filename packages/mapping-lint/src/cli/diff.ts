import { diffExports, type MappingChange } from '../diff/diff-exports.ts';
import { escapeJson, escapeText } from '../text/escape.ts';
import { EXIT_FINDINGS } from './exit-codes.ts';
import type { Io } from './io.ts';
import { readExportFile } from './read-export-file.ts';

/** Shows what changed in meaning between two exports. */
export function diff(before: string, after: string, { format }: { readonly format: 'text' | 'json' }, io: Io): number {
  const changes = diffExports(readExportFile(before), readExportFile(after));
  io.stdout.write(format === 'json' ? `${escapeJson({ version: 1, changes })}\n` : formatChanges(changes));
  return changes.length === 0 ? 0 : EXIT_FINDINGS;
}

const MARKS = { added: '+', removed: '-', changed: '~' };

function formatChanges(changes: readonly MappingChange[]): string {
  if (changes.length === 0) return 'Both do the same.\n';
  let mapping: string | undefined;
  const lines = changes.flatMap((change) => {
    const heading =
      change.objectMapping === mapping ? [] : [...(mapping === undefined ? [] : ['']), change.objectMapping];
    mapping = change.objectMapping;
    return [...heading, `  ${MARKS[change.kind]} ${describe(change)}`];
  });
  return `${lines.map(escapeText).join('\n')}\n`;
}

function describe({ kind, target, setting, before, after }: MappingChange): string {
  const subject = target ?? 'object mapping';
  if (kind === 'changed') return `${subject}: ${setting} ${before ?? 'none'} → ${after ?? 'none'}`;
  return `${subject} ← ${(kind === 'added' ? after : before) ?? 'no source'}`;
}
