import type { ToleranceId } from './tolerances.ts';

/**
 * How closely the RFC is followed: `strict` is the RFC, `lenient` (the default everywhere) allows every tolerance, and an
 * object starts from one of them and allows or refuses single tolerances by id.
 *
 * Check one that comes from outside with {@link readMode}.
 */
export type Mode =
  | 'strict'
  | 'lenient'
  | {
      readonly base: 'strict' | 'lenient';
      readonly allow?: readonly ToleranceId[];
      readonly refuse?: readonly ToleranceId[];
    };

/** Told whenever a tolerance was needed. */
export type ToleranceListener = (id: ToleranceId, where: string) => void;

/**
 * Whether a mode allows a tolerance.
 *
 * @param mode Default `lenient`.
 * @throws TypeError when it is no mode.
 * @example
 * ```ts
 * import { allows } from 'scim-core';
 *
 * allows({ base: 'strict', allow: ['patch.op-any-case'] }, 'patch.op-any-case'); // true
 * ```
 */
export function allows(mode: Mode | undefined, id: ToleranceId): boolean {
  if (mode === undefined || mode === 'lenient') return true;
  if (mode === 'strict') return false;
  if (typeof mode !== 'object')
    throw new TypeError(`unknown mode ${JSON.stringify(mode)}, expected "strict" or "lenient"`);
  if (mode.refuse?.includes(id) === true) return false;
  return mode.base === 'lenient' || mode.allow?.includes(id) === true;
}
