import { didYouMean } from '../error/did-you-mean.ts';
import { printable } from '../error/syntax-error.ts';
import type { Mode } from './mode.ts';
import { tolerances } from './tolerances.ts';

/**
 * Reads a mode that comes from a flag or a file: a word, or the JSON form with single tolerances.
 *
 * @throws TypeError that names what is wrong and suggests the tolerance that was meant.
 * @example
 * ```ts
 * import { readMode } from 'scim-core';
 *
 * const mode = readMode({ base: 'strict', allow: ['patch.op-any-case'] });
 * ```
 */
export function readMode(value: unknown): Mode {
  if (value === 'strict' || value === 'lenient') return value;
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`unknown mode ${JSON.stringify(value)}, expected "strict", "lenient" or an object with base`);
  }
  const { base, allow, refuse, ...others } = value as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new TypeError(
      `a mode has no "${printable(unknown, 100)}".${didYouMean(unknown, ['base', 'allow', 'refuse'])}`,
    );
  }
  if (base !== 'strict' && base !== 'lenient') throw new TypeError('the base of a mode must be "strict" or "lenient"');
  for (const ids of [allow, refuse]) {
    if (ids === undefined) continue;
    if (!Array.isArray(ids)) throw new TypeError('allow and refuse must be arrays of tolerance ids');
    for (const id of ids) {
      if (typeof id === 'string' && Object.hasOwn(tolerances, id)) continue;
      throw new TypeError(`unknown tolerance ${JSON.stringify(id)}.${didYouMean(String(id), Object.keys(tolerances))}`);
    }
  }
  return value as Mode;
}
