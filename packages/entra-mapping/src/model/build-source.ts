import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import { canonicalName } from './canonical-name.ts';
import { objectsOf, textOf } from './fields.ts';
import type { AttributeMappingParameter, AttributeMappingSource } from './types.ts';

/** Reads a source; `null` for none, and for the empty object that documentation puts in its place. */
export function buildSource(node: JsonNode | undefined, reader: ExportReader): AttributeMappingSource | null {
  if (node === undefined || node.kind === 'null') return null;
  if (node.kind !== 'object') {
    reader.wrongType(node, 'where the source of an attribute mapping belongs');
    return null;
  }
  if (node.children.length === 0) {
    reader.emptyObject(node, 'the source of an attribute mapping');
    return null;
  }
  let type: JsonNode | undefined;
  let name: JsonNode | undefined;
  let expression: JsonNode | undefined;
  let parameters: JsonNode | undefined;
  for (const child of node.children) {
    switch (canonicalName(child.key)) {
      case 'type':
        type = child;
        break;
      case 'name':
        name = child;
        break;
      case 'expression':
        expression = child;
        break;
      case 'parameters':
        parameters = child;
        break;
      default:
    }
  }
  return {
    node,
    type: textOf(type) ?? 'Attribute',
    name: textOf(name),
    expression: textOf(expression),
    expressionNode: expression,
    parameters: buildParameters(parameters, reader),
  };
}

const NO_PARAMETERS: readonly AttributeMappingParameter[] = Object.freeze([]);

function buildParameters(node: JsonNode | undefined, reader: ExportReader): readonly AttributeMappingParameter[] {
  if (node === undefined || (node.kind === 'array' && node.children.length === 0)) return NO_PARAMETERS;
  const parameters: AttributeMappingParameter[] = [];
  for (const element of objectsOf(node, 'a parameter of an expression', reader)) {
    let key: JsonNode | undefined;
    let value: JsonNode | undefined;
    for (const child of element.children) {
      const name = canonicalName(child.key);
      if (name === 'key') key = child;
      else if (name === 'value') value = child;
    }
    const source = buildSource(value, reader);
    if (source !== null) parameters.push({ key: textOf(key) ?? '', value: source });
  }
  return parameters;
}
