import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { canonicalName } from './canonical-name.ts';
import { fieldsOf, flagOf, objectsOf, textOf } from './fields.ts';
import type { AttributeDefinition, DirectoryDefinition, ObjectDefinition } from './types.ts';

/** Reads a directory definition; the attributes of its objects are read when they are asked for. */
export function buildDirectory(node: JsonNode, reader: ExportReader): DirectoryDefinition {
  let id: JsonNode | undefined;
  let name: JsonNode | undefined;
  let objects: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'id':
        id = child;
        break;
      case 'name':
        name = child;
        break;
      case 'objects':
        objects = child;
        break;
      default:
    }
  }
  const definitions = objectsOf(objects, 'an object definition', reader).map((object) => buildObject(object, reader));
  return { node, id: textOf(id), name: textOf(name), objects: definitions };
}

function buildObject(node: JsonNode, reader: ExportReader): ObjectDefinition {
  let name: JsonNode | undefined;
  let attributes: JsonNode | undefined;
  for (const child of node.children) {
    const field = canonicalName(child.key);
    if (field === 'name') name = child;
    else if (field === 'attributes') attributes = child;
  }
  return new LazyObjectDefinition(node, textOf(name), objectsOf(attributes, 'an attribute definition', reader));
}

/** An export defines some hundred attributes and most readers ask for few of them, so they are read on demand. */
class LazyObjectDefinition implements ObjectDefinition {
  readonly node: JsonNode;
  readonly name: string | null;
  private readonly nodes: readonly JsonNode[];
  private definitions: readonly AttributeDefinition[] | undefined;
  private byName: Map<string | null, AttributeDefinition> | undefined;

  constructor(node: JsonNode, name: string | null, nodes: readonly JsonNode[]) {
    this.node = node;
    this.name = name;
    this.nodes = nodes;
  }

  get attributes(): readonly AttributeDefinition[] {
    this.definitions ??= this.nodes.map(buildAttribute);
    return this.definitions;
  }

  attribute(name: string): AttributeDefinition | undefined {
    this.byName ??= new Map(this.attributes.map((attribute) => [attribute.name, attribute]));
    return this.byName.get(name);
  }
}

function buildAttribute(node: JsonNode): AttributeDefinition {
  const fields = fieldsOf(node);
  return {
    node,
    name: textOf(fields.get('name')),
    type: textOf(fields.get('type')) ?? 'String',
    anchor: flagOf(fields.get('anchor')) ?? false,
    required: flagOf(fields.get('required')) ?? false,
    multivalued: flagOf(fields.get('multivalued')) ?? false,
    caseExact: flagOf(fields.get('caseExact')) ?? false,
    mutability: textOf(fields.get('mutability')) ?? 'ReadWrite',
    flowNullValues: flagOf(fields.get('flowNullValues')) ?? false,
    defaultValue: textOf(fields.get('defaultValue')),
    referencedObjects: referencedNames(fields.get('referencedObjects')),
  };
}

function referencedNames(node: JsonNode | undefined): readonly string[] {
  const names: string[] = [];
  const elements = node?.kind === 'object' ? [node] : (node?.children ?? []);
  for (const element of elements) {
    const name = element.children.find((child) => canonicalName(child.key) === 'referencedObjectName');
    const text = textOf(name);
    if (text !== null) names.push(text);
  }
  return names;
}
