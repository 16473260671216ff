import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { canonicalName, type ModelName } from './canonical-name.ts';
import { fieldOf, flagOf, objectsOf, textOf } from './fields.ts';
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
    this.definitions ??= this.nodes.map((node) => new LazyAttributeDefinition(node));
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

/** Most attributes are asked for their names alone, so everything else is looked up on demand. */
class LazyAttributeDefinition implements AttributeDefinition {
  readonly node: JsonNode;
  readonly name: string | null;

  constructor(node: JsonNode) {
    this.node = node;
    this.name = textOf(fieldOf(node, 'name'));
  }

  get type(): string {
    return textOf(fieldOf(this.node, 'type')) ?? 'String';
  }

  get anchor(): boolean {
    return this.#flag('anchor');
  }

  get required(): boolean {
    return this.#flag('required');
  }

  get multivalued(): boolean {
    return this.#flag('multivalued');
  }

  get caseExact(): boolean {
    return this.#flag('caseExact');
  }

  get mutability(): string {
    return textOf(fieldOf(this.node, 'mutability')) ?? 'ReadWrite';
  }

  get flowNullValues(): boolean {
    return this.#flag('flowNullValues');
  }

  get defaultValue(): string | null {
    return textOf(fieldOf(this.node, 'defaultValue'));
  }

  get referencedObjects(): readonly string[] {
    return referencedNames(fieldOf(this.node, 'referencedObjects'));
  }

  #flag(name: ModelName): boolean {
    return flagOf(fieldOf(this.node, name)) ?? false;
  }
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
