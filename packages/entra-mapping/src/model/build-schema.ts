import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { buildAttributeMapping } from './build-attribute-mapping.ts';
import { buildDirectory } from './build-directory.ts';
import { buildObjectMapping, wrapAttributeMappings } from './build-object-mapping.ts';
import { buildRule, wrapObjectMappings } from './build-rule.ts';
import { canonicalName } from './canonical-name.ts';
import { DirectoryIndex } from './directory-index.ts';
import { isFilled, objectsOf, textOf } from './fields.ts';
import type { SynchronizationRule, SynchronizationSchema } from './types.ts';

const NO_DIRECTORIES = new DirectoryIndex([]);

/** Reads a synchronization schema. */
export function buildSchema(node: JsonNode, reader: ExportReader): SynchronizationSchema {
  let id: JsonNode | undefined;
  let version: JsonNode | undefined;
  let rules: JsonNode | undefined;
  let directories: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'id':
        id = child;
        break;
      case 'version':
        version = child;
        break;
      case 'synchronizationRules':
        rules = child;
        break;
      case 'directories':
        directories = child;
        break;
      default:
    }
  }
  const definitions = objectsOf(directories, 'a directory definition', reader).map((directory) =>
    buildDirectory(directory, reader),
  );
  const index = new DirectoryIndex(definitions);
  return {
    node,
    id: textOf(id),
    version: textOf(version),
    synchronizationRules: objectsOf(rules, 'a synchronization rule', reader).flatMap((rule) => {
      if (isAttributeMapping(rule)) {
        reader.misplacedMapping(rule);
        return [];
      }
      return [buildRule(rule, index, reader)];
    }),
    directories: definitions,
  };
}

/** What was pasted without the schema around it. */
export type FragmentKind = 'rules' | 'object-mappings' | 'attribute-mappings';

const FRAGMENT_NAMES: Readonly<Record<FragmentKind, string>> = {
  rules: 'a synchronization rule',
  'object-mappings': 'an object mapping',
  'attribute-mappings': 'an attribute mapping',
};

/** Reads a fragment as the schema it would stand in. */
export function buildFragment(
  kind: FragmentKind,
  nodes: readonly JsonNode[],
  reader: ExportReader,
): SynchronizationSchema {
  const [node] = nodes;
  if (node === undefined) throw new TypeError('a fragment has at least one value');
  return {
    node,
    id: null,
    version: null,
    synchronizationRules: rulesOfFragment(
      kind,
      node,
      nodes.filter((each) => isFilled(each, FRAGMENT_NAMES[kind], reader)),
      reader,
    ),
    directories: [],
  };
}

function rulesOfFragment(
  kind: FragmentKind,
  first: JsonNode,
  nodes: readonly JsonNode[],
  reader: ExportReader,
): readonly SynchronizationRule[] {
  if (kind === 'rules') return nodes.map((node) => buildRule(node, NO_DIRECTORIES, reader));
  if (kind === 'object-mappings') {
    const directories = { source: undefined, target: undefined, index: NO_DIRECTORIES };
    const mappings = nodes.map((node, index) => buildObjectMapping(node, directories, reader, index));
    return [wrapObjectMappings(first, mappings)];
  }
  const mappings = nodes.map((node, index) => buildAttributeMapping(node, reader, index));
  return [wrapObjectMappings(first, [wrapAttributeMappings(first, mappings)])];
}

/** Whether an object is an attribute mapping, by the property that nothing else has. */
export function isAttributeMapping(node: JsonNode): boolean {
  return node.children.some((child) => canonicalName(child.key) === 'targetAttributeName');
}
