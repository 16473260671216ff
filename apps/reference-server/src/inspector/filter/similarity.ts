/** Longer texts are as alike as their beginnings. */
const mostCompared = 100;

/** How alike two texts are, from 0 to 1: by the pairs of letters that they have in common (Dice's coefficient). */
export function similarity(one: string, other: string): number {
  const a = pairsOf(one);
  const b = pairsOf(other);
  if (a.length === 0 || b.length === 0) return one.toLowerCase() === other.toLowerCase() ? 1 : 0;
  const left = [...b];
  let common = 0;
  for (const pair of a) {
    const index = left.indexOf(pair);
    if (index === -1) continue;
    left.splice(index, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

function pairsOf(text: string): string[] {
  const letters = Array.from(text.slice(0, mostCompared).toLowerCase());
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
