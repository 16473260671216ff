import { clip } from '../error/syntax-error.ts';
import { bindPath } from './bind-path.ts';
import type { CheckedOperation } from './operation.ts';
import { planAttribute } from './plan-attribute.ts';
import type { PlanContext } from './plan-context.ts';
import { planElements } from './plan-elements.ts';

/** Plans an operation on an attribute, a sub-attribute or selected elements that a path names. */
export function planPath(operation: Pick<CheckedOperation, 'op' | 'value'>, text: string, context: PlanContext): void {
  const bound = bindPath(text, context);
  if (bound === undefined) return;
  const { target, part, select } = bound;
  const { attribute } = target;
  if (attribute.name === 'schemas' && target.extension === undefined) {
    // `schemas` follows from the attributes that the resource carries, so writing it changes nothing by itself.
    context.reason = 'schemas lists what the resource carries and is kept by the service provider';
    return;
  }
  const readOnly = attribute.mutability === 'readOnly' || part?.mutability === 'readOnly';
  if (readOnly) throw context.fail('mutability', `"${clip(text)}" is read-only`);
  if (attribute.multiValued) planElements(operation, target, select, part, context);
  else planAttribute(operation, target, part, context);
}
