import { suggestWord } from '../suggest.ts';
import { conversionFunctions } from './conversion.ts';
import { dateFunctions } from './date.ts';
import type { FunctionDefinition } from './definition.ts';
import { flowFunctions } from './flow.ts';
import { generatorFunctions } from './generator.ts';
import { listFunctions } from './list.ts';
import { logicFunctions } from './logic.ts';
import { replaceFunctions } from './replace.ts';
import { roleFunctions } from './role.ts';
import { textFunctions } from './text.ts';

/**
 * Every function that the documentation describes or the API lists, by family.
 *
 * @see [Function reference](https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data)
 *
 * @example
 * ```ts
 * for (const { name, summary } of functionDefinitions) console.log(name, summary);
 * ```
 */
export const functionDefinitions: readonly FunctionDefinition[] = [
  ...textFunctions,
  ...replaceFunctions,
  ...logicFunctions,
  ...flowFunctions,
  ...dateFunctions,
  ...listFunctions,
  ...conversionFunctions,
  ...generatorFunctions,
  ...roleFunctions,
];

const BY_NAME: ReadonlyMap<string, FunctionDefinition> = new Map(
  functionDefinitions.map((definition) => [definition.name.toLowerCase(), definition]),
);

/**
 * Finds a function by its name in any letter case.
 *
 * @example
 * ```ts
 * findFunction('tolower')?.name; // ToLower
 * ```
 */
export function findFunction(name: string): FunctionDefinition | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** The name of a function that a misspelt one was most likely meant to be. */
export function suggestFunction(name: string): string | undefined {
  return suggestWord(
    name,
    functionDefinitions.map((definition) => definition.name),
  );
}
