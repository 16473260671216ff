import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from './io.ts';

/** The variable of an option. */
export const variable = (name: string) => `ENTRA_PROVISIONER_${name}`;

/** Parses a number above 0. */
export function positive(text: string): number {
  const number = Number(text);
  if (!(Number.isInteger(number) && number > 0)) throw new InvalidArgumentError('must be a whole number above 0.');
  return number;
}

/** Of a switch whose variable says no, such as `0`, takes away that the variable is there at all. */
export function heedVariables(command: Command, env: Io['env']): void {
  for (const option of command.options) {
    const name = option.attributeName();
    if (!option.isBoolean() || option.envVar === undefined || command.getOptionValueSource(name) !== 'env') continue;
    if (/^(|0|false|no)$/i.test(env[option.envVar] ?? '')) command.setOptionValue(name, undefined);
  }
}
