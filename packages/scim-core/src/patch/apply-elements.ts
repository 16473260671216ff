import { canonicalText, valuesEqual } from '../resource/equal.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { Draft } from './draft.ts';
import { keepOnePrimary, readElements } from './elements.ts';
import { matchingIndexes } from './indexes.ts';
import { agreesWithAny, newElements } from './match-elements.ts';
import type { AppendStep, OverwriteStep, RemoveListedStep, RemoveMatchingStep } from './plan.ts';
import type { OperationLog } from './report.ts';

/** Runs the steps that add, replace and remove whole elements. */

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
