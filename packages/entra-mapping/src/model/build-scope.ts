import type { JsonNode } from '../json/node.ts';
import type { ExportReader } from '../reader/export-reader.ts';
import type { FilterSet } from '../scope/types.ts';
import { fieldsOf, indexOf, objectsOf, textOf } from './fields.ts';
import type { FilterClause, FilterGroup, FilterOperand, ScopingFilter } from './types.ts';

/** Reads the scoping filter of an object mapping; `null` for none. */
export function buildScope(node: JsonNode | undefined, reader: ExportReader): ScopingFilter | null {
  if (node === undefined || node.kind === 'null') return null;
  if (node.kind !== 'object') {
    reader.wrongType(node, 'where the scope of an object mapping belongs');
    return null;
  }
  const fields = fieldsOf(node);
  const groups = (set: FilterSet) =>
    objectsOf(fields.get(set), 'a group of clauses', reader).map((group) => buildGroup(group, reader));
  return {
    node,
    groups: groups('groups'),
    inputFilterGroups: groups('inputFilterGroups'),
    categoryFilterGroups: groups('categoryFilterGroups'),
  };
}

function buildGroup(node: JsonNode, reader: ExportReader): FilterGroup {
  const fields = fieldsOf(node);
  return {
    node,
    index: indexOf(node),
    name: textOf(fields.get('name')),
    clauses: objectsOf(fields.get('clauses'), 'a clause', reader).map((clause) => buildClause(clause, reader)),
  };
}

function buildClause(node: JsonNode, reader: ExportReader): FilterClause {
  const fields = fieldsOf(node);
  const operator = fields.get('operatorName');
  const sourceOperand = fields.get('sourceOperandName');
  return {
    node,
    index: indexOf(node),
    operatorName: textOf(operator),
    operatorNode: operator,
    sourceOperandName: textOf(sourceOperand),
    sourceOperandNode: sourceOperand,
    targetOperand: buildOperand(fields.get('targetOperand'), reader),
  };
}

function buildOperand(node: JsonNode | undefined, reader: ExportReader): FilterOperand | null {
  if (node === undefined || node.kind === 'null') return null;
  if (node.kind !== 'object') {
    reader.wrongType(node, 'where the operand of a clause belongs');
    return null;
  }
  const values = fieldsOf(node).get('values');
  // PowerShell writes an array of one element as that element.
  const elements = values?.kind === 'array' ? values.children : [values];
  return { node, values: elements.map(textOf).filter((text) => text !== null) };
}
