import type { AttributeValue } from '../expression/values/value.ts';

/**
 * A scoping filter, as far as evaluation needs it; one of an export will do, or the JSON of the API.
 *
 * @see [filter](https://learn.microsoft.com/graph/api/resources/synchronization-filter)
 */
export interface EvaluatedFilter<Group extends EvaluatedGroup = EvaluatedGroup> {
  /** Who is provisioned: whoever satisfies one of the groups. An object that stops doing so is deprovisioned. */
  readonly groups?: readonly Group[] | null | undefined;
  /** What is read from the source at all; an object that stops to satisfy one of the groups is left as it is. */
  readonly inputFilterGroups?: readonly Group[] | null | undefined;
  /** Which objects belong to this object mapping rather than to another one. */
  readonly categoryFilterGroups?: readonly Group[] | null | undefined;
}

/** One scoping filter of the portal: clauses of which all must hold. */
export interface EvaluatedGroup<Clause extends EvaluatedClause = EvaluatedClause> {
  readonly name?: string | null | undefined;
  readonly clauses?: readonly Clause[] | null | undefined;
}

/** One condition on one source attribute. */
export interface EvaluatedClause {
  readonly operatorName?: string | null | undefined;
  readonly sourceOperandName?: string | null | undefined;
  /** What the attribute is compared with; null for operators that compare with nothing. */
  readonly targetOperand?: { readonly values?: readonly string[] | null | undefined } | null | undefined;
}

/** The three sets of groups that a filter may have. */
export type FilterSet = 'groups' | 'inputFilterGroups' | 'categoryFilterGroups';

/** Choices where the documentation of scoping filters allows several readings. */
export interface ScopeReadings {
  /**
   * Which operators hold for an attribute that is null or empty:
   *
   * - `is-null`: only `IS NULL`
   * - `nothing`: none, by the letter of the note that filters are false for such values
   * - `is-null-and-negations`: also `NOT EQUALS`, `NOT REGEX MATCH`, `!&` and `IS FALSE`, without which the filters that
   *   Cloud Sync sets up by itself would exclude nearly everybody
   *
   * Default: `is-null`.
   */
  readonly missingValue?: 'is-null' | 'nothing' | 'is-null-and-negations' | undefined;
  /**
   * Whether all values of a multi-valued attribute must satisfy a clause, or one is enough. The portal does not offer
   * such attributes; the description of the operators in the API says "all" where it says nothing else. Default: `all`.
   */
  readonly multivalued?: 'all' | 'any' | undefined;
}

/** What {@link evaluateScope} is given besides the filter and the object. */
export interface ScopeOptions {
  readonly readings?: ScopeReadings | undefined;
}

/** The attributes of an object by name. A name that is missing stands for null. */
export type ScopedObject = Readonly<Record<string, AttributeValue>>;

/** Whether something holds; `unknown` where it depends on what nobody documents or what cannot be evaluated here. */
export type Truth = boolean | 'unknown';

/** Whether an object is in scope, and why. */
export interface ScopeResult<Group extends EvaluatedGroup = EvaluatedGroup> {
  readonly inScope: Truth;
  /**
   * The set of groups of which the object satisfies none; only when it is out of scope. Only `groups` has the effect that
   * an object provisioned before is deprovisioned.
   */
  readonly excludedBy?: FilterSet;
  /** Every group of the filter, in the order of the sets above. */
  readonly groups: readonly GroupResult<Group>[];
}

/** Whether the clauses of a group hold. */
export interface GroupResult<Group extends EvaluatedGroup = EvaluatedGroup> {
  readonly set: FilterSet;
  /** The place of the group in its set, from 0. */
  readonly index: number;
  readonly group: Group;
  readonly holds: Truth;
  readonly clauses: readonly ClauseResult[];
}

/** Whether a clause holds. */
export interface ClauseResult {
  /** The place of the clause in its group, from 0. */
  readonly index: number;
  readonly holds: Truth;
  /** The same in words, with the value that was compared. */
  readonly message: string;
}
