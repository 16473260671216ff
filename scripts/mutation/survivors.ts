import { FILTER } from './explanations/filter.ts';
import { PATCH } from './explanations/patch.ts';
import { SCHEMA } from './explanations/schema.ts';
import { SINCE } from './explanations/since.ts';
import type { ReasonName } from './reasons.ts';
import type { FileResult, Survivor } from './report.ts';

const TABLES = [FILTER, PATCH, SCHEMA, SINCE];

/** The reason why a change is not noticed; `undefined` for one that is not explained. */
export function explain(survivor: Survivor): ReasonName | undefined {
  const change = changeOf(survivor);
  for (const table of TABLES) {
    const reasons = Object.entries(table[survivor.file]?.[survivor.line] ?? {});
    for (const [name, changes] of reasons) if (changes.includes(change)) return name as ReasonName;
  }
  return isSentence(survivor) ? 'words' : undefined;
}

/** The changes that are neither noticed nor explained. */
export function unexplained(results: readonly FileResult[]): Survivor[] {
  return results.flatMap(({ survivors }) => survivors).filter((survivor) => explain(survivor) === undefined);
}

/** Explanations of changes that are noticed by now, or of code that is gone. */
export function unneeded(results: readonly FileResult[]): string[] {
  const survivors = results.flatMap(({ file, survivors }) => [
    { file, line: '', change: '' },
    ...survivors.map((survivor) => ({ file, line: survivor.line, change: changeOf(survivor) })),
  ]);
  const isThere = new Set(survivors.map(({ file, line, change }) => [file, line, change].join('\n')));
  return TABLES.flatMap((table) => Object.entries(table)).flatMap(([file, lines]) => {
    // Of an area that has never been run nothing is known.
    if (!isThere.has([file, '', ''].join('\n'))) return [];
    return Object.entries(lines).flatMap(([line, reasons]) =>
      Object.values(reasons)
        .flat()
        .filter((change) => !isThere.has([file, line, change].join('\n')))
        .map((change) => `${file}: ${change}\n  in ${line}`),
    );
  });
}

/** How a change is written in the tables of explanations. */
export function changeOf({ original, replacement }: Survivor): string {
  return `${original} => ${replacement.replace(/\s+/g, ' ')}`;
}

/** Whether a text of several words became empty. */
function isSentence({ original, replacement }: Survivor): boolean {
  return /^(['"`])['"`]$/.test(replacement) && /^(['"`]).* .*\1$/.test(original);
}
