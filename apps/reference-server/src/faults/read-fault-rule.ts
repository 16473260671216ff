import * as v from 'valibot';
import type { FaultRule } from './fault.ts';

/** The longest that a request is kept waiting on purpose, and that a body pauses, in milliseconds. */
const longest = 600_000;

const whole = (least: number, most: number, name: string) => {
  const message = `${name} must be a whole number from ${least} to ${most}.`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
};
const kinds = ['latency', 'status', 'cut', 'null-resources', 'slow-body'] as const;
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));

/** A rule as it comes from outside. */
export const faultRuleSchema = v.pipe(
  v.strictObject(
    {
      kind: v.picklist(kinds, `kind must be one of ${kinds.join(', ')}.`),
      tenant: v.optional(text(64)),
      method: v.optional(v.pipe(text(20), v.regex(/^[A-Za-z]+$/, 'method must be a method of HTTP.'), v.toUpperCase())),
      path: v.optional(v.pipe(text(500), v.startsWith('/', 'path starts with a slash, behind the SCIM base URL.'))),
      milliseconds: v.optional(whole(1, longest, 'milliseconds')),
      status: v.optional(whole(400, 599, 'status')),
      scimType: v.optional(v.pipe(text(40), v.regex(/^\w+$/, 'scimType is one word.'))),
      retryAfter: v.optional(whole(0, 86_400, 'retryAfter')),
      percentage: v.optional(whole(1, 100, 'percentage')),
      count: v.optional(whole(1, 1_000_000, 'count')),
    },
    ({ expected, received }) => `A fault has no ${received}; expected ${expected}.`,
  ),
  v.check(
    ({ kind, status }) => kind !== 'status' || status !== undefined,
    'A fault of the kind status needs a status.',
  ),
  v.check(
    ({ kind, milliseconds }) => (kind !== 'latency' && kind !== 'slow-body') || milliseconds !== undefined,
    'A fault of this kind needs milliseconds.',
  ),
);

/** @throws TypeError that says what is wrong with it. */
export function readFaultRule(given: unknown): FaultRule {
  const { success, output, issues } = v.safeParse(faultRuleSchema, given, { abortEarly: true });
  if (success) return output;
  throw new TypeError(issues[0].message);
}

/**
 * Reads the header `SCIM-Fault`: the kind with its number, and what else there is to say behind semicolons, such as
 * `status=503; retry-after=2`, `latency=250`, `cut`.
 *
 * @throws TypeError that says what is wrong with it.
 */
export function readFaultHeader(header: string): FaultRule {
  const rule: Record<string, unknown> = {};
  for (const [index, part] of header.slice(0, 1_000).split(';').entries()) {
    const [name = '', value] = part.split('=', 2).map((piece) => piece.trim());
    const key = index === 0 ? numberOf(name.toLowerCase()) : parameters.get(name.toLowerCase());
    if (index === 0) rule.kind = name.toLowerCase();
    if (value === undefined && index === 0) continue;
    if (key === undefined) throw new TypeError(`The header has an unknown part "${name}"; ${usage}.`);
    rule[key] = key === 'scimType' ? value : Number(value);
  }
  return readFaultRule(rule);
}

const usage = 'give for example "status=503; retry-after=2; scimtype=tooMany", "latency=250", "cut"';
const parameters: ReadonlyMap<string, string> = new Map([
  ['retry-after', 'retryAfter'],
  ['scimtype', 'scimType'],
]);

/** Which member the number behind a kind is. */
function numberOf(kind: string): string | undefined {
  if (kind === 'status') return 'status';
  return kind === 'latency' || kind === 'slow-body' ? 'milliseconds' : undefined;
}
