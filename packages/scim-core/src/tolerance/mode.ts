import { didYouMean } from '../error/did-you-mean.ts';
import { type ToleranceId, tolerances } from './tolerances.ts';

/**
 * How closely the RFC is followed: `strict` is the RFC, `lenient` (the default everywhere) allows every tolerance, and an
 * object starts from one of them and allows or refuses single tolerances by id.
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

const compiled = new WeakMap<object, ReadonlySet<string>>();

function allowedBy(mode: Exclude<Mode, string>): ReadonlySet<string> {
  let set = compiled.get(mode);
  if (set === undefined) {
    const ids = new Set<string>(mode.base === 'lenient' ? Object.keys(tolerances) : []);
    for (const id of [...(mode.allow ?? []), ...(mode.refuse ?? [])]) {
      if (!Object.hasOwn(tolerances, id)) {
        throw new TypeError(`unknown tolerance "${id}".${didYouMean(id, Object.keys(tolerances))}`);
      }
    }
    for (const id of mode.allow ?? []) ids.add(id);
    for (const id of mode.refuse ?? []) ids.delete(id);
    set = ids;
    compiled.set(mode, set);
  }
  return set;
}

/**
 * Whether a mode allows a tolerance.
 *
 * @param mode Default `lenient`.
 * @throws TypeError when the mode names a tolerance that does not exist.
 */
export function allows(mode: Mode | undefined, id: ToleranceId): boolean {
  if (mode === undefined || mode === 'lenient') return true;
  if (mode === 'strict') return false;
  if (typeof mode !== 'object')
    throw new TypeError(`unknown mode ${JSON.stringify(mode)}, expected "strict" or "lenient"`);
  return allowedBy(mode).has(id);
}
