import type { BoundFilter } from '../filter/bound-filter.ts';
import { complexMembers, type JsonObject, readElement, readParts, readValue } from '../resource/read-value.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { CheckedOperation } from './operation.ts';
import type { ElementSelection, PartValue, WhenNone } from './plan.ts';
import type { PlanContext } from './plan-context.ts';

type Operation = Pick<CheckedOperation, 'op' | 'value'>;

/** Plans an operation on a multi-valued attribute: on all of it, on selected elements, or on a part of elements. */
export function planElements(
  operation: Operation,
  target: AttributeTarget,
  select: ElementSelection | undefined,
  part: Attribute | undefined,
  context: PlanContext,
): void {
  if (part !== undefined) planPart(operation, target, select, part, context);
  else if (select !== undefined) planSelected(operation, target, select, context);
  else planWhole(operation, target, context);
}

function planWhole({ op, value }: Operation, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  if (op === 'remove') {
    if (value === undefined || value === null) context.steps.push({ action: 'overwrite', target, elements: [] });
    else planRemoveListed(value, target, context);
    return;
  }
  if (value === null && op === 'add') throw context.fail('invalidValue', `add needs a value for "${path}"`);
  // One element may be added without an array (RFC 7644 §3.5.2.1), and most clients replace that way, too.
  const list = Array.isArray(value) || value === null || value === '' ? value : [value];
  const elements = (readValue(attribute, list, path, context) as unknown[] | undefined) ?? [];
  if (op === 'replace') context.steps.push({ action: 'overwrite', target, elements });
  else if (elements.length > 0) context.steps.push({ action: 'append', target, elements });
}

function planRemoveListed(value: unknown, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  if (!context.tolerate('patch.remove-with-value', path)) {
    throw context.fail(
      'invalidSyntax',
      `remove has no value; select elements by a path such as ${attribute.name}[value eq "…"]`,
    );
  }
  const list = Array.isArray(value) ? value : [value];
  const elements = (readValue(attribute, list, path, context) as unknown[] | undefined) ?? [];
  if (elements.length > 0) context.steps.push({ action: 'removeListed', target, elements });
}

function planSelected(
  { op, value }: Operation,
  target: AttributeTarget,
  select: ElementSelection,
  context: PlanContext,
): void {
  const { attribute, path } = target;
  if (op === 'remove') {
    if (value !== undefined && value !== null && !context.tolerate('patch.remove-with-value', path)) {
      throw context.fail('invalidSyntax', 'remove has no value');
    }
    context.steps.push({ action: 'removeMatching', target, select });
    return;
  }
  if (value === null && op === 'replace') {
    context.steps.push({ action: 'removeMatching', target, select });
    return;
  }
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const template = templateOf(select.filter, attribute);
  if (attribute.type !== 'complex' || op === 'replace') {
    const element = readElement(attribute, single, path, context);
    if (element === undefined) {
      if (context.problems.length === 0) throw context.fail('invalidValue', `"${path}" needs a value`);
      return;
    }
    const created = typeof element === 'object' && template !== undefined ? { ...template, ...element } : undefined;
    context.steps.push({
      action: 'replaceMatching',
      target,
      select,
      element,
      whenNone: whenNone(op, created, context),
    });
    return;
  }
  const members = complexMembers(attribute, single, path, context);
  if (members === undefined) return;
  const parts = readParts(attribute, members, path, context);
  if (attribute.relation) {
    // The parts of a relation's element never change, so adding to one can only create it.
    context.steps.push({ action: 'append', target, elements: [createElement(template ?? {}, parts)] });
    return;
  }
  const created = template === undefined ? undefined : createElement(template, parts);
  context.steps.push({ action: 'mergeMatching', target, select, parts, whenNone: whenNone(op, created, context) });
}

function planPart(
  operation: Operation,
  target: AttributeTarget,
  select: ElementSelection | undefined,
  part: Attribute,
  context: PlanContext,
): void {
  const { op, value } = operation;
  const path = `${target.path}.${part.name}`;
  if (target.attribute.relation) {
    throw context.fail('mutability', `"${path}" can't be changed; remove the element and add another`);
  }
  if (select === undefined && !context.tolerate('patch.replace-sub-attribute-of-all', path)) {
    throw context.fail('invalidPath', `"${path}" needs a condition in brackets that selects elements`);
  }
  if (value === null && op === 'add') throw context.fail('invalidValue', `add needs a value for "${path}"`);
  const partValue = op === 'remove' ? undefined : readValue(part, value, path, context);
  const parts: PartValue[] = [[part, partValue]];
  const template = select === undefined ? {} : templateOf(select.filter, target.attribute);
  const created = template === undefined || partValue === undefined ? undefined : createElement(template, parts);
  const selection = select ?? { filter: undefined, matches: () => true };
  const none = partValue === undefined ? 'nothing' : whenNone(op, created, context);
  context.steps.push({ action: 'mergeMatching', target, select: selection, parts, whenNone: none });
}

/** What happens when nothing matches: an element is created where the mode allows it and the condition tells which. */
function whenNone(op: 'add' | 'remove' | 'replace', element: JsonObject | undefined, context: PlanContext): WhenNone {
  if (op === 'remove') return 'nothing';
  const tolerance = op === 'add' ? 'patch.add-creates-element' : 'patch.replace-creates-element';
  return element !== undefined && context.allows(tolerance) ? { element, tolerance } : 'noTarget';
}

function createElement(template: JsonObject, parts: readonly PartValue[]): JsonObject {
  const element: Record<string, unknown> = { ...template };
  for (const [{ name }, value] of parts) if (value !== undefined) element[name] = value;
  return element;
}

/** The parts that an element must have to satisfy a condition made of `eq` and `and` alone; else `undefined`. */
function templateOf(filter: BoundFilter | undefined, attribute: Attribute): JsonObject | undefined {
  if (filter === undefined) return undefined;
  if (filter.kind === 'and') {
    const parts = filter.filters.map((part) => templateOf(part, attribute));
    return parts.some((part) => part === undefined) ? undefined : Object.assign({}, ...parts);
  }
  if (filter.kind !== 'comparison' || filter.operator !== 'eq') return undefined;
  const { subAttribute } = filter.target;
  if (subAttribute === undefined || subAttribute.mutability === 'readOnly') return undefined;
  return { [subAttribute.name]: filter.value };
}
