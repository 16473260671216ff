import { complexMembers, type JsonObject, readParts, readValue } from '../resource/read-value.ts';
import { type Attribute, isOpaque } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { CheckedOperation, PatchOperator } from './operation.ts';
import type { PartValue } from './plan.ts';
import type { PlanContext } from './plan-context.ts';

type Operation = Pick<CheckedOperation, 'op' | 'value'>;

/** Plans an operation on a part of a single complex attribute. */
export function planPart({ op, value }: Operation, part: AttributeTarget, context: PlanContext): void {
  refuseAddingNull(op, value, part, context);
  const partValue = op === 'remove' ? undefined : readValue(part.subAttribute!, value, part.path, context);
  context.add({ action: 'merge', target: part.whole, parts: [{ part, value: partValue }] });
}

/** Plans an operation on a single-valued attribute. */
export function planAttribute({ op, value }: Operation, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  if (op === 'remove') {
    context.add({ action: 'assign', target, value: undefined });
    return;
  }
  refuseAddingNull(op, value, target, context);
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (attribute.type === 'complex' && !isOpaque(attribute) && value !== null && !isEmptyList) {
    planMerge(op, value, target, context);
    return;
  }
  context.add({ action: 'assign', target, value: readValue(attribute, value, path, context) });
}

/** Adding needs something to add (RFC 7644 §3.5.2.1); replacing by `null` makes an attribute unassigned. */
export function refuseAddingNull(
  op: PatchOperator,
  value: unknown,
  { path }: AttributeTarget,
  context: PlanContext,
): void {
  if (op === 'add' && value === null) throw context.fail('invalidValue', `add needs a value for "${path}"`);
}

/** Both `add` and `replace` change the listed parts of a complex value and leave the others (RFC 7644 §3.5.2.3). */
function planMerge(op: 'add' | 'replace', value: unknown, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  if (op === 'replace' && value === '' && clears(target, context)) return;
  const single = Array.isArray(value) && value.length === 1 && context.tolerate('body.array-for-single', path);
  const members = complexMembers(attribute, single ? value[0] : value, path, context);
  if (members === undefined) return;
  const parts = partValues(target, readParts(attribute, membersToWrite(op, members), path, context));
  // What is left of a reference without value refers to nothing.
  const isEmptied = parts.every((part) => part.value === undefined) && parts.some(isValuePart);
  if (op === 'replace' && isEmptied && clears(target, context)) return;
  if (parts.length > 0) context.add({ action: 'merge', target, parts });
}

/** Null is no value (RFC 7643 §2.5): replacing by it takes a part away, adding it does nothing. */
export function membersToWrite(op: PatchOperator, members: JsonObject): JsonObject {
  if (op !== 'add' || !Object.values(members).includes(null)) return members;
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function isValuePart({ part }: PartValue): boolean {
  return part.subAttribute?.name === 'value';
}

/** Leaves a complex attribute unassigned for an empty text or a `value` that is emptied, as some clients mean it. */
function clears(target: AttributeTarget, context: PlanContext): boolean {
  if (!context.tolerate('patch.replace-empty-clears', target.path)) return false;
  context.add({ action: 'assign', target, value: undefined });
  return true;
}

/** The targets of sub-attributes with the values that were read for them. */
export function partValues(target: AttributeTarget, parts: readonly (readonly [Attribute, unknown])[]): PartValue[] {
  return parts.map(([{ name }, value]) => ({ part: target.parts.get(name)!, value }));
}
