import { complexMembers, readParts, readValue } from '../resource/read-value.ts';
import { isUnassigned } from '../resource/unassigned.ts';
import type { Attribute } from '../schema/attribute.ts';
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
  if (attribute.type === 'complex' && attribute.subAttributes.length > 0 && !isUnassigned(value)) {
    planMerge(op, value, target, context);
    return;
  }
  if (op === 'replace' && isEmptyComplex(attribute, value)) context.tolerate('patch.replace-empty-clears', path);
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
  const single = Array.isArray(value) && value.length === 1 && context.tolerate('body.array-for-single', path);
  const members = complexMembers(attribute, single ? value[0] : value, path, context);
  if (members === undefined) return;
  const parts = partValues(target, readParts(attribute, members, path, context));
  const clears = op === 'replace' && parts.length > 0 && parts.every((part) => part.value === undefined);
  if (clears && context.tolerate('patch.replace-empty-clears', path)) {
    context.add({ action: 'assign', target, value: undefined });
  } else if (parts.length > 0) context.add({ action: 'merge', target, parts });
}

/** The targets of sub-attributes with the values that were read for them. */
export function partValues(target: AttributeTarget, parts: readonly (readonly [Attribute, unknown])[]): PartValue[] {
  return parts.map(([{ name }, value]) => ({ part: target.parts.get(name)!, value }));
}

/** An empty text or object, which is how some clients say that a complex attribute has no value. */
function isEmptyComplex(attribute: Attribute, value: unknown): boolean {
  return attribute.type === 'complex' && value !== null && isUnassigned(value);
}
