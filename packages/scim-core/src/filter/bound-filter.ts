import type { ComparisonKey } from '../resource/comparison-key.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ComparisonOperator, ComparisonValue } from './ast.ts';

/** A comparison whose attribute and operand are known to fit. */
export interface BoundComparison {
  readonly kind: 'comparison';
  readonly target: AttributeTarget;
  readonly operator: ComparisonOperator;
  /** The operand in the attribute's type; `null` only with `eq` and `ne`, for "unassigned". */
  readonly value: ComparisonValue;
  /** What values are compared with, see {@link comparisonKey}; `undefined` when `value` is `null` or empty text. */
  readonly key: ComparisonKey | undefined;
}

/** An attribute that must have a value. */
export interface BoundPresence {
  readonly kind: 'present';
  readonly target: AttributeTarget;
}

/**
 * Some element of a multi-valued attribute must satisfy the whole condition.
 *
 * Inside, targets are sub-attributes of the element; for an attribute of simple values the target is the attribute itself
 * and stands for the element.
 */
export interface BoundElement {
  readonly kind: 'element';
  readonly target: AttributeTarget;
  readonly filter: BoundFilter;
}

/** All (`and`) or some (`or`) of the conditions must hold. */
export interface BoundGroup {
  readonly kind: 'and' | 'or';
  readonly filters: readonly BoundFilter[];
}

/** The condition must not hold. */
export interface BoundNegation {
  readonly kind: 'not';
  readonly filter: BoundFilter;
}

/** The same answer for every resource. */
export interface BoundConstant {
  readonly kind: 'constant';
  readonly value: boolean;
}

/**
 * A filter bound to a resource type: every path is resolved and every operand has the attribute's type, so that memory
 * and database evaluate the same thing.
 */
export type BoundFilter = BoundComparison | BoundPresence | BoundElement | BoundGroup | BoundNegation | BoundConstant;
