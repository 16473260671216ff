/** How many letters may differ for a suggestion to be of help: two fifths of the shorter word, and always one. */
function threshold(word: string, candidate: string): number {
  return Math.max(1, Math.floor(Math.min(word.length, candidate.length) * 0.4));
}

/** How often letters occur, by the last bits of their codes. */
const letters = new Int32Array(32);

/** How many edits it takes at least: letters that one word has and the other lacks; quickly told. */
function leastEdits(x: string, y: string): number {
  letters.fill(0);
  for (let at = 0; at < x.length; at += 1) letters[x.charCodeAt(at) & 31]! += 1;
  for (let at = 0; at < y.length; at += 1) letters[y.charCodeAt(at) & 31]! -= 1;
  let [more, fewer] = [0, 0];
  for (const count of letters) {
    if (count > 0) more += count;
    else fewer -= count;
  }
  return Math.max(more, fewer);
}

/** Edit distance with transpositions, given up beyond `limit`; a difference in case counts as one edit in all. */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  if (x === y) return 1;
  if (Math.abs(x.length - y.length) > limit || leastEdits(x, y) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: y.length + 1 }, (_, column) => column);
  for (let row = 1; row <= x.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= y.length; column += 1) {
      const cost = x[row - 1] === y[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && x[row - 1] === y[column - 2] && x[row - 2] === y[column - 1]) {
        best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[y.length] ?? limit + 1;
}

/** How long the URN is with which both words begin; what is the same in both tells nothing about how near they are. */
function sharedUrn(a: string, b: string): number {
  let length = 0;
  for (let at = 0; at < Math.min(a.length, b.length) && a[at] === b[at]; at += 1) if (a[at] === ':') length = at + 1;
  return length;
}

/**
 * The known words nearest to a mistyped one, nearest first; empty when none is near.
 *
 * @example
 * ```ts
 * import { suggestions } from 'scim-core';
 *
 * suggestions('usernam', ['userName', 'nickName', 'title']); // ['userName']
 * ```
 */
export function suggestions(word: string, known: Iterable<string>, most = 3): string[] {
  if (word.length > 100) return [];
  const near: { candidate: string; edits: number }[] = [];
  for (const candidate of known) {
    const shared = sharedUrn(word, candidate);
    const [given, meant] = [word.slice(shared), candidate.slice(shared)];
    const limit = threshold(given, meant);
    const edits = distance(given, meant, limit);
    if (edits <= limit) near.push({ candidate, edits });
  }
  near.sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, most).map(({ candidate }) => candidate);
}

/**
 * A sentence such as ` Did you mean "userName"?`, or nothing when no known word is near.
 *
 * @example
 * ```ts
 * import { didYouMean } from 'scim-core';
 *
 * didYouMean('tilte', ['userName', 'title']); // ' Did you mean "title"?'
 * ```
 */
export function didYouMean(word: string, known: Iterable<string>): string {
  const [nearest] = suggestions(word, known, 1);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
