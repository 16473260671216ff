import { quoted, shortened } from '../text/printable.ts';
import type { Argument, AttributeReference, CallExpression, Comparison, MacroReference, WordLiteral } from './ast.ts';
import { checkArity, fail, failUnknown } from './call-errors.ts';
import type { DateTime } from './dates/date-time.ts';
import { Call, type EvaluationHost, type Readings } from './functions/call.ts';
import { findFunction, functionDefinitions } from './functions/index.ts';
import { MAXIMUM_DEPTH } from './parser.ts';
import type { RegularExpressions } from './regular-expression/engine.ts';
import type { AttributeSet } from './values/attributes.ts';
import { compareTexts, lengthOf, MAXIMUM_VALUE_LENGTH, parseBoolean, type Value } from './values/value.ts';
import type { WorkBudget } from './work-budget.ts';

/** Thrown to leave an evaluation: nothing flows to the attribute, or to the whole object. */
export class FlowSignal {
  readonly scope: 'attribute' | 'object';

  constructor(scope: 'attribute' | 'object') {
    this.scope = scope;
  }
}

/** Everything an evaluation takes from outside, with the defaults filled in. */
export interface EvaluatorSettings {
  readonly budget: WorkBudget;
  readonly attributes: AttributeSet;
  readonly readings: Readings;
  readonly regularExpressions: RegularExpressions;
  readonly domain: string | undefined;
  readonly macros: ReadonlyMap<string, string>;
  readonly now: () => DateTime;
  readonly random: () => number;
  readonly isTaken: (candidate: string) => boolean | 'unknown';
}

/** Bare words that stop the flow. */
const FLOW_WORDS: ReadonlyMap<string, 'attribute' | 'object'> = new Map([
  ['ignoreattributeflow', 'attribute'],
  ['ignoreobjectflow', 'object'],
]);

const ENUMERATION_WORDS: ReadonlySet<string> = new Set(
  functionDefinitions.flatMap(({ parameters }) =>
    parameters.flatMap(({ words = [] }) => words.map((word) => word.toLowerCase())),
  ),
);

/** The value of a source attribute. */
export function readAttribute(attributes: AttributeSet, node: AttributeReference): Value {
  try {
    return attributes.get(node.name);
  } catch (error) {
    // JSON has no words for an object that refers to itself.
    if (!(error instanceof TypeError)) throw error;
    return fail('argument', `the attribute ${shortened(node.name)} is an object that has no JSON`, node);
  }
}

/** Evaluates one expression once. */
export class Evaluator implements EvaluationHost {
  readonly readings: Readings;
  readonly regularExpressions: RegularExpressions;
  readonly domain: string | undefined;
  /** The candidate that SelectUniqueValue gave without knowing whether it is taken. */
  unconfirmed: string | undefined;
  readonly #settings: EvaluatorSettings;
  #depth = 0;

  constructor(settings: EvaluatorSettings) {
    this.readings = settings.readings;
    this.regularExpressions = settings.regularExpressions;
    this.domain = settings.domain;
    this.#settings = settings;
  }

  now(): DateTime {
    return this.#settings.now();
  }

  random(): number {
    return this.#settings.random();
  }

  isTaken(candidate: string): boolean | 'unknown' {
    const answer = this.#settings.isTaken(candidate);
    if (answer === 'unknown') this.unconfirmed = candidate;
    return answer;
  }

  ignore(scope: 'attribute' | 'object'): never {
    throw new FlowSignal(scope);
  }

  evaluate(node: Argument): Value {
    switch (node.kind) {
      case 'string':
        return node.value;
      case 'number':
        return node.text;
      case 'attribute':
        return this.#count(readAttribute(this.#settings.attributes, node), node);
      case 'call':
        return this.#evaluateCall(node);
      case 'macro':
        return this.#evaluateMacro(node);
      case 'word':
        return this.#evaluateWord(node);
      case 'omitted':
        return null;
      case 'comparison':
        return fail('argument', 'a comparison may only be the first argument of IIF or CBool', node);
    }
  }

  evaluateCondition(node: Argument): boolean {
    if (node.kind === 'comparison') return this.#compare(node);
    if (node.kind === 'call' && node.name.toLowerCase() === 'ignoreflowifnullorempty') {
      return fail('argument', 'IgnoreFlowIfNullOrEmpty cannot be a condition', node);
    }
    const text = this.#text(node);
    if (text === null || text === '') return false;
    return parseBoolean(text) ?? fail('argument', `a condition must be true or false, not ${quoted(text)}`, node);
  }

  #compare({ operator, left, right }: Comparison): boolean {
    const [a, b] = [this.#text(left), this.#text(right)];
    const order = compareTexts(a ?? '', b ?? '');
    if (operator === '=') return order === 0;
    if (operator === '<>') return order !== 0;
    if (a === null || b === null) return false;
    if (operator === '>') return order > 0;
    if (operator === '>=') return order >= 0;
    return operator === '<' ? order < 0 : order <= 0;
  }

  #text(node: Argument): string | null {
    const value = this.evaluate(node);
    if (value === null || typeof value === 'string') return value;
    return value.length === 1
      ? value[0]!
      : fail('argument', `a condition cannot be a list of ${value.length} values`, node);
  }

  #evaluateCall(node: CallExpression): Value {
    const definition = findFunction(node.name);
    if (definition === undefined) return failUnknown(node);
    checkArity(node, definition);
    if (++this.#depth > MAXIMUM_DEPTH) fail('too-deep', `more than ${MAXIMUM_DEPTH} levels of calls`, node);
    const value = definition.evaluate(new Call(definition, node, this));
    this.#depth--;
    if (lengthOf(value) > MAXIMUM_VALUE_LENGTH) {
      fail('limit', `${definition.name} exceeds ${MAXIMUM_VALUE_LENGTH} characters`, node, definition.name);
    }
    return this.#count(value, node);
  }

  /** Counts the characters that whoever takes a value will have to handle. */
  #count(value: Value, node: Argument): Value {
    const texts = Array.isArray(value) ? value.length : 1;
    if (!this.#settings.budget.spend(lengthOf(value) + texts)) {
      fail('limit', 'the expression takes more work than is done for one value', node);
    }
    return value;
  }

  #evaluateMacro(node: MacroReference): string {
    const value = this.#settings.macros.get(node.name.toLowerCase());
    return value ?? fail('context', `the macro %${shortened(node.name)}% has no value here`, node);
  }

  #evaluateWord(node: WordLiteral): string {
    const word = node.name.toLowerCase();
    const scope = FLOW_WORDS.get(word);
    if (scope !== undefined) this.ignore(scope);
    if (ENUMERATION_WORDS.has(word)) return node.name;
    return fail('argument', `${shortened(node.name)} is no known word; text stands between double quotes`, node);
  }
}
