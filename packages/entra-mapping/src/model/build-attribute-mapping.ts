import type { AttributePath } from 'scim-core';
import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { buildSource } from './build-source.ts';
import { canonicalName } from './canonical-name.ts';
import { flagOf, indexOf, numberOf, textOf } from './fields.ts';
import { readTargetPath } from './target-path.ts';
import type { AttributeMapping } from './types.ts';

/** Reads one attribute mapping. */
export function buildAttributeMapping(node: JsonNode, reader: ExportReader, index = indexOf(node)): AttributeMapping {
  let target: JsonNode | undefined;
  let source: JsonNode | undefined;
  let defaultValue: JsonNode | undefined;
  let priority: JsonNode | undefined;
  let flowType: JsonNode | undefined;
  let flowBehavior: JsonNode | undefined;
  let exportMissing: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'targetAttributeName':
        target = child;
        break;
      case 'source':
        source = child;
        break;
      case 'defaultValue':
        defaultValue = child;
        break;
      case 'matchingPriority':
        priority = child;
        break;
      case 'flowType':
        flowType = child;
        break;
      case 'flowBehavior':
        flowBehavior = child;
        break;
      case 'exportMissingReferences':
        exportMissing = child;
        break;
      default:
    }
  }
  const targetAttributeName = textOf(target);
  let path: AttributePath | undefined | null = null;
  return {
    node,
    index,
    targetAttributeName,
    targetAttributeNode: target,
    get targetPath() {
      if (path === null) path = readTargetPath(targetAttributeName);
      return path;
    },
    source: buildSource(source, reader),
    sourceNode: source,
    defaultValue: textOf(defaultValue),
    matchingPriority: numberOf(priority) ?? 0,
    matchingPriorityNode: priority,
    flowType: textOf(flowType) ?? 'Always',
    flowTypeNode: flowType,
    flowBehavior: textOf(flowBehavior) ?? 'FlowWhenChanged',
    exportMissingReferences: flagOf(exportMissing) ?? false,
  };
}
