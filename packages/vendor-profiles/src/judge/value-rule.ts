import type { ValueRule } from '../types.ts';
import { compileWhole } from '../whole-pattern.ts';

/** What a value that breaks a rule, or can't be checked, leads to. */
export interface ValueProblem {
  readonly answer: 'reject' | 'ignore' | 'unknown';
  readonly reason: string;
}

const patterns = new WeakMap<ValueRule, (text: string) => boolean>();

/** Checks a value against what the vendor takes; `undefined` when nothing speaks against it. */
export function valueProblem(value: unknown, rule: ValueRule): ValueProblem | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const broken = brokenRule(value, rule);
  if (broken !== undefined) return { answer: rule.onViolation ?? 'unknown', reason: broken };
  if (!rule.mustExist) return undefined;
  return { answer: 'unknown', reason: 'the value has to exist at the vendor before it is sent' };
}

function brokenRule(value: string, rule: ValueRule): string | undefined {
  const { oneOf, pattern, maxLength, format, separator } = rule;
  if (maxLength !== undefined && value.length > maxLength) {
    return `the value has ${value.length} characters, at most ${maxLength} are taken`;
  }
  const parts = separator === undefined ? [value] : value.split(separator);
  if (oneOf !== undefined && !parts.every((part) => oneOf.includes(part))) {
    return `the value is none of ${oneOf.join(', ')}`;
  }
  if (pattern !== undefined && !matches(rule, pattern, value)) return `the value does not match ${pattern}`;
  if (format === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) return 'the value is no e-mail address';
  return undefined;
}

function matches(rule: ValueRule, pattern: string, value: string): boolean {
  const compiled = patterns.get(rule) ?? compileWhole(pattern);
  patterns.set(rule, compiled);
  return compiled(value);
}
