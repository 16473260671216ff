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

/** Makes options not look at a variable that is empty, or that says no to a switch, such as `0`; it would count as given. */
export function heedVariables(command: Command, env: Io['env']): void {
  for (const option of command.options) {
    const value = env[option.envVar ?? ''];
    const isNo = option.isBoolean() && /^(0|false|no)$/i.test(value ?? '');
    if (value === '' || isNo) delete option.envVar;
  }
}
