import { clip } from '../error/syntax-error.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { bindPath } from './bind-path.ts';
import type { CheckedOperation } from './operation.ts';
import type { ElementSelection } from './plan.ts';
import { planAttribute, planPart } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';
import { planElementPart, planElements, planSelected } from './plan-elements.ts';

type Operation = Pick<CheckedOperation, 'op' | 'value'>;

/** Plans an operation on an attribute or a sub-attribute whose target is known. */
export function planKnownPath(operation: Operation, target: AttributeTarget, text: string, context: PlanContext): void {
  planTarget(operation, target, undefined, text, context);
}

/** Plans an operation on an attribute, a sub-attribute or selected elements that a path names. */
export function planPath(operation: Operation, text: string, context: PlanContext): void {
  const known = context.resourceType.index.resolveExact(text);
  const bound = known === undefined ? bindPath(text, context) : { target: known, select: undefined };
  if (bound !== undefined) planTarget(operation, bound.target, bound.select, text, context);
}

function planTarget(
  operation: Operation,
  target: AttributeTarget,
  select: ElementSelection | undefined,
  text: string,
  context: PlanContext,
): void {
  const { attribute, subAttribute } = target;
  if (attribute.name === 'schemas' && target.extension === undefined) {
    // `schemas` follows from the attributes that the resource carries, so writing it changes nothing by itself.
    context.reason = 'schemas lists what the resource carries and is kept by the service provider';
    return;
  }
  const readOnly = attribute.mutability === 'readOnly' || subAttribute?.mutability === 'readOnly';
  if (readOnly) throw context.fail('mutability', `"${clip(text)}" is read-only`);
  // Elements may be listed by a value, see there; of anything else the path says it all.
  if (operation.op === 'remove' && (!attribute.multiValued || subAttribute !== undefined))
    refuseValue(operation, target, context);
  if (attribute.multiValued) {
    if (subAttribute !== undefined) planElementPart(operation, target, select, context);
    else if (select !== undefined) planSelected(operation, target, select, context);
    else planElements(operation, target, context);
  } else if (subAttribute !== undefined) planPart(operation, target, context);
  else planAttribute(operation, target, context);
}

/** A remove has no value (RFC 7644 §3.5.2.2). */
function refuseValue({ value }: Operation, { path }: AttributeTarget, context: PlanContext): void {
  if (value === undefined || value === null || context.tolerate('patch.remove-with-value', path)) return;
  throw context.fail('invalidSyntax', 'remove has no value');
}
