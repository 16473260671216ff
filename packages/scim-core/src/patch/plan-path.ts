import { clip } from '../error/syntax-error.ts';
import { bindPath } from './bind-path.ts';
import type { CheckedOperation } from './operation.ts';
import { planAttribute, planPart } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';
import { planElementPart, planElements, planSelected } from './plan-elements.ts';

/** Plans an operation on an attribute, a sub-attribute or selected elements that a path names. */
export function planPath(operation: Pick<CheckedOperation, 'op' | 'value'>, text: string, context: PlanContext): void {
  const bound = bindPath(text, context);
  if (bound === undefined) return;
  const { target, select } = bound;
  const { attribute, subAttribute, extension } = target;
  if (attribute.name === 'schemas' && extension === undefined) {
    // `schemas` follows from the attributes that the resource carries, so writing it changes nothing by itself.
    context.reason = 'schemas lists what the resource carries and is kept by the service provider';
    return;
  }
  const readOnly = attribute.mutability === 'readOnly' || subAttribute?.mutability === 'readOnly';
  if (readOnly) throw context.fail('mutability', `"${clip(text)}" is read-only`);
  if (attribute.multiValued) {
    if (subAttribute !== undefined) planElementPart(operation, target, select, context);
    else if (select !== undefined) planSelected(operation, target, select, context);
    else planElements(operation, target, context);
  } else if (subAttribute !== undefined) planPart(operation, target, context);
  else planAttribute(operation, target, context);
}
