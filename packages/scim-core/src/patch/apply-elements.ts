import { ScimError } from '../error/scim-error.ts';
import { canonicalText, valuesEqual } from '../resource/equal.ts';
import { isJsonObject } from '../resource/read-value.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { mergeParts } from './apply-attribute.ts';
import type { Draft } from './draft.ts';
import { createElement } from './element-template.ts';
import { agreesWithAny, newElements } from './match-elements.ts';
import type {
  AppendStep,
  MergeMatchingStep,
  OverwriteStep,
  RemoveListedStep,
  RemoveMatchingStep,
  ReplaceMatchingStep,
} from './plan.ts';
import type { OperationLog } from './report.ts';

/** Runs the steps on multi-valued attributes. */

export function applyAppend({ target, elements }: AppendStep, draft: Draft, log: OperationLog): void {
  const before = readElements(draft, target);
  const added = newElements(target, before, elements);
  if (added.length === 0) {
    log.nothing('the attribute already contains the value');
    return;
  }
  const after = before.concat(added);
  for (let index = before.length; index < after.length; index += 1)
    log.change(target.path, undefined, after[index], index);
  keepOnePrimary(target, after, (index) => index >= before.length, log);
  draft.write(target, after);
}

export function applyOverwrite({ target, elements }: OverwriteStep, draft: Draft, log: OperationLog): void {
  const before = readElements(draft, target);
  if (valuesEqual(before, elements)) {
    log.nothing(elements.length === 0 ? 'the attribute has no value' : 'the attribute already has these values');
    return;
  }
  const removed = new Map<string, number[]>();
  for (const [index, element] of before.entries()) {
    const text = canonicalText(element);
    const same = removed.get(text);
    if (same === undefined) removed.set(text, [index]);
    else same.push(index);
  }
  for (const [index, element] of elements.entries()) {
    if (removed.get(canonicalText(element))?.pop() === undefined) log.change(target.path, undefined, element, index);
  }
  for (const index of [...removed.values()].flat()) log.change(target.path, before[index], undefined, index);
  draft.write(target, elements.length === 0 ? undefined : elements);
}

export function applyRemoveListed({ target, elements }: RemoveListedStep, draft: Draft, log: OperationLog): void {
  removeWhere(target, agreesWithAny(target, elements), draft, log);
}

export function applyRemoveMatching({ target, select }: RemoveMatchingStep, draft: Draft, log: OperationLog): void {
  removeWhere(target, select.matches, draft, log);
}

function removeWhere(
  target: AttributeTarget,
  matches: (element: unknown) => boolean,
  draft: Draft,
  log: OperationLog,
): void {
  const before = readElements(draft, target);
  const matching = matchingIndexes(before, matches);
  if (matching.length === 0) {
    log.nothing('no element matches');
    return;
  }
  for (const index of matching) log.change(target.path, before[index], undefined, index);
  draft.write(target, matching.length === before.length ? undefined : withoutIndexes(before, matching));
}

/** A copy without some elements; their indexes are in order. */
function withoutIndexes(elements: readonly unknown[], indexes: readonly number[]): unknown[] {
  const [first, second] = indexes;
  // One element of a long list is taken out much faster than all others are put into a new one.
  if (second === undefined) {
    const rest = elements.slice();
    rest.splice(first!, 1);
    return rest;
  }
  const removed = new Set(indexes);
  return elements.filter((_, index) => !removed.has(index));
}

export function applyReplaceMatching(step: ReplaceMatchingStep, draft: Draft, log: OperationLog): void {
  const { target, select, element } = step;
  const before = readElements(draft, target);
  const touched = matchingIndexes(before, select.matches);
  if (touched.length === 0) {
    create(step, element as object, draft, log);
    return;
  }
  const after = before.slice();
  let changed = false;
  for (const index of touched) {
    if (valuesEqual(before[index], element)) continue;
    after[index] = element;
    changed = true;
    log.change(target.path, before[index], element, index);
  }
  finish(target, after, changed, (index) => touched.includes(index), draft, log);
}

export function applyMergeMatching(step: MergeMatchingStep, draft: Draft, log: OperationLog): void {
  const { target, select, parts } = step;
  const before = readElements(draft, target);
  const touched = matchingIndexes(before, select.matches);
  if (touched.length === 0) {
    create(step, createElement(undefined, parts), draft, log);
    return;
  }
  const after = before.slice();
  let changed = false;
  for (const index of touched) {
    const merged = mergeParts(before[index], parts, log, index);
    changed ||= merged !== before[index];
    after[index] = merged;
  }
  finish(target, after, changed, (index) => touched.includes(index), draft, log);
}

/** Writes changed elements; one of which nothing is left is gone. */
function finish(
  target: AttributeTarget,
  after: unknown[],
  changed: boolean,
  isTouched: (index: number) => boolean,
  draft: Draft,
  log: OperationLog,
): void {
  if (!changed) {
    log.nothing('the selected elements already have this value');
    return;
  }
  keepOnePrimary(target, after, isTouched, log);
  const left = after.includes(undefined) ? after.filter((element) => element !== undefined) : after;
  draft.write(target, left.length === 0 ? undefined : left);
}

/** Does what a step says for the case that nothing matches; a new element has what the condition asks for, too. */
function create(
  { target, select, whenNone }: ReplaceMatchingStep | MergeMatchingStep,
  element: object,
  draft: Draft,
  log: OperationLog,
): void {
  if (whenNone === 'nothing') {
    log.nothing('no element matches');
    return;
  }
  if (whenNone === 'noTarget') {
    throw new ScimError(400, `no element of "${target.path}" matches the condition of the path`, {
      scimType: 'noTarget',
    });
  }
  log.tolerance(whenNone);
  const created = { ...select.template, ...element };
  const after = [...readElements(draft, target), created];
  log.change(target.path, undefined, created, after.length - 1);
  keepOnePrimary(target, after, (index) => index === after.length - 1, log);
  draft.write(target, after);
}

/**
 * Makes every element that was primary before give way to the one that an operation made primary (RFC 7644 §3.5.2).
 *
 * @param elements Changed in place; it must be a copy.
 */
function keepOnePrimary(
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

function matchingIndexes(elements: readonly unknown[], matches: (element: unknown) => boolean): readonly number[] {
  const indexes: number[] = [];
  for (let index = 0; index < elements.length; index += 1) if (matches(elements[index])) indexes.push(index);
  return indexes;
}

function readElements(draft: Draft, target: AttributeTarget): readonly unknown[] {
  const value = draft.read(target);
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
