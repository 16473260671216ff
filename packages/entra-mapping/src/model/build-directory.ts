import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { canonicalName } from './canonical-name.ts';
import { flagOf, objectsOf, textOf } from './fields.ts';
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
    if (this.byName === undefined) {
      this.byName = new Map();
      for (const attribute of this.attributes) this.byName.set(attribute.name, attribute);
    }
    return this.byName.get(name);
  }
}

function buildAttribute(node: JsonNode): AttributeDefinition {
  let name: JsonNode | undefined;
  let type: JsonNode | undefined;
  let anchor: JsonNode | undefined;
  let required: JsonNode | undefined;
  let multivalued: JsonNode | undefined;
  let caseExact: JsonNode | undefined;
  let mutability: JsonNode | undefined;
  let flowNullValues: JsonNode | undefined;
  let defaultValue: JsonNode | undefined;
  let referencedObjects: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'name':
        name = child;
        break;
      case 'type':
        type = child;
        break;
      case 'anchor':
        anchor = child;
        break;
      case 'required':
        required = child;
        break;
      case 'multivalued':
        multivalued = child;
        break;
      case 'caseExact':
        caseExact = child;
        break;
      case 'mutability':
        mutability = child;
        break;
      case 'flowNullValues':
        flowNullValues = child;
        break;
      case 'defaultValue':
        defaultValue = child;
        break;
      case 'referencedObjects':
        referencedObjects = child;
        break;
      default:
    }
  }
  return {
    node,
    name: textOf(name),
    type: textOf(type) ?? 'String',
    anchor: flagOf(anchor) ?? false,
    required: flagOf(required) ?? false,
    multivalued: flagOf(multivalued) ?? false,
    caseExact: flagOf(caseExact) ?? false,
    mutability: textOf(mutability) ?? 'ReadWrite',
    flowNullValues: flagOf(flowNullValues) ?? false,
    defaultValue: textOf(defaultValue),
    referencedObjects: referencedNames(referencedObjects),
  };
}

const NO_NAMES: readonly string[] = Object.freeze([]);

function referencedNames(node: JsonNode | undefined): readonly string[] {
  if (node === undefined || (node.kind === 'array' && node.children.length === 0)) return NO_NAMES;
  const names: string[] = [];
  const elements = node?.kind === 'object' ? [node] : (node?.children ?? []);
  for (const element of elements) {
    const name = element.children.find((child) => canonicalName(child.key) === 'referencedObjectName');
    const text = textOf(name);
    if (text !== null) names.push(text);
  }
  return names;
}
