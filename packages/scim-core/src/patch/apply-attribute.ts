import { ScimError } from '../error/scim-error.ts';
import { valuesEqual } from '../resource/equal.ts';
import { isDeeperThan, isJsonObject, OPAQUE_DEPTH } from '../resource/read-value.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import { type Draft, refuseImmutable } from './draft.ts';
import type { AssignStep, MergeStep, PartValue, VerifyStep } from './plan.ts';
import type { OperationLog } from './report.ts';

/** Runs the steps on single-valued attributes. */
export function applyAssign({ target, value }: AssignStep, draft: Draft, log: OperationLog): void {
  const before = draft.read(target);
  if (valuesEqual(before, value)) {
    log.nothing(value === undefined ? 'the attribute has no value' : 'the attribute already has this value');
    return;
  }
  if (value === undefined) refuseImmutableParts(target, before);
  draft.write(target, value);
  log.change(target.path, before, value);
}

export function applyMerge({ target, parts }: MergeStep, draft: Draft, log: OperationLog): void {
  const before = draft.read(target);
  const merged = mergeParts(before, parts, log, undefined);
  if (merged === before) return;
  draft.write(target, merged);
}

/**
 * Gives parts of a complex value new values.
 *
 * @returns The same object when nothing changes, `undefined` when nothing is left of it, else a new object.
 */
export function mergeParts(
  before: unknown,
  parts: readonly PartValue[],
  log: OperationLog,
  element: number | undefined,
): unknown {
  const stored = isJsonObject(before) ? before : {};
  let merged: Record<string, unknown> | undefined;
  let removed = false;
  for (const { part, value } of parts) {
    const subAttribute = part.subAttribute!;
    const { name } = subAttribute;
    const had = (merged ?? stored)[name];
    if (valuesEqual(had, value)) {
      log.nothing(value === undefined ? 'the attribute has no value' : 'the attribute already has this value');
      continue;
    }
    refuseImmutable(subAttribute, part.path, had);
    merged ??= { ...stored };
    if (value === undefined) {
      delete merged[name];
      removed = true;
    } else merged[name] = value;
    log.change(part.path, had, value, element);
  }
  if (merged === undefined) return before;
  return removed && Object.keys(merged).length === 0 ? undefined : merged;
}

/** An attribute of a value without path that the client may not write must be what it is already. */
export function applyVerify({ target, value }: VerifyStep, draft: Draft, log: OperationLog): void {
  if (isDeeperThan(value, OPAQUE_DEPTH) || !valuesEqual(draft.read(target), value)) {
    throw new ScimError(400, `"${target.path}" is read-only`, { scimType: 'mutability' });
  }
  log.nothing('a read-only attribute was repeated with the value it has');
}

/** With a complex value its parts would go, too. */
function refuseImmutableParts({ attribute, path }: AttributeTarget, before: unknown): void {
  if (!isJsonObject(before)) return;
  for (const part of attribute.subAttributes) refuseImmutable(part, `${path}.${part.name}`, before[part.name]);
}
