import { complexMembers, isJsonObject, readElement, readParts, readValue } from '../resource/read-value.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { createElement } from './element-template.ts';
import type { CheckedOperation, PatchOperator } from './operation.ts';
import type { ElementSelection, WhenNone } from './plan.ts';
import { membersToWrite, partValues, refuseAddingNull } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';

type Operation = Pick<CheckedOperation, 'op' | 'value'>;

/** Plans an operation on a multi-valued attribute as a whole. */
export function planElements({ op, value }: Operation, target: AttributeTarget, context: PlanContext): void {
  if (op === 'remove') {
    if (value === undefined) context.add({ action: 'overwrite', target, elements: [] });
    else planRemoveListed(value, target, context);
    return;
  }
  refuseAddingNull(op, value, target, context);
  const elements = readList(value, target, context);
  if (op === 'replace') context.add({ action: 'overwrite', target, elements });
  else if (elements.length > 0) context.add({ action: 'append', target, elements });
}

function planRemoveListed(value: unknown, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  if (!context.tolerate('patch.remove-with-value', path)) {
    throw context.fail(
      'invalidSyntax',
      `remove has no value; select elements by a path such as ${attribute.name}[value eq "…"]`,
    );
  }
  // Whatever the value is, only what it lists is removed, and never everything.
  const elements = readElements(value, target, context);
  const secret = [...target.parts.values()].find((part) => isGivenSecret(part, elements));
  if (secret !== undefined) {
    throw context.fail('invalidValue', `"${secret.path}" is never returned, so elements can't be selected by it`);
  }
  if (elements.length > 0) context.add({ action: 'removeListed', target, elements });
  else context.reason = 'the value lists nothing to remove';
}

/** Whether a part is never returned and some element gives it. */
function isGivenSecret({ subAttribute }: AttributeTarget, elements: readonly unknown[]): boolean {
  const { name, returned } = subAttribute!;
  return returned === 'never' && elements.some((element) => isJsonObject(element) && element[name] !== undefined);
}

/** Reads the elements to write. A list that is not empty must come to something, or it would do what nobody said. */
function readList(value: unknown, target: AttributeTarget, context: PlanContext): readonly unknown[] {
  const elements = readElements(value, target, context);
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (elements.length === 0 && !isEmpty && context.problems.length === 0) {
    throw context.fail('invalidValue', `no element of the value for "${target.path}" has anything that can be written`);
  }
  return elements;
}

function readElements(value: unknown, { attribute, path }: AttributeTarget, context: PlanContext): readonly unknown[] {
  // One element may be given without an array (RFC 7644 §3.5.2.1), and most clients replace that way, too.
  const list = Array.isArray(value) || value === null || value === '' ? value : [value];
  return (readValue(attribute, list, path, context) as unknown[] | undefined) ?? [];
}

/** Plans an operation on the elements that a condition selects. */
export function planSelected(
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
    context.add({ action: 'removeMatching', target, select });
    return;
  }
  if (op === 'replace' && value === null) {
    context.add({ action: 'removeMatching', target, select });
    return;
  }
  refuseAddingNull(op, value, target, context);
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (op === 'replace' || attribute.type !== 'complex') {
    const element = readElement(attribute, single, path, context);
    if (element === undefined && context.problems.length === 0) {
      throw context.fail('invalidValue', `"${path}" needs a value`);
    }
    const none = isJsonObject(element) ? whenNone(op, select, context) : 'noTarget';
    context.add({ action: 'replaceMatching', target, select, element, whenNone: none });
    return;
  }
  const members = complexMembers(attribute, single, path, context);
  if (members === undefined) return;
  const parts = partValues(target, readParts(attribute, membersToWrite(op, members), path, context));
  if (attribute.relation) {
    // The parts of a relation's element never change, so adding to one can only create it.
    if (select.template === undefined || !context.tolerate('patch.add-creates-element', path)) {
      throw context.fail('noTarget', `the elements of "${path}" can't be added to; add them without brackets`);
    }
    context.add({ action: 'append', target, elements: [createElement(select.template, parts)] });
  } else context.add({ action: 'mergeMatching', target, select, parts, whenNone: whenNone(op, select, context) });
}

const EVERY_ELEMENT: ElementSelection = { filter: undefined, matches: () => true, template: {} };

/** Plans an operation on a part of the elements that a condition selects. */
export function planElementPart(
  { op, value }: Operation,
  part: AttributeTarget,
  select: ElementSelection | undefined,
  context: PlanContext,
): void {
  const { path, whole, subAttribute } = part;
  if (whole.attribute.relation) {
    throw context.fail('mutability', `"${path}" can't be changed; remove the element and add another`);
  }
  if (select === undefined && !context.tolerate('patch.replace-sub-attribute-of-all', path)) {
    throw context.fail('invalidPath', `"${path}" needs a condition in brackets that selects elements`);
  }
  refuseAddingNull(op, value, part, context);
  const selection = select ?? EVERY_ELEMENT;
  const partValue = op === 'remove' ? undefined : readValue(subAttribute!, value, path, context);
  const none = partValue === undefined ? 'nothing' : whenNone(op, selection, context);
  const parts = [{ part, value: partValue }];
  context.add({ action: 'mergeMatching', target: whole, select: selection, parts, whenNone: none });
}

/** What happens when nothing matches: an element is created where the mode allows it and the condition tells which. */
function whenNone(op: PatchOperator, { template }: ElementSelection, context: PlanContext): WhenNone {
  const tolerance = op === 'add' ? 'patch.add-creates-element' : 'patch.replace-creates-element';
  return template !== undefined && context.allows(tolerance) ? tolerance : 'noTarget';
}
