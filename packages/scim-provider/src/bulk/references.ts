import { type BulkOperation, bulkReferences, ScimError } from 'scim-core';
import { quoted } from '../text.ts';

const PREFIX = 'bulkId:';

/**
 * The error for an operation that refers to a resource that was not created. It must not be stored as it stands.
 *
 * @see [RFC 7644 §3.7.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.7.2)
 */
export function checkResolved(operation: BulkOperation): ScimError | undefined {
  const [first] = bulkReferences(operation);
  if (first === undefined) return undefined;
  return new ScimError(
    409,
    `The operation refers to the bulkId ${quoted(first)}, which created no resource; send it with an id.`,
  );
}

/** A body without the values and elements that refer to resources that are still to be created. */
export function bodyWithoutReferences({ data = {} }: BulkOperation): Readonly<Record<string, unknown>> {
  return members(data, false) ?? {};
}

type Members = Readonly<Record<string, unknown>>;

/** @returns `undefined` for a value that is, or an element that holds, a reference. */
function without(value: unknown): unknown {
  if (typeof value === 'string') return isReference(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(without).filter((item) => item !== undefined);
  return typeof value === 'object' && value !== null ? members(value as Members, true) : value;
}

function members(object: Members, isElement: boolean): Members | undefined {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(object)) {
    const left = without(value);
    if (left !== undefined) kept.push([name, left]);
    else if (isElement && typeof value === 'string') return undefined;
  }
  return Object.fromEntries(kept);
}

function isReference(text: string): boolean {
  return text.startsWith(PREFIX) || text.includes(`/${PREFIX}`);
}
