import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { buildAttributeMapping } from './build-attribute-mapping.ts';
import { buildScope } from './build-scope.ts';
import { canonicalName } from './canonical-name.ts';
import { classifyObject } from './classify.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { flagOf, indexOf, objectsOf, textOf } from './fields.ts';
import type { AttributeMapping, DirectoryDefinition, FlowTypes, ObjectMapping } from './types.ts';

/** The directories between which an object mapping stands. */
export interface RuleDirectories {
  readonly source: DirectoryDefinition | undefined;
  readonly target: DirectoryDefinition | undefined;
  readonly index: DirectoryIndex;
}

/** Reads one object mapping. */
export function buildObjectMapping(
  node: JsonNode,
  directories: RuleDirectories,
  reader: ExportReader,
  index = indexOf(node),
): ObjectMapping {
  let name: JsonNode | undefined;
  let enabled: JsonNode | undefined;
  let flowTypes: JsonNode | undefined;
  let sourceObject: JsonNode | undefined;
  let targetObject: JsonNode | undefined;
  let scope: JsonNode | undefined;
  let mappings: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'name':
        name = child;
        break;
      case 'enabled':
        enabled = child;
        break;
      case 'flowTypes':
        flowTypes = child;
        break;
      case 'sourceObjectName':
        sourceObject = child;
        break;
      case 'targetObjectName':
        targetObject = child;
        break;
      case 'scope':
        scope = child;
        break;
      case 'attributeMappings':
        mappings = child;
        break;
      default:
    }
  }
  const attributeMappings = objectsOf(mappings, 'an attribute mapping', reader).map((element) =>
    buildAttributeMapping(element, reader),
  );
  const sourceObjectName = textOf(sourceObject);
  const targetObjectName = textOf(targetObject);
  return {
    node,
    index,
    name: textOf(name),
    enabled: flagOf(enabled) ?? true,
    enabledNode: enabled,
    flowTypes: readFlowTypes(textOf(flowTypes)),
    flowTypesNode: flowTypes,
    sourceObjectName,
    targetObjectName,
    sourceObjectNode: sourceObject,
    targetObjectNode: targetObject,
    kind: classifyObject(sourceObjectName, targetObjectName, attributeMappings),
    partial: false,
    scope: buildScope(scope, reader),
    scopeNode: scope === undefined || scope.kind === 'null' ? undefined : scope,
    attributeMappings,
    sourceObject: directories.index.object(directories.source, sourceObjectName),
    targetObject: directories.index.object(directories.target, targetObjectName),
  };
}

/** The object mapping around attribute mappings that were given without one. */
export function wrapAttributeMappings(node: JsonNode, attributeMappings: readonly AttributeMapping[]): ObjectMapping {
  return {
    node,
    index: 0,
    name: null,
    enabled: true,
    enabledNode: undefined,
    flowTypes: readFlowTypes(null),
    flowTypesNode: undefined,
    sourceObjectName: null,
    targetObjectName: null,
    sourceObjectNode: undefined,
    targetObjectNode: undefined,
    // Most pasted rows are of users, and only the row of members tells a group.
    kind: classifyObject('User', null, attributeMappings),
    partial: true,
    scope: null,
    scopeNode: undefined,
    attributeMappings,
    sourceObject: undefined,
    targetObject: undefined,
  };
}

/** `Add, Update, Delete` or `Add,Update,Delete`: a flags enumeration in one string; left out it means all three. */
function readFlowTypes(text: string | null): FlowTypes {
  if (text === null) return { add: true, update: true, delete: true };
  const words = new Set(text.split(',').map((word) => word.trim().toLowerCase()));
  return { add: words.has('add'), update: words.has('update'), delete: words.has('delete') };
}
