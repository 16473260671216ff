import type {
  AttributeDefinition,
  AttributePath,
  BodyPurpose,
  PatchEffect,
  ResourceTypeDefinition,
  SchemaDefinition,
  ScimType,
  ToleranceId,
} from '../src/index.ts';
import type { Attribute } from '../src/schema/attribute.ts';
import type { ResourceTypeName } from './resource-types.ts';

/** A JSON object as it comes from the wire or as it is kept. */
export type Json = Readonly<Record<string, unknown>>;

/** How something is refused. */
export interface Refusal {
  readonly scimType: ScimType;
  /** The paths of the problems, where several are reported at once. */
  readonly paths?: readonly string[];
  /** Text that the error must contain. */
  readonly says?: string;
}

/** `strict` or `lenient`; without one a check must hold in both. */
interface InMode {
  readonly mode?: 'strict' | 'lenient';
  /** The tolerances that are used, each once, in any order; without this list none may be used. */
  readonly tolerances?: readonly ToleranceId[];
}

/** A schema is accepted with these characteristics, or refused. */
export interface DefineSchemaCheck {
  readonly kind: 'defineSchema';
  readonly attributes: readonly AttributeDefinition[];
  /** Characteristics of the attributes, in order; or a part of the message of the `TypeError`. */
  readonly expected: readonly Partial<Attribute>[] | { readonly refused: string };
}

/** A schema is refused as a whole. */
export interface DefineSchemaIdCheck {
  readonly kind: 'defineSchemaId';
  readonly schema: SchemaDefinition;
  readonly expected: 'accepted' | { readonly refused: string };
}

/** A resource type is accepted, or refused. */
export interface DefineResourceTypeCheck {
  readonly kind: 'defineResourceType';
  readonly definition: ResourceTypeDefinition;
  readonly expected: { readonly paths: readonly string[] } | { readonly refused: string };
}

/** An attribute of a resource type has these characteristics. */
export interface CharacteristicsCheck {
  readonly kind: 'characteristics';
  readonly resourceType: ResourceTypeName;
  readonly path: string;
  readonly expected: Partial<Omit<Attribute, 'subAttributes'>> & { readonly subAttributes?: readonly string[] };
}

/** A body is read into this resource, or refused. */
export interface ReadCheck extends InMode {
  readonly kind: 'read';
  readonly resourceType: ResourceTypeName;
  readonly context?: BodyPurpose;
  readonly body: unknown;
  readonly expected: Json | { readonly refused: Refusal };
}

/** A stored resource is replaced. */
export interface ReplaceCheck {
  readonly kind: 'replace';
  readonly resourceType: ResourceTypeName;
  readonly stored: Json;
  readonly incoming: Json;
  readonly expected: Json | { readonly refused: Refusal };
}

/** A resource is reduced to what may be returned. */
export interface ProjectCheck {
  readonly kind: 'project';
  readonly resourceType: ResourceTypeName;
  readonly resource: Json;
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
  readonly expected: Json;
}

/** Two values of an attribute are the same for a comparison, or not. */
export interface ComparisonKeyCheck {
  readonly kind: 'comparisonKey';
  readonly resourceType: ResourceTypeName;
  readonly path: string;
  readonly values: readonly [unknown, unknown];
  readonly expected: 'equal' | 'different';
}

/** Values are one and the same state, or not. */
export interface ValuesEqualCheck {
  readonly kind: 'valuesEqual';
  readonly values: readonly unknown[];
  readonly expected: boolean;
}

/** A filter is read, and printed in its canonical form; or refused at a position (0-based UTF-16 unit). */
export interface ParseFilterCheck extends InMode {
  readonly kind: 'parseFilter';
  readonly filter: string;
  readonly expected: { readonly prints: string } | { readonly refusedAt: number; readonly says?: string };
}

/** An attribute path is read into its parts; or refused at a position. */
export interface ParsePathCheck extends InMode {
  readonly kind: 'parsePath';
  readonly path: string;
  readonly expected:
    | Pick<AttributePath, 'schema' | 'attribute' | 'subAttribute'>
    | { readonly refusedAt: number; readonly scimType?: ScimType };
}

/** A filter matches these of the named resources; or is refused, whatever the resources are. */
export interface MatchCheck extends InMode {
  readonly kind: 'match';
  readonly resourceType: ResourceTypeName;
  readonly filter: string;
  /** For a query over several resource types. */
  readonly unknownAttribute?: 'noValue';
  readonly resources?: Readonly<Record<string, Json>>;
  readonly expected: readonly string[] | { readonly refused: Refusal };
}

/** A PATCH turns one resource into another; or is refused and leaves the resource alone. */
export interface PatchCheck extends InMode {
  readonly kind: 'patch';
  readonly resourceType: ResourceTypeName;
  readonly before: Json;
  readonly operations: readonly Json[];
  readonly expected:
    | Json
    /** Nothing changes, and the report says so for each operation. */
    | 'unchanged'
    | { readonly refused: Refusal };
  /** What the operations report, in order. */
  readonly effects?: readonly PatchEffect[];
}

/** The body of a PATCH request is read, into so many operations; or refused. */
export interface PatchBodyCheck extends InMode {
  readonly kind: 'patchBody';
  readonly body: unknown;
  readonly expected: { readonly operations: number } | { readonly refused: Refusal };
}

/** The body of a search request is read into this query; or refused. */
export interface SearchRequestCheck {
  readonly kind: 'searchRequest';
  readonly body: unknown;
  readonly expected: Json | { readonly refused: Refusal };
}

/** One input and what must become of it. */
export type Check =
  | DefineSchemaCheck
  | DefineSchemaIdCheck
  | DefineResourceTypeCheck
  | CharacteristicsCheck
  | ReadCheck
  | ReplaceCheck
  | ProjectCheck
  | ComparisonKeyCheck
  | ValuesEqualCheck
  | ParseFilterCheck
  | ParsePathCheck
  | MatchCheck
  | PatchCheck
  | PatchBodyCheck
  | SearchRequestCheck;

interface Clause {
  /** `R`, RFC, clause and number; `MS` for what Microsoft documents about its own client. */
  readonly id: string;
  readonly clause: string;
  /** The keyword of the clause; `STATED` where the text fixes it without one, `CHOICE` where it leaves it open. */
  readonly level: string;
  readonly component: 'schema' | 'filter' | 'patch';
  /** What is required, in one sentence. */
  readonly requirement: string;
}

/** A requirement that the records test. */
export interface TestedRequirement extends Clause {
  /** At least one. */
  readonly checks: readonly Check[];
  /** The part of the requirement that is the business of another package. */
  readonly elsewhere?: string;
}

/** A requirement that says nothing about the data model, or an option that is not built. */
export interface OtherRequirement extends Clause {
  readonly notApplicable: string;
}

/** One requirement of RFC 7643, RFC 7644 or a document that builds on them. */
export type Requirement = TestedRequirement | OtherRequirement;
