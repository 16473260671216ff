import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { buildObjectMapping } from './build-object-mapping.ts';
import { classifyTarget } from './classify.ts';
import { fieldsOf, flagOf, indexOf, numberOf, objectsOf, textOf } from './fields.ts';
import type { DirectoryDefinition, ObjectMapping, SynchronizationRule } from './types.ts';

/** Reads one synchronization rule. */
export function buildRule(
  node: JsonNode,
  directories: readonly DirectoryDefinition[],
  reader: ExportReader,
): SynchronizationRule {
  const fields = fieldsOf(node);
  const sourceDirectoryName = textOf(fields.get('sourceDirectoryName'));
  const targetDirectoryName = textOf(fields.get('targetDirectoryName'));
  const source = findDirectory(directories, sourceDirectoryName);
  const target = findDirectory(directories, targetDirectoryName);
  const objectMappings = objectsOf(fields.get('objectMappings'), 'an object mapping', reader).map((element) =>
    buildObjectMapping(element, { source, target }, reader),
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

function findDirectory(directories: readonly DirectoryDefinition[], name: string | null) {
  return name === null ? undefined : directories.find((directory) => directory.name === name);
}
