/** A value of JSON as a request or an answer carries it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * What a request is for. The names are those of the steps in the provisioning log: `match` and `read` are its import from the
 * target, the others its export.
 */
export type RequestPurpose = 'probe' | 'match' | 'read' | 'create' | 'update' | 'reference' | 'delete';

/** A request that Entra would send. */
export interface EntraRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind the tenant URL, with the query encoded as .NET does: a space is `+`. */
  readonly path: string;
  readonly body?: JsonObject;
  readonly purpose: RequestPurpose;
  /** Why it is sent, in a sentence. */
  readonly reason: string;
}

/** What the target said, as far as the planner looks at it. */
export interface EntraAnswer {
  /** The HTTP status; 0 when none came, because of a time-out or a broken connection. */
  readonly status: number;
  /** The body as parsed JSON; `undefined` for none, or for one that is no JSON. */
  readonly body?: unknown;
  /** In words, why no answer came, or why it can't be read. */
  readonly problem?: string | undefined;
}

/** Encodes one value of a query the way .NET's `UrlEncode` does, which writes a space as `+`. */
export function encodeQueryValue(text: string): string {
  // Of what it writes as %XX, `encodeURIComponent` leaves one out.
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll("'", '%27');
}

/** The path of one object. An id is data of the target, so nothing in it may change the path. */
export function objectPath(endpoint: string, id: string): string {
  return `${endpoint}/${encodeURIComponent(id)}`;
}

/** The `schemas` of every PATCH (RFC 7644 §3.5.2). */
const PATCH_SCHEMAS = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] as const;

/** One operation of a PATCH, with Entra's letter case. */
export interface EntraOperation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** The body of a PATCH. */
export function patchBody(operations: readonly EntraOperation[]): JsonObject {
  return { schemas: PATCH_SCHEMAS, Operations: operations };
}
