import type { Expression } from './ast.ts';
import { type DateTime, fromUnixMilliseconds, toUtc } from './dates/date-time.ts';
import { parseDate } from './dates/parse-date.ts';
import { Evaluator, FlowSignal, readAttribute } from './evaluator.ts';
import type { Readings } from './functions/call.ts';
import type { RegularExpressions } from './regular-expression/engine.ts';
import { AttributeSet } from './values/attributes.ts';
import { type AttributeValue, MAXIMUM_VALUE_LENGTH, type Value } from './values/value.ts';
import { WorkBudget } from './work-budget.ts';

/** A point in time: a `Date`, milliseconds since 1970, or text in ISO 8601. */
export type Instant = Date | number | string;

/** What an expression is evaluated with. */
export interface EvaluationContext {
  /** The source attributes of the object by name. A name that is missing stands for null. Default: none. */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** What `Now` gives. Default: the clock of the system. */
  readonly now?: Instant | (() => Instant) | undefined;
  /** Gives numbers from 0 up to, not including, 1. Default: the cryptographic source of the platform. */
  readonly random?: (() => number) | undefined;
  /** Whether a candidate of `SelectUniqueValue` is taken. Default: nobody knows. */
  readonly isTaken?: ((candidate: string) => boolean | 'unknown') | undefined;
  /** What `DefaultDomain` gives. Default: none, which makes the call fail. */
  readonly domain?: string | undefined;
  /** The values of macros such as `%DomainFQDN%`; percent signs may be left out of the names. Default: none. */
  readonly macros?: Readonly<Record<string, string>> | undefined;
  /** Choices between two readings of the documentation. */
  readonly readings?: Readings | undefined;
}

/** What an expression gives. */
export interface EvaluationResult {
  readonly value: Value;
  /** Nothing flows: the target attribute is left as it is, and `value` is null. */
  readonly flow?: 'ignore';
  /** `IgnoreObjectFlow` was reached: nothing flows for the whole object. */
  readonly skipsObject?: true;
  /** `value` rests on this candidate of `SelectUniqueValue`, of which `isTaken` did not know whether it is taken. */
  readonly unconfirmed?: string;
}

function toDateTime(instant: Instant): DateTime {
  const parsed = typeof instant === 'string' ? parseDate(instant) : fromUnixMilliseconds(Number(instant));
  const utc = parsed && toUtc(parsed);
  if (utc === undefined) throw new TypeError(`"now" must be an instant in the years 1 to 9999, not ${String(instant)}`);
  return utc;
}

/** One clock reading for the whole expression, as one evaluation is one moment. */
function clockOf(now: EvaluationContext['now']): () => DateTime {
  let reading: DateTime | undefined;
  return () => {
    reading ??= toDateTime(typeof now === 'function' ? now() : (now ?? Date.now()));
    return reading;
  };
}

function cryptographicRandom(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}

function macrosOf(macros: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  if (macros === undefined) return NO_MACROS;
  return new Map(Object.entries(macros).map(([name, value]) => [name.replace(/^%|%$/g, '').toLowerCase(), value]));
}

const NO_MACROS: ReadonlyMap<string, string> = new Map();

const nobodyKnows = () => 'unknown' as const;

/** Makes what runs patterns, which is to keep to the budget. */
type MakeEngine = (budget: WorkBudget) => RegularExpressions;

/** Evaluates an expression with what runs its patterns. */
export function evaluateBy(
  makeEngine: MakeEngine,
  expression: Expression,
  context: EvaluationContext,
): EvaluationResult {
  return evaluationOf(makeEngine, new AttributeSet(context.attributes ?? {}), context)(expression);
}

/** Evaluates the expressions of one object, whose attributes are looked up by all of them. */
export function evaluationOf(
  makeEngine: MakeEngine,
  attributes: AttributeSet,
  context: Omit<EvaluationContext, 'attributes'>,
): (expression: Expression) => EvaluationResult {
  const { readings = {}, domain, random = cryptographicRandom, isTaken = nobodyKnows } = context;
  const macros = macrosOf(context.macros);
  return (expression) => {
    // Most mappings take an attribute as it is, for which an evaluator is made only where its limits may count.
    if (expression.kind === 'attribute') {
      const value = readAttribute(attributes, expression);
      if (value === null || (typeof value === 'string' && value.length <= MAXIMUM_VALUE_LENGTH)) return { value };
    }
    const budget = new WorkBudget();
    const [regularExpressions, now] = [makeEngine(budget), clockOf(context.now)];
    return evaluateWith(
      new Evaluator({ budget, attributes, readings, regularExpressions, domain, macros, now, random, isTaken }),
      expression,
    );
  };
}

function evaluateWith(evaluator: Evaluator, expression: Expression): EvaluationResult {
  try {
    const value = evaluator.evaluate(expression);
    return evaluator.unconfirmed === undefined ? { value } : { value, unconfirmed: evaluator.unconfirmed };
  } catch (error) {
    if (!(error instanceof FlowSignal)) throw error;
    return error.scope === 'object'
      ? { value: null, flow: 'ignore', skipsObject: true }
      : { value: null, flow: 'ignore' };
  }
}
