import { escapeText } from '../../text/escape.ts';
import { quantity } from '../../text/words.ts';
import type { Io } from '../io.ts';
import type { Checked } from './check-input.ts';
import { replaceFile } from './replace-file.ts';

/** Writes what was mended: a file in its place, standard input to standard output, or the difference alone. */
export async function writeFixed(
  { fixed, report, isStdin, before }: Checked,
  isDryRun: boolean,
  io: Io,
): Promise<void> {
  if (fixed === undefined) return;
  if (isDryRun) {
    if (fixed.fixed > 0) io.stdout.write(await differenceOf(report.path, before, fixed.exported.document.text));
  } else if (isStdin) io.stdout.write(fixed.bytes);
  else if (fixed.fixed > 0) replaceFile(report.path, fixed.bytes);
  if (fixed.fixed > 0) {
    const problems = quantity(fixed.fixed, 'problem');
    io.stderr.write(`${escapeText(report.path)}: ${isDryRun ? 'would mend' : 'mended'} ${problems}\n`);
  }
}

/** A patch as `git apply` and `patch` take it. */
async function differenceOf(path: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const name = escapeText(path);
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after);
  return patch
    .split('\n')
    .filter((line) => !/^=+$/.test(line))
    .map(escapeText)
    .join('\n');
}
