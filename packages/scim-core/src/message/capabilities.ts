import { isJsonObject } from '../resource/read-value.ts';

/** What a service provider can do, from its `ServiceProviderConfig`. */
export interface Capabilities {
  readonly patch: boolean;
  readonly bulk: boolean;
  /** Most operations of a bulk request. */
  readonly bulkOperations: number;
  /** Largest bulk request, in bytes. */
  readonly bulkBytes: number;
  readonly filter: boolean;
  /** Most resources in a page. */
  readonly maxResults: number;
  readonly sort: boolean;
  readonly etag: boolean;
  /** Whether lists can be read by cursor, see [RFC 9865](https://www.rfc-editor.org/rfc/rfc9865). */
  readonly cursorPaging: boolean;
  /** Whether lists can be read by index. */
  readonly indexPaging: boolean;
}

/**
 * Everything of RFC 7644, within limits that hold almost everywhere: what is assumed where a service provider says
 * nothing. A missing number does not mean "no limit" (RFC 9865 §4).
 *
 * @example
 * ```ts
 * import { assumedCapabilities } from 'scim-core';
 *
 * assumedCapabilities.bulkOperations; // 1000
 * ```
 */
// Nothing that a bundler can't see through, or whoever only reads filters would get it too.
export const assumedCapabilities: Capabilities = /* @__PURE__ */ Object.freeze({
  patch: true,
  bulk: true,
  bulkOperations: 1000,
  bulkBytes: 1_048_576,
  filter: true,
  maxResults: Infinity,
  sort: true,
  etag: true,
  cursorPaging: false,
  indexPaging: true,
});

/**
 * Reads what a `ServiceProviderConfig` says, as service providers really send it: member names in any letter case, truth
 * values and numbers as text. What it leaves out is assumed, see {@link assumedCapabilities}.
 *
 * @param config A parsed body; anything else is read as one that says nothing.
 * @see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5)
 * @example
 * ```ts
 * import { readCapabilities } from 'scim-core';
 *
 * readCapabilities({ patch: { supported: false } }).patch; // false
 * ```
 */
export function readCapabilities(config: unknown): Capabilities {
  const features = membersOf(config);
  const member = (feature: string, name: string) => membersOf(features[feature])[name];
  const flag = (feature: string, name: string, assumed: boolean) => readFlag(member(feature, name)) ?? assumed;
  const count = (feature: string, name: string, assumed: number) => readCount(member(feature, name)) ?? assumed;
  const assumed = assumedCapabilities;
  return {
    patch: flag('patch', 'supported', assumed.patch),
    bulk: flag('bulk', 'supported', assumed.bulk),
    bulkOperations: count('bulk', 'maxoperations', assumed.bulkOperations),
    bulkBytes: count('bulk', 'maxpayloadsize', assumed.bulkBytes),
    filter: flag('filter', 'supported', assumed.filter),
    maxResults: Math.min(
      count('filter', 'maxresults', assumed.maxResults),
      count('pagination', 'maxpagesize', assumed.maxResults),
    ),
    sort: flag('sort', 'supported', assumed.sort),
    etag: flag('etag', 'supported', assumed.etag),
    cursorPaging: flag('pagination', 'cursor', assumed.cursorPaging),
    indexPaging: flag('pagination', 'index', assumed.indexPaging),
  };
}

/** The members of an object under their names in lower case, for names have no letter case (RFC 7643 §2.1). */
function membersOf(json: unknown): Readonly<Record<string, unknown>> {
  if (!isJsonObject(json)) return {};
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
}

function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const isWord = typeof value === 'string' && /^(true|false)$/i.test(value);
  return isWord ? value.toLowerCase() === 'true' : undefined;
}

function readCount(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  // Servers write 0 for "not set" as well.
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
