import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { buildObjectMapping } from './build-object-mapping.ts';
import { classifyTarget } from './classify.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { fieldsOf, flagOf, indexOf, numberOf, objectsOf, textOf } from './fields.ts';
import type { ObjectMapping, SynchronizationRule } from './types.ts';

/** Reads one synchronization rule. */
export function buildRule(node: JsonNode, index: DirectoryIndex, reader: ExportReader): SynchronizationRule {
  const fields = fieldsOf(node);
  const sourceDirectoryName = textOf(fields.get('sourceDirectoryName'));
  const targetDirectoryName = textOf(fields.get('targetDirectoryName'));
  const source = index.directory(sourceDirectoryName);
  const target = index.directory(targetDirectoryName);
  const objectMappings = objectsOf(fields.get('objectMappings'), 'an object mapping', reader).map((element) =>
    buildObjectMapping(element, { source, target, index }, reader),
  );
  return {
    node,
    index: indexOf(node),
    id: textOf(fields.get('id')),
    name: textOf(fields.get('name')),
    priority: numberOf(fields.get('priority')),
    editable: flagOf(fields.get('editable')),
    sourceDirectoryName,
    targetDirectoryName,
    objectMappings,
    sourceDirectory: source,
    targetDirectory: target,
    targetKind: classifyTarget(objectMappings),
  };
}

/** The rule around object mappings that were given without one. */
export function wrapObjectMappings(node: JsonNode, objectMappings: readonly ObjectMapping[]): SynchronizationRule {
  return {
    node,
    index: 0,
    id: null,
    name: null,
    priority: null,
    editable: null,
    sourceDirectoryName: null,
    targetDirectoryName: null,
    objectMappings,
    sourceDirectory: undefined,
    targetDirectory: undefined,
    targetKind: classifyTarget(objectMappings),
  };
}
