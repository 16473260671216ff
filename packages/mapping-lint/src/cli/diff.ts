import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { ExportError, type ReadExport, readExport } from 'entra-mapping';
import { diffExports, type MappingChange } from '../diff/diff-exports.ts';
import { escapeText } from '../text/escape.ts';
import { EXIT_FINDINGS } from './exit-codes.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** `mapping-lint diff`: what changed in meaning between two exports. */
export function diffCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('diff')
    .description('show what two exports do differently; exits with 1 when there is something')
    .argument('<before>', 'an export')
    .argument('<after>', 'a later one')
    .addOption(new Option('-f, --format <name>', 'how to write it').choices(['text', 'json']).default('text'))
    .action((before: string, after: string, { format }: { format: 'text' | 'json' }) => {
      const changes = diffExports(readFile(before), readFile(after));
      io.stdout.write(
        format === 'json' ? `${JSON.stringify({ version: 1, changes }, null, 2)}\n` : formatChanges(changes),
      );
      done(changes.length === 0 ? 0 : EXIT_FINDINGS);
    });
}

/**
 * Reads the export in a file.
 *
 * @throws {UsageError} with the place and the reason, when there is none.
 */
export function readFile(path: string): ReadExport {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UsageError(`${path} can't be read`);
  }
  try {
    return readExport(bytes);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    throw new UsageError(`${path}:${error.line}:${error.column}: ${error.reason} (${error.help})`);
  }
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
