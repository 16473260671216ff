import { ScimError } from '../error/scim-error.ts';
import { checkOperation, type PatchOperation } from '../patch/operation.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject } from '../resource/read-value.ts';
import { PATCH_OP_URN } from '../schema/urns.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';

/** The body of a PATCH request. See [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2). */
export interface PatchOp {
  readonly schemas: readonly [typeof PATCH_OP_URN];
  readonly Operations: readonly PatchOperation[];
}

/** What {@link readPatchOp} may be told. */
export interface ReadPatchOpOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  readonly limits?: {
    /** Default 1,000. */
    readonly operations?: number;
  };
  /** Told of every tolerance that the body needed. */
  readonly onTolerance?: ToleranceListener | undefined;
}

const DEFAULT_OPERATIONS = 1000;

/**
 * Makes the body of a PATCH request.
 *
 * @example
 * ```ts
 * import { patchOp } from 'scim-core';
 *
 * patchOp([{ op: 'replace', path: 'active', value: false }]).Operations.length; // 1
 * ```
 */
export function patchOp(operations: readonly PatchOperation[]): PatchOp {
  return { schemas: [PATCH_OP_URN], Operations: operations };
}

/**
 * Reads the body of a PATCH request: `schemas`, `Operations`, and the form of each operation.
 *
 * @param json A parsed body.
 * @throws ScimError 400 `invalidSyntax`, or 413 when there are too many operations.
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 * @example
 * ```ts
 * import { patchOp, readPatchOp } from 'scim-core';
 *
 * readPatchOp(patchOp([{ op: 'remove', path: 'title' }])); // [{ op: 'remove', path: 'title' }]
 * ```
 */
export function readPatchOp(json: unknown, options: ReadPatchOpOptions = {}): PatchOperation[] {
  const tolerate = (id: ToleranceId, where: string): boolean => {
    if (!allows(options.mode, id)) return false;
    options.onTolerance?.(id, where);
    return true;
  };
  if (!isJsonObject(json)) throw invalidSyntax(`a PATCH body must be a JSON object, found ${describe(json)}`);
  const members = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
  const schemas = members.get('schemas');
  const isPatchOp = (urn: unknown) => typeof urn === 'string' && urn.toLowerCase() === PATCH_OP_URN.toLowerCase();
  if (!(Array.isArray(schemas) && schemas.some(isPatchOp)) && !tolerate('patch.schemas-incomplete', 'schemas')) {
    throw invalidSyntax(`schemas must be an array that holds "${PATCH_OP_URN}"`);
  }
  if (Array.isArray(schemas) && !schemas.every(isPatchOp) && !tolerate('body.unknown-schema', 'schemas')) {
    throw invalidSyntax(`schemas must hold "${PATCH_OP_URN}" and nothing else`);
  }
  const operations = members.get('operations');
  if (!Array.isArray(operations)) {
    throw invalidSyntax(`Operations must be an array, found ${describe(operations)}`);
  }
  if (operations.length === 0 && !tolerate('patch.empty-operations', 'Operations')) {
    throw invalidSyntax('Operations must hold at least one operation');
  }
  const limit = options.limits?.operations ?? DEFAULT_OPERATIONS;
  if (operations.length > limit) {
    throw new ScimError(
      413,
      `a PATCH may hold at most ${limit} operations, found ${operations.length}; split the request`,
    );
  }
  return operations.map((operation, index) => {
    // Planning reports how op was written; here only its form is checked.
    const { path, value } = checkOperation(operation, index, { tolerate: (id) => allows(options.mode, id) });
    const op: string = operation.op ?? Object.entries(operation).find(([name]) => name.toLowerCase() === 'op')?.[1];
    return { op, ...(path === undefined ? {} : { path }), ...(value === undefined ? {} : { value }) };
  });
}

function invalidSyntax(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidSyntax' });
}
