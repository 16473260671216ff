import type { ExpressionValue } from 'entra-mapping';
import type { TargetAttribute } from './target-attribute.ts';

/** A value that flows, which is never null. */
export type FlowingText = Exclude<ExpressionValue, null>;

/**
 * The JSON value of a text by the type of its attribute. Everything is text inside Entra, and a text that is no value of the
 * type stays one.
 */
export function typedValue({ type, multiValued }: TargetAttribute, value: FlowingText): unknown {
  if (typeof value !== 'string') return multiValued ? value.map((text) => ({ value: text })) : value;
  if (multiValued) return [{ value }];
  if (type === 'boolean') return truthValue(value) ?? value;
  if (type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  return value;
}

/** The truth value that a text or a JSON value stands for, in any letter case. */
export function truthValue(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/**
 * Whether what the target has is what would be sent. A target that answers in another form (another letter case where it
 * counts, another format of a number) gets the same PATCH in every cycle.
 *
 * Letter case counts where the attribute is marked "Exact case" in the attribute list of the portal; that this decides is
 * inferred.
 */
export function isSame({ type, caseExact }: TargetAttribute, stored: unknown, value: FlowingText): boolean {
  if (typeof value !== 'string') return false;
  if (type === 'boolean') return truthValue(stored) !== undefined && truthValue(stored) === truthValue(value);
  if (typeof stored === 'object') return false;
  const text = String(stored);
  return caseExact ? text === value : text.toLowerCase() === value.toLowerCase();
}
