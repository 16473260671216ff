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

/** Where capabilities come from. */
export type CapabilitiesOption = 'discover' | 'assume' | Partial<Capabilities>;

/**
 * Everything of RFC 7644, within limits that hold almost everywhere: what is assumed where a service provider says
 * nothing. A missing number does not mean "no limit" (RFC 9865 §4).
 */
export const assumedCapabilities: Capabilities = Object.freeze({
  patch: true,
  bulk: true,
  bulkOperations: 1000,
  bulkBytes: 1024 * 1024,
  filter: true,
  maxResults: Number.POSITIVE_INFINITY,
  sort: true,
  etag: true,
  cursorPaging: false,
  indexPaging: true,
});

/**
 * Reads what a `ServiceProviderConfig` says; what it leaves out is assumed.
 *
 * @see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5)
 */
export function readCapabilities(config: unknown): Capabilities {
  const { patch, bulk, filter, sort, etag, pagination } = Object.fromEntries(
    ['patch', 'bulk', 'filter', 'sort', 'etag', 'pagination'].map((name) => [name, membersOf(member(config, name))]),
  );
  const assumed = assumedCapabilities;
  return {
    patch: flag(patch?.supported, assumed.patch),
    bulk: flag(bulk?.supported, assumed.bulk),
    bulkOperations: count(bulk?.maxoperations, assumed.bulkOperations),
    bulkBytes: count(bulk?.maxpayloadsize, assumed.bulkBytes),
    filter: flag(filter?.supported, assumed.filter),
    maxResults: Math.min(
      count(filter?.maxresults, assumed.maxResults),
      count(pagination?.maxpagesize, assumed.maxResults),
    ),
    sort: flag(sort?.supported, assumed.sort),
    etag: flag(etag?.supported, assumed.etag),
    cursorPaging: flag(pagination?.cursor, assumed.cursorPaging),
    indexPaging: flag(pagination?.index, assumed.indexPaging),
  };
}

function member(json: unknown, name: string): unknown {
  return membersOf(json)[name];
}

/** The members of an object under their names in lower case, for names have no letter case (RFC 7643 §2.1). */
function membersOf(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null) return {};
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
}

function flag(value: unknown, assumed: boolean): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return assumed;
  return value.toLowerCase() === 'true';
}

function count(value: unknown, assumed: number): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  // Servers write 0 for "not set" as well.
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : assumed;
}
