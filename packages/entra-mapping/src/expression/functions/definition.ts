import type { AttributeValue, Value } from '../values/value.ts';
import type { Call } from './call.ts';

/** What an argument is read as. Everything is text underneath. */
export type ParameterType =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'condition'
  | 'date'
  | 'list'
  | 'binary'
  | 'reference'
  | 'any';

/** What a function gives. */
export type ReturnType = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'any' | 'never';

/** One parameter of a function. */
export interface ParameterDefinition {
  readonly name: string;
  readonly type: ParameterType;
  readonly required: boolean;
  /** May be given any number of times; only the last parameter is. */
  readonly repeated?: boolean;
  /** The only words the argument may be. */
  readonly words?: readonly string[];
  /** Whether the words must be written in exactly this letter case. */
  readonly caseSensitive?: boolean;
  /** Whether the documentation says what a list does here. */
  readonly acceptsList?: boolean;
  /** The key under which the service's own parse tree keeps the argument, where it differs from the name. */
  readonly key?: string;
  readonly description: string;
}

/** Where a function is described. */
export interface FunctionDocumentation {
  /**
   * - `reference`: the function reference of application provisioning
   * - `elsewhere`: another page of the product's documentation
   * - `listed`: named by the API or in default mappings, and described nowhere
   */
  readonly status: 'reference' | 'elsewhere' | 'listed';
  readonly url: string;
}

/** A call with its result; the documentation shows it and a test evaluates it. */
export interface FunctionExample {
  readonly expression: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** The instant that `Now` gives. */
  readonly now?: string;
  /** The numbers that a random source gives, over and over. */
  readonly random?: readonly number[];
  /** The values that are in use already. */
  readonly taken?: readonly string[];
  readonly domain?: string;
  readonly expected: string | readonly string[] | null;
  readonly flow?: 'ignore';
  /** The code of the error that evaluation ends with. */
  readonly error?: string;
}

/** The group of functions a function is documented with. */
export type FunctionFamily =
  | 'text'
  | 'replace'
  | 'logic'
  | 'flow'
  | 'date'
  | 'list'
  | 'conversion'
  | 'generator'
  | 'role';

/** What is known of one function. */
export interface FunctionDefinition {
  /** The documented spelling. */
  readonly name: string;
  readonly family: FunctionFamily;
  readonly summary: string;
  readonly parameters: readonly ParameterDefinition[];
  /** The fewest arguments, where it is not the number of required parameters. */
  readonly minimumArguments?: number;
  readonly returns: ReturnType;
  /** What becomes of null and empty arguments, and whether that is documented or inferred. */
  readonly nulls: { readonly behaviour: string; readonly basis: 'documented' | 'inferred' };
  /** Further behaviour that the documentation states. */
  readonly documented?: readonly string[];
  /** Further behaviour that follows from examples, or was chosen where nothing is known. */
  readonly inferred?: readonly string[];
  /** Where the function may be used, when not everywhere. */
  readonly restriction?: string;
  readonly documentation: FunctionDocumentation;
  readonly example: FunctionExample;
  /** Evaluates a call; arguments are evaluated when they are asked for. */
  evaluate(call: Call): Value;
}

/**
 * The number of arguments a function takes.
 *
 * @example
 * ```ts
 * const join = findFunction('Join');
 * if (join) arityOf(join); // { minimum: 2, maximum: Infinity }
 * ```
 */
export function arityOf(definition: FunctionDefinition): { readonly minimum: number; readonly maximum: number } {
  const { parameters, minimumArguments } = definition;
  const required = parameters.filter((parameter) => parameter.required).length;
  const isOpen = parameters.at(-1)?.repeated === true;
  return { minimum: minimumArguments ?? required, maximum: isOpen ? Number.POSITIVE_INFINITY : parameters.length };
}

/** The parameter an argument belongs to; the last one is repeated where it may be. */
export function parameterAt(definition: FunctionDefinition, slot: number): ParameterDefinition | undefined {
  const last = definition.parameters.at(-1);
  return definition.parameters[slot] ?? (last?.repeated === true ? last : undefined);
}

/**
 * The signature of a function: optional parameters end in `?`, repeated ones in `…`.
 *
 * @example
 * ```ts
 * const mid = findFunction('Mid');
 * if (mid) signatureOf(mid); // Mid(source, start, length)
 * ```
 */
export function signatureOf({ name, parameters }: FunctionDefinition): string {
  const printed = parameters.map((parameter) => {
    const suffix = parameter.repeated === true ? '…' : parameter.required ? '' : '?';
    return parameter.name + suffix;
  });
  return `${name}(${printed.join(', ')})`;
}

const BASE = 'https://learn.microsoft.com/entra/identity';

/** A function of the reference page of application provisioning. */
export function inReference(anchor: string): FunctionDocumentation {
  return { status: 'reference', url: `${BASE}/app-provisioning/functions-for-customizing-application-data#${anchor}` };
}

/** A function that only the page of Cloud Sync describes. */
export function inCloudSync(anchor: string): FunctionDocumentation {
  return { status: 'elsewhere', url: `${BASE}/hybrid/cloud-sync/reference-expressions#${anchor}` };
}

/** A function that the list of the API has, and no page describes. */
export const LISTED_ONLY: FunctionDocumentation = {
  status: 'listed',
  url: 'https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-functions',
};
