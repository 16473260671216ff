import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { canonicalName, type ModelName } from './canonical-name.ts';

/** The properties of an object that the model reads; of one written twice the last. */
export function fieldsOf(node: JsonNode): ReadonlyMap<ModelName, JsonNode> {
  const fields = new Map<ModelName, JsonNode>();
  for (const child of node.children) {
    const name = canonicalName(child.key);
    if (name !== undefined) fields.set(name, child);
  }
  return fields;
}

/** One of these properties; of one written twice the last. */
export function fieldOf({ children }: JsonNode, name: ModelName): JsonNode | undefined {
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    // Other spellings differ in letter case alone, so that most names are told apart by their length.
    if (typeof child?.key !== 'string' || child.key.length !== name.length) continue;
    if (child.key === name || canonicalName(child.key) === name) return child;
  }
  return undefined;
}

/** The text of a string node; of a number or boolean its text too, as hand-made exports leave quotation marks out. */
export function textOf(node: JsonNode | undefined): string | null {
  if (node === undefined || node.scalar === undefined || node.scalar === null) return null;
  return String(node.scalar);
}

/** A truth value, also where a hand-made export writes it as a string. */
export function flagOf(node: JsonNode | undefined): boolean | null {
  if (node?.scalar === true || node?.scalar === false) return node.scalar;
  if (typeof node?.scalar !== 'string') return null;
  const word = node.scalar.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** A number, also where a hand-made export writes it as a string. */
export function numberOf(node: JsonNode | undefined): number | null {
  const value = typeof node?.scalar === 'string' && node.scalar !== '' ? Number(node.scalar) : node?.scalar;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/**
 * The objects of an array, without those that hold nothing; reports what is no array and what is no object.
 *
 * @param what What the elements are, for the report: "an attribute mapping".
 */
export function objectsOf(node: JsonNode | undefined, what: string, reader: ExportReader): readonly JsonNode[] {
  if (node === undefined || node.kind === 'null') return [];
  // PowerShell writes an array of one element as that element.
  const elements = node.kind === 'object' ? [node] : node.children;
  if (node.kind !== 'array' && node.kind !== 'object') {
    reader.wrongType(node, `where a list of objects belongs, each ${what}`);
    return [];
  }
  return elements.every((element) => element.children.length > 0 && element.kind === 'object')
    ? elements
    : elements.filter((element) => isFilled(element, what, reader));
}

/** Whether an element of a list is an object that holds something; reports one that is not. */
export function isFilled(element: JsonNode, what: string, reader: ExportReader): boolean {
  if (element.kind === 'object' && element.children.length > 0) return true;
  if (element.kind === 'object') reader.emptyObject(element, what);
  else reader.wrongType(element, `where ${what} belongs`);
  return false;
}

/** The position of a node in the array that holds it; 0 for a value that stands alone. */
export function indexOf(node: JsonNode): number {
  return typeof node.key === 'number' ? node.key : 0;
}
