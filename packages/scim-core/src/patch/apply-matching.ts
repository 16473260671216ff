import { ScimError } from '../error/scim-error.ts';
import { valuesEqual } from '../resource/equal.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { mergeParts } from './apply-attribute.ts';
import type { Draft } from './draft.ts';
import { createElement } from './element-template.ts';
import { keepOnePrimary, readElements } from './elements.ts';
import { isAmong, matchingIndexes } from './indexes.ts';
import type { MergeMatchingStep, ReplaceMatchingStep } from './plan.ts';
import type { OperationLog } from './report.ts';

/** Runs the steps that write to selected elements. */

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
  finish(target, after, changed, (index) => isAmong(touched, index), draft, log);
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
  const effectsBefore = log.effects.length;
  let changed = false;
  const gone: number[] = [];
  for (const index of touched) {
    const merged = mergeParts(before[index], parts, log, index);
    changed ||= merged !== before[index];
    after[index] = merged;
    if (merged === undefined) gone.push(index);
  }
  finish(target, after, changed, (index) => isAmong(touched, index), draft, log);
  if (gone.length > 0) log.vanish(target.path, gone, effectsBefore);
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
