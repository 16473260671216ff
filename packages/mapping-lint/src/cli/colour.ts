import type { Io } from './io.ts';

/**
 * Whether to colour: by the flag, then `NO_COLOR` and `FORCE_COLOR`, then whether a person reads at a terminal.
 *
 * The variables: https://no-color.org and https://force-color.org
 */
export function wantsColour(flag: boolean | undefined, { env, stdout }: Pick<Io, 'env' | 'stdout'>): boolean {
  if (flag !== undefined) return flag;
  if ((env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '') !== '') return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTerminal && env.TERM !== 'dumb';
}
