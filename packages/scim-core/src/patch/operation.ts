import { didYouMean } from '../error/did-you-mean.ts';
import { ScimError } from '../error/scim-error.ts';
import { clip } from '../error/syntax-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';

/** What a PATCH operation does. */
export type PatchOperator = 'add' | 'remove' | 'replace';

/**
 * One operation of a PATCH request.
 *
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 */
export interface PatchOperation {
  /** In lenient mode in any letter case, as `patch.op-any-case`. */
  readonly op: PatchOperator | (string & {});
  /** What the operation is about; may be left out for `add` and `replace`, whose value then names the attributes. */
  readonly path?: string | null;
  readonly value?: unknown;
}

/** Says whether a departure from the RFC is accepted. */
export interface ToleranceGate {
  tolerate(id: ToleranceId, where: string): boolean;
}

/** An operation whose form is known to be right. */
export interface CheckedOperation {
  readonly op: PatchOperator;
  readonly path: string | undefined;
  /** `undefined` when the member is missing; `null` is a value. */
  readonly value: unknown;
}

/**
 * Checks the form of an operation: its members in any letter case, `op` and the type of `path`.
 *
 * @param context Asked whether `op` may be written in another letter case.
 * @throws ScimError 400.
 */
export function checkOperation(operation: unknown, index: number, context: ToleranceGate): CheckedOperation {
  if (!isJsonObject(operation)) {
    throw invalidSyntax(index, `must be an object with op, path and value, found ${describe(operation)}`);
  }
  const { op, path, value } = operationMembers(operation, index);
  if (path !== undefined && path !== null && typeof path !== 'string') {
    throw new ScimError(400, `operation ${index + 1}: path must be text, found ${describe(path)}`, {
      scimType: 'invalidPath',
    });
  }
  return { op: checkOperator(op, index, context), path: path === null || path === '' ? undefined : path, value };
}

type OperationMembers = Record<'op' | 'path' | 'value', unknown>;

/** Finds the three members, which almost always are as the RFC writes them. */
function operationMembers(operation: JsonObject, index: number): OperationMembers {
  for (const name in operation) {
    if (name !== 'op' && name !== 'path' && name !== 'value') return membersInAnyCase(operation, index);
  }
  return operation as OperationMembers;
}

/** Finds the members whatever their letter case (RFC 7643 §2.1); one that is given twice could mean two things. */
function membersInAnyCase(operation: JsonObject, index: number): OperationMembers {
  const members: OperationMembers = { op: undefined, path: undefined, value: undefined };
  for (const name in operation) {
    const member = name === 'op' || name === 'path' || name === 'value' ? name : name.toLowerCase();
    if (member !== 'op' && member !== 'path' && member !== 'value') continue;
    if (members[member] !== undefined) throw invalidSyntax(index, `${member} is given twice, in different letter case`);
    members[member] = operation[name];
  }
  return members;
}

function checkOperator(op: unknown, index: number, context: ToleranceGate): PatchOperator {
  if (op === 'add' || op === 'remove' || op === 'replace') return op;
  if (typeof op !== 'string')
    throw invalidSyntax(index, `op must be "add", "remove" or "replace", found ${describe(op)}`);
  const lower = op.toLowerCase();
  if (lower === 'add' || lower === 'remove' || lower === 'replace') {
    if (context.tolerate('patch.op-any-case', `Operations[${index}].op`)) return lower;
    throw invalidSyntax(index, `op "${op}" must be written in lower case`);
  }
  const hint = didYouMean(lower, ['add', 'remove', 'replace']);
  throw invalidSyntax(index, `op must be "add", "remove" or "replace", found "${clip(op)}".${hint}`);
}

function invalidSyntax(index: number, problem: string): ScimError {
  return new ScimError(400, `operation ${index + 1}: ${problem}`, { scimType: 'invalidSyntax' });
}
