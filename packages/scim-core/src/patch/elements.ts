import { ScimError } from '../error/scim-error.ts';
import { isJsonObject } from '../resource/read-value.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { Draft } from './draft.ts';
import type { OperationLog } from './report.ts';

/** What the steps on multi-valued attributes share. */

/**
 * Makes every element that was primary before give way to the one that an operation made primary (RFC 7644 §3.5.2).
 *
 * @param elements Changed in place; it must be a copy.
 */
export function keepOnePrimary(
  target: AttributeTarget,
  elements: unknown[],
  isTouched: (index: number) => boolean,
  log: OperationLog,
): void {
  if (!target.parts.has('primary')) return;
  let chosen = 0;
  for (let index = 0; index < elements.length; index += 1) {
    if (isPrimary(elements[index]) && isTouched(index)) chosen += 1;
  }
  if (chosen === 0) return;
  if (chosen > 1) {
    throw new ScimError(400, `"${target.path}": ${chosen} elements would become primary, only one may be`, {
      scimType: 'invalidValue',
    });
  }
  for (let index = 0; index < elements.length; index += 1) {
    if (!isPrimary(elements[index]) || isTouched(index)) continue;
    elements[index] = { ...(elements[index] as object), primary: false };
    log.change(`${target.path}.primary`, true, false, index);
  }
}

function isPrimary(element: unknown): boolean {
  return isJsonObject(element) && element.primary === true;
}

export function readElements(draft: Draft, target: AttributeTarget): readonly unknown[] {
  const value = draft.read(target);
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
