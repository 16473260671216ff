import { complexMembers, readParts, readValue } from '../resource/read-value.ts';
import { isUnassigned } from '../resource/unassigned.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { CheckedOperation } from './operation.ts';
import type { PlanContext } from './plan-context.ts';

/** Plans an operation on a single-valued attribute, or on a part of a single complex one. */
export function planAttribute(
  { op, value }: Pick<CheckedOperation, 'op' | 'value'>,
  target: AttributeTarget,
  part: Attribute | undefined,
  context: PlanContext,
): void {
  const attribute = part ?? target.attribute;
  if (op === 'remove') {
    context.steps.push({ action: 'assign', target, part, value: undefined });
    return;
  }
  const path = part === undefined ? target.path : `${target.path}.${part.name}`;
  if (value === null && op === 'add') throw context.fail('invalidValue', `add needs a value for "${path}"`);
  if (attribute.type === 'complex' && !isUnassigned(value) && attribute.subAttributes.length > 0) {
    planMerge(op, value, target, context);
    return;
  }
  if (op === 'replace' && isEmptyComplex(attribute, value)) context.tolerate('patch.replace-empty-clears', path);
  context.steps.push({ action: 'assign', target, part, value: readValue(attribute, value, path, context) });
}

/** Both `add` and `replace` change the listed parts of a complex value and leave the others (RFC 7644 §3.5.2.3). */
function planMerge(op: 'add' | 'replace', value: unknown, target: AttributeTarget, context: PlanContext): void {
  const { attribute, path } = target;
  const single = Array.isArray(value) && value.length === 1 && context.tolerate('body.array-for-single', path);
  const members = complexMembers(attribute, single ? value[0] : value, path, context);
  if (members === undefined) return;
  const parts = readParts(attribute, members, path, context);
  const clears = op === 'replace' && parts.length > 0 && parts.every(([, partValue]) => partValue === undefined);
  if (clears && context.tolerate('patch.replace-empty-clears', path)) {
    context.steps.push({ action: 'assign', target, part: undefined, value: undefined });
  } else if (parts.length > 0) context.steps.push({ action: 'merge', target, parts });
}

/** An empty text or object, which is how some clients say that a complex attribute has no value. */
function isEmptyComplex(attribute: Attribute, value: unknown): boolean {
  return attribute.type === 'complex' && value !== null && isUnassigned(value);
}
