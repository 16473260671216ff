import { suggestions } from 'scim-core';

/**
 * The known word that a misspelt one was most likely meant to be; one that differs by letter case alone is always taken.
 *
 * @returns `undefined` when no known word is close.
 */
export function suggestWord(word: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const folded = word.toLowerCase();
  return words.find((candidate) => candidate.toLowerCase() === folded) ?? suggestions(word, words, 1)[0];
}
