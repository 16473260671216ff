import { quoted } from '../../text/printable.ts';
import type { Argument, CallExpression } from '../ast.ts';
import type { DateTime } from '../dates/date-time.ts';
import { ExpressionError, type ExpressionErrorCode } from '../errors.ts';
import type { RegularExpressions } from '../regular-expression/engine.ts';
import { MAXIMUM_VALUE_LENGTH, parseInteger, type Value } from '../values/value.ts';
import type { FunctionDefinition } from './definition.ts';

/** Choices where the documentation allows two readings; each default is the one the documentation states. */
export interface Readings {
  /** Whether `Split` drops white space around the pieces. Default `true`, as the documented output shows. */
  readonly splitTrims?: boolean;
  /** Whether `Coalesce` passes over empty text as it passes over null. Default `false`. */
  readonly coalesceSkipsEmpty?: boolean;
  /** Whether `FormatDateTime` moves a time with an offset to UTC before it prints it. Default `false`. */
  readonly formatDateTimeConvertsToUtc?: boolean;
}

/** What functions take from outside their arguments. */
export interface EvaluationHost {
  readonly readings: Readings;
  readonly regularExpressions: RegularExpressions;
  readonly domain: string | undefined;
  /** The current instant in UTC. */
  now(): DateTime;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** Whether a value is in use; `unknown` is noted in the result. */
  isTaken(candidate: string): boolean | 'unknown';
  evaluate(node: Argument): Value;
  /** The truth of a condition: a comparison, or a value that stands for true or false. */
  evaluateCondition(node: Argument): boolean;
  /** Stops the evaluation: nothing flows to the attribute, or to the whole object. */
  ignore(scope: 'attribute' | 'object'): never;
}

/** One call under evaluation: reads its arguments, each only when it is asked for. */
export class Call {
  readonly definition: FunctionDefinition;
  readonly host: EvaluationHost;
  readonly #node: CallExpression;

  constructor(definition: FunctionDefinition, node: CallExpression, host: EvaluationHost) {
    this.definition = definition;
    this.host = host;
    this.#node = node;
  }

  /** The number of slots, empty ones included. */
  get slots(): number {
    return this.#node.arguments.length;
  }

  /** Whether an argument was written; `""` was, an empty slot was not. */
  has(slot: number): boolean {
    const argument = this.#node.arguments[slot];
    return argument !== undefined && argument.kind !== 'omitted';
  }

  /** The value of an argument; null when it was left out. */
  value(slot: number): Value {
    return this.has(slot) ? this.host.evaluate(this.#node.arguments[slot]!) : null;
  }

  /** The one text of an argument; a list of one counts as its element, and an empty list as null. */
  text(slot: number): string | null {
    const value = this.value(slot);
    if (value === null || typeof value === 'string') return value;
    if (value.length > 1) {
      const advice = 'pick one with Item or put them together with Join';
      return this.fail('argument', `takes one value, but was given ${value.length}: ${advice}`, slot);
    }
    return value[0] ?? null;
  }

  /** Applies a function to the text of an argument, or to every text of a list; null stays null. */
  mapText(slot: number, map: (text: string) => string): Value {
    const value = this.value(slot);
    if (value === null) return null;
    if (typeof value === 'string') return map(value);
    let length = 0;
    return value.map((element) => {
      const mapped = map(element);
      length += mapped.length;
      if (length > MAXIMUM_VALUE_LENGTH) this.fail('limit', `exceeds ${MAXIMUM_VALUE_LENGTH} characters`);
      return mapped;
    });
  }

  /** The whole number of an argument; null when it is null. */
  integer(slot: number): bigint | null {
    const text = this.text(slot);
    return text === null ? null : this.parseInteger(text, slot);
  }

  /** The whole number of an argument that must have one, small enough for a position or a count. */
  count(slot: number): number {
    const integer = this.integer(slot) ?? this.fail('argument', 'needs a whole number, but got null', slot);
    return Number(integer);
  }

  parseInteger(text: string, slot: number): bigint {
    return parseInteger(text) ?? this.fail('argument', `needs a whole number, but got ${quoted(text)}`, slot);
  }

  condition(slot: number): boolean {
    return this.host.evaluateCondition(this.#node.arguments[slot]!);
  }

  isComparison(slot: number): boolean {
    return this.#node.arguments[slot]?.kind === 'comparison';
  }

  /** Throws an error that points at an argument, or at the whole call. */
  fail(code: ExpressionErrorCode, message: string, slot?: number, cause?: unknown): never {
    const { name, parameters } = this.definition;
    const parameter = slot === undefined ? undefined : (parameters[slot] ?? parameters.at(-1));
    const subject = parameter === undefined ? name : `${name}: ${parameter.name}`;
    const location = (slot === undefined ? undefined : this.#node.arguments[slot]) ?? this.#node;
    throw new ExpressionError(code, `${subject} ${message}`, location, { functionName: name, cause });
  }
}
