import type { BoundFilter } from '../filter/bound-filter.ts';
import type { Predicate } from '../filter/compile.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { PatchOperator } from './operation.ts';

/** A sub-attribute and the value it gets. */
export interface PartValue {
  /** The sub-attribute's own target. */
  readonly part: AttributeTarget;
  /** `undefined` makes it unassigned. */
  readonly value: unknown;
}

/** Which elements of a multi-valued attribute a step is about. */
export interface ElementSelection {
  /** The condition in the brackets of the path; `undefined` for every element. */
  readonly filter: BoundFilter | undefined;
  readonly matches: Predicate;
  /**
   * The parts that an element must have to satisfy a condition made of `eq` and `and` alone; `undefined` for any other
   * condition, of which no element can be made.
   */
  readonly template: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What a step does when no element matches: nothing, refuse with `noTarget`, or create an element that satisfies the
 * condition, which is the tolerance of this id.
 */
export type WhenNone = 'nothing' | 'noTarget' | ToleranceId;

interface Step {
  /** The attribute, never a sub-attribute. */
  readonly target: AttributeTarget;
}

/** Gives a single-valued attribute a value; `undefined` makes it unassigned. */
export interface AssignStep extends Step {
  readonly action: 'assign';
  readonly value: unknown;
}

/** Gives parts of a single complex attribute a value and leaves the others. */
export interface MergeStep extends Step {
  readonly action: 'merge';
  readonly parts: readonly PartValue[];
}

/** Adds the elements that are not there yet. */
export interface AppendStep extends Step {
  readonly action: 'append';
  readonly elements: readonly unknown[];
}

/** Puts these elements in the place of all others. */
export interface OverwriteStep extends Step {
  readonly action: 'overwrite';
  readonly elements: readonly unknown[];
}

/** Removes the elements that agree with one of these in every part that it gives. */
export interface RemoveListedStep extends Step {
  readonly action: 'removeListed';
  readonly elements: readonly unknown[];
}

/** Removes the selected elements. */
export interface RemoveMatchingStep extends Step {
  readonly action: 'removeMatching';
  readonly select: ElementSelection;
}

/** Puts one element in the place of each selected one. */
export interface ReplaceMatchingStep extends Step {
  readonly action: 'replaceMatching';
  readonly select: ElementSelection;
  readonly element: unknown;
  readonly whenNone: WhenNone;
}

/** Gives parts of each selected element a value. */
export interface MergeMatchingStep extends Step {
  readonly action: 'mergeMatching';
  readonly select: ElementSelection;
  readonly parts: readonly PartValue[];
  readonly whenNone: WhenNone;
}

/** Refuses to go on unless a read-only attribute has this value already. */
export interface VerifyStep extends Step {
  readonly action: 'verify';
  readonly value: unknown;
}

/** One change to one attribute, bound to the schema. */
export type PatchStep =
  | AssignStep
  | MergeStep
  | AppendStep
  | OverwriteStep
  | RemoveListedStep
  | RemoveMatchingStep
  | ReplaceMatchingStep
  | MergeMatchingStep
  | VerifyStep;

/** A step on an attribute whose elements are a relation: a set operation that needs none of the other elements. */
export type RelationStep = (
  | AppendStep
  | OverwriteStep
  | RemoveListedStep
  | RemoveMatchingStep
  | ReplaceMatchingStep
) & {
  /** The index of the operation that the step belongs to. */
  readonly operation: number;
};

/** One operation, bound to the schema. */
export interface PlannedOperation {
  /** Its place in the request, from 0. */
  readonly index: number;
  readonly op: PatchOperator;
  /** As given, after the normalisation of an empty path to none. */
  readonly path: string | undefined;
  readonly steps: readonly PatchStep[];
  /** The tolerances that reading it needed. */
  readonly tolerances: readonly ToleranceId[];
  /** Why an operation without steps does nothing. */
  readonly reason: string | undefined;
}

/** The operations of a PATCH request, bound to a resource type and ready for any of its resources. */
export interface PatchPlan {
  readonly resourceType: ResourceType;
  readonly operations: readonly PlannedOperation[];
  /** The steps on relations, in order; a store runs them as set operations. */
  readonly relationSteps: readonly RelationStep[];
  /** Whether nothing but relations is touched, so that the resource itself need not be read. */
  readonly onlyRelations: boolean;
}
