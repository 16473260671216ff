import type { FileResult, Survivor } from './report.ts';

/** Why no test notices a change. */
export const REASONS = {
  words: {
    title: 'words of a message',
    explanation:
      'A sentence of an error, or a part of one, is another. Tests hold errors to their status, keyword and place, and to the words that tell what to do; not to every word.',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly explanation: string }>>;

export type ReasonName = keyof typeof REASONS;

/** The reason why a change is not noticed; `undefined` for one that is not explained. */
export function explain({ original }: Survivor): ReasonName | undefined {
  return /^['"`].* .*['"`]$/.test(original) ? 'words' : undefined;
}

/** The changes that are neither noticed nor explained. */
export function unexplained(results: readonly FileResult[]): Survivor[] {
  return results.flatMap(({ survivors }) => survivors).filter((survivor) => explain(survivor) === undefined);
}
