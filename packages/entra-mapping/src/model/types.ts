import type { AttributePath } from 'scim-core';
import type { JsonNode } from '../json/node.ts';

/** What an object mapping provisions, seen from its structure and not from its display name. */
export type ObjectKind = 'user' | 'group' | 'other';

/**
 * Whether the target of a rule is a SCIM directory: `unknown` where the text shows too little, as a single mapping does.
 */
export type TargetKind = 'scim' | 'other' | 'unknown';

/**
 * The mapping configuration of one provisioning job:
 * [synchronizationSchema](https://learn.microsoft.com/en-us/graph/api/resources/synchronization-synchronizationschema).
 */
export interface SynchronizationSchema {
  /** Where it stands in the text: for pasted fragments the first value. */
  readonly node: JsonNode;
  readonly id: string | null;
  readonly version: string | null;
  readonly synchronizationRules: readonly SynchronizationRule[];
  readonly directories: readonly DirectoryDefinition[];
}

/** One direction of synchronization between two directories. */
export interface SynchronizationRule {
  readonly node: JsonNode;
  readonly index: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly priority: number | null;
  readonly editable: boolean | null;
  readonly sourceDirectoryName: string | null;
  readonly targetDirectoryName: string | null;
  readonly objectMappings: readonly ObjectMapping[];
  /** The directory that `sourceDirectoryName` names, where the schema defines it. */
  readonly sourceDirectory: DirectoryDefinition | undefined;
  /** The directory that `targetDirectoryName` names, where the schema defines it. */
  readonly targetDirectory: DirectoryDefinition | undefined;
  readonly targetKind: TargetKind;
}

/** What may be done to target objects; all three unless the export says less. */
export interface FlowTypes {
  readonly add: boolean;
  readonly update: boolean;
  readonly delete: boolean;
}

/** How objects of one type become objects of another: a row under "Mappings" in the portal. */
export interface ObjectMapping {
  readonly node: JsonNode;
  readonly index: number;
  readonly name: string | null;
  /** `true` unless the export says `false`. */
  readonly enabled: boolean;
  /** Where `enabled` stands; `undefined` when the text leaves it out. */
  readonly enabledNode: JsonNode | undefined;
  readonly flowTypes: FlowTypes;
  readonly flowTypesNode: JsonNode | undefined;
  readonly sourceObjectName: string | null;
  readonly targetObjectName: string | null;
  readonly sourceObjectNode: JsonNode | undefined;
  readonly targetObjectNode: JsonNode | undefined;
  readonly kind: ObjectKind;
  /** Whether only some of its attribute mappings were given, so that nothing can be said about missing ones. */
  readonly partial: boolean;
  /** Which source objects are provisioned; `null` for all of them. `evaluateScope` decides for one object. */
  readonly scope: ScopingFilter | null;
  /** Where the scoping filter stands; `undefined` for none. */
  readonly scopeNode: JsonNode | undefined;
  readonly attributeMappings: readonly AttributeMapping[];
  /** The definition of the source object, where the schema has it. */
  readonly sourceObject: ObjectDefinition | undefined;
  /** The definition of the target object, where the schema has it. */
  readonly targetObject: ObjectDefinition | undefined;
}

/**
 * The scoping filters of an object mapping:
 * [filter](https://learn.microsoft.com/en-us/graph/api/resources/synchronization-filter).
 */
export interface ScopingFilter {
  readonly node: JsonNode;
  /** The scoping filters of the portal: one of them must be satisfied. */
  readonly groups: readonly FilterGroup[];
  /** What is read from the source directory at all; leaving it deprovisions nothing. */
  readonly inputFilterGroups: readonly FilterGroup[];
  /** Which objects belong to this object mapping. */
  readonly categoryFilterGroups: readonly FilterGroup[];
}

/** One scoping filter of the portal: all its clauses must hold. */
export interface FilterGroup {
  readonly node: JsonNode;
  readonly index: number;
  /** The title of the filter in the portal. */
  readonly name: string | null;
  readonly clauses: readonly FilterClause[];
}

/** One condition on one source attribute. */
export interface FilterClause {
  readonly node: JsonNode;
  readonly index: number;
  /** As written; `findScopeOperator` knows what it means. */
  readonly operatorName: string | null;
  readonly operatorNode: JsonNode | undefined;
  readonly sourceOperandName: string | null;
  readonly sourceOperandNode: JsonNode | undefined;
  /** What the attribute is compared with; `null` for operators that compare with nothing. */
  readonly targetOperand: FilterOperand | null;
}

/** The right side of a clause. */
export interface FilterOperand {
  readonly node: JsonNode;
  readonly values: readonly string[];
}

/** One row of the attribute mapping table. */
export interface AttributeMapping {
  readonly node: JsonNode;
  /** The position in `attributeMappings`, from 0, as in the JSON pointer. */
  readonly index: number;
  readonly targetAttributeName: string | null;
  readonly targetAttributeNode: JsonNode | undefined;
  /** The target attribute as a SCIM path, read when first asked for; `undefined` when it is none. */
  readonly targetPath: AttributePath | undefined;
  /** `null` for a row of the portal's type "None": only the default value flows. */
  readonly source: AttributeMappingSource | null;
  readonly sourceNode: JsonNode | undefined;
  /** What flows when the source gives nothing; only when the object is created. */
  readonly defaultValue: string | null;
  /** 0 for an attribute that is not used to match; `matchingMappings` gives the others in their order. */
  readonly matchingPriority: number;
  readonly matchingPriorityNode: JsonNode | undefined;
  /** `Always` unless the export says otherwise. */
  readonly flowType: string;
  readonly flowTypeNode: JsonNode | undefined;
  /** `FlowWhenChanged` unless the export says otherwise. */
  readonly flowBehavior: string;
  readonly exportMissingReferences: boolean;
}

/** Where a value comes from: an attribute (the portal's "Direct"), a constant, or a function ("Expression"). */
export interface AttributeMappingSource {
  readonly node: JsonNode;
  /** `Attribute`, `Constant` or `Function`; `Attribute` unless the export says otherwise. */
  readonly type: string;
  readonly name: string | null;
  /** The same as text; `null` where the export leaves it out. */
  readonly expression: string | null;
  readonly expressionNode: JsonNode | undefined;
  readonly parameters: readonly AttributeMappingParameter[];
}

/** One argument in the service's own parse tree of an expression. */
export interface AttributeMappingParameter {
  readonly key: string;
  readonly value: AttributeMappingSource;
}

/** One of the directories that rules name, with the objects it knows. */
export interface DirectoryDefinition {
  readonly node: JsonNode;
  readonly id: string | null;
  readonly name: string | null;
  readonly objects: readonly ObjectDefinition[];
}

/** An object of a directory and its attributes. */
export interface ObjectDefinition {
  readonly node: JsonNode;
  readonly name: string | null;
  /** Read from the text when first asked for. */
  readonly attributes: readonly AttributeDefinition[];
  /** The attribute with exactly this name. */
  attribute(name: string): AttributeDefinition | undefined;
}

/** An attribute as the attribute list of the portal shows it. */
export interface AttributeDefinition {
  readonly node: JsonNode;
  readonly name: string | null;
  /** `String`, `Integer`, `Boolean`, `Reference`, `Binary` or `DateTime`; `String` unless the export says otherwise. */
  readonly type: string;
  readonly anchor: boolean;
  readonly required: boolean;
  readonly multivalued: boolean;
  readonly caseExact: boolean;
  readonly mutability: string;
  readonly flowNullValues: boolean;
  readonly defaultValue: string | null;
  /** The names of the objects that a reference may point to. */
  readonly referencedObjects: readonly string[];
}
