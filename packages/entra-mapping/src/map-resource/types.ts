import type { EvaluationContext } from '../expression/evaluate.ts';
import type { ExpressionSource } from '../expression/parse-tree/source.ts';
import type { Value } from '../expression/values/value.ts';
import type { EvaluatedFilter, ScopeReadings, ScopeResult } from '../scope/types.ts';

/**
 * One attribute mapping, as far as evaluation needs it; a row of an export will do.
 *
 * @see [attributeMapping](https://learn.microsoft.com/graph/api/resources/synchronization-attributemapping)
 */
export interface MappedAttribute {
  readonly targetAttributeName?: string | null | undefined;
  /** Null for the type "None" of the portal, where only the default value flows. */
  readonly source?: ExpressionSource | null | undefined;
  /** `Always`, `ObjectAddOnly` or `MultiValueAddOnly`. Default: `Always`. */
  readonly flowType?: string | null | undefined;
  /** What flows when the source gives nothing; on creation only. */
  readonly defaultValue?: string | null | undefined;
}

/** An object mapping, as far as evaluation needs it; one of an export will do. */
export interface MappedObject<Mapping extends MappedAttribute = MappedAttribute> {
  readonly attributeMappings: readonly Mapping[];
  /** The scoping filter. Default: none, so that every object is in scope. */
  readonly scope?: EvaluatedFilter | null | undefined;
}

/** What a mapping is evaluated for. */
export interface MapContext extends Omit<EvaluationContext, 'attributes'> {
  /** Whether the target object is being created or exists already. Default: `create`. */
  readonly operation?: 'create' | 'update' | undefined;
  /**
   * What becomes of empty text: `omit` treats it as null, `flow` sends it as the value it is. The documentation says both,
   * the first of provisioning to applications. Default: `omit`.
   */
  readonly emptyText?: 'omit' | 'flow' | undefined;
  /**
   * The value of the computed attribute `IsSoftDeleted`. Default: true for an object out of scope; otherwise what the source
   * object says, and where it says nothing, true if `accountEnabled` is false or `deletedDateTime` has a value.
   */
  readonly isSoftDeleted?: boolean | undefined;
  /** Choices between two readings of the documentation of scoping filters. */
  readonly scopeReadings?: ScopeReadings | undefined;
}

/**
 * Why the value of an attribute mapping does not flow.
 *
 * | reason | meaning |
 * | --- | --- |
 * | `null` | the source gives null |
 * | `empty` | the source gives empty text |
 * | `default-only-on-create` | the source gives nothing, and the default value flows on creation only |
 * | `only-on-create` | the mapping applies only during object creation |
 * | `ignored` | the expression took the attribute out of the flow |
 * | `object-ignored` | an expression took the whole object out of the flow |
 * | `out-of-scope` | the object does not pass the scoping filter, and is not provisioned because of it |
 * | `no-source` | the mapping has neither source nor default value |
 * | `no-target` | the mapping names no target attribute |
 * | `error` | the expression cannot be read, or its evaluation failed |
 */
export type WithheldReason =
  | 'null'
  | 'empty'
  | 'default-only-on-create'
  | 'only-on-create'
  | 'ignored'
  | 'object-ignored'
  | 'out-of-scope'
  | 'no-source'
  | 'no-target'
  | 'error';

/** What the value of an attribute mapping and the reason against it have in common. */
interface Outcome<Mapping extends MappedAttribute> {
  /** The place of the mapping in `attributeMappings`, from 0. */
  readonly index: number;
  readonly mapping: Mapping;
  /** The target attribute; empty when the mapping names none. */
  readonly target: string;
}

/** A value that flows. */
export interface FlowingValue<Mapping extends MappedAttribute = MappedAttribute> extends Outcome<Mapping> {
  readonly value: Exclude<Value, null>;
  /** Whether the source gave the value, or the default value stands in. */
  readonly origin: 'source' | 'default';
  /** The candidate of `SelectUniqueValue` of which nobody knew whether it is taken. */
  readonly unconfirmed?: string;
}

/** A value that does not flow. */
export interface WithheldValue<Mapping extends MappedAttribute = MappedAttribute> extends Outcome<Mapping> {
  readonly reason: WithheldReason;
  /** The same in words. */
  readonly message: string;
  /** What went wrong, for the reason `error`. */
  readonly error?: Error;
}

/** What an object mapping makes of one source object. Each attribute mapping is in one of the two lists. */
export interface MappedResource<Mapping extends MappedAttribute = MappedAttribute> {
  /** The values that flow, in the order of the mappings. */
  readonly values: readonly FlowingValue<Mapping>[];
  /** The values that do not flow, in the order of the mappings. */
  readonly withheld: readonly WithheldValue<Mapping>[];
  /** An expression took the whole object out of the flow. */
  readonly skipsObject: boolean;
  /** Whether the object passes the scoping filter, and why. */
  readonly scope: ScopeResult;
}
