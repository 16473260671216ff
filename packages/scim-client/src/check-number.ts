/** Where a limit is a number and there is none. */
export const UNLIMITED = Number.POSITIVE_INFINITY;

/** @throws TypeError when it is no integer, or one below the least. */
export function integer(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new TypeError(`${name} must be an integer of ${least} or more, got ${String(value)}`);
}

/** @throws TypeError when it is no number above 0. */
export function positive(name: string, value: number): number {
  if (typeof value === 'number' && value > 0) return value;
  throw new TypeError(`${name} must be a number above 0, got ${String(value)}`);
}
