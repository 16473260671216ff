import { ScimError } from '../error/scim-error.ts';
import { clip } from '../error/syntax-error.ts';
import { describe } from '../resource/read-context.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import { BULK_REQUEST_URN, BULK_RESPONSE_URN } from '../schema/urns.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';

/** How an operation of a bulk request is sent on its own. */
export type BulkMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of a bulk request. See [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7). */
export interface BulkOperation {
  readonly method: BulkMethod;
  /** A name for a resource that is created here, by which other operations refer to it as `bulkId:<name>`. */
  readonly bulkId?: string;
  /** The version that the resource must have, as `If-Match` would say. */
  readonly version?: string;
  /** Relative to the base URL: `/Users` for POST, `/Users/<id>` for the others. */
  readonly path: string;
  /** The body; none for DELETE. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The body of `POST /Bulk`. */
export interface BulkRequest {
  readonly schemas: readonly [typeof BULK_REQUEST_URN];
  /** How many errors end the job early; without it every operation is tried. */
  readonly failOnErrors?: number;
  readonly Operations: readonly BulkOperation[];
}

/** What became of one operation. */
export interface BulkResult {
  readonly method: BulkMethod;
  readonly bulkId?: string;
  readonly version?: string;
  /** The URL of the resource; left out when a POST failed. */
  readonly location?: string;
  /** The HTTP status as text. */
  readonly status: string;
  /** An error body, when the status is not 2xx. */
  readonly response?: unknown;
}

/** The answer to `POST /Bulk`. */
export interface BulkResponse {
  readonly schemas: readonly [typeof BULK_RESPONSE_URN];
  readonly Operations: readonly BulkResult[];
}

/** What {@link readBulkRequest} may be told. */
export interface ReadBulkOptions {
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  readonly onTolerance?: ToleranceListener | undefined;
  readonly limits?: {
    /** Default 1,000. */
    readonly operations?: number;
  };
}

const DEFAULT_OPERATIONS = 1000;
const METHODS: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Makes the body of `POST /Bulk`.
 *
 * @example
 * ```ts
 * import { bulkRequest } from 'scim-core';
 *
 * bulkRequest([{ method: 'DELETE', path: '/Users/1' }], { failOnErrors: 1 }).failOnErrors; // 1
 * ```
 */
export function bulkRequest(
  operations: readonly BulkOperation[],
  options: { readonly failOnErrors?: number } = {},
): BulkRequest {
  const { failOnErrors } = options;
  return {
    schemas: [BULK_REQUEST_URN],
    ...(failOnErrors === undefined ? {} : { failOnErrors }),
    Operations: operations,
  };
}

/**
 * Makes the answer to `POST /Bulk`.
 *
 * @example
 * ```ts
 * import { bulkResponse } from 'scim-core';
 *
 * bulkResponse([{ method: 'DELETE', status: '204' }]).Operations.length; // 1
 * ```
 */
export function bulkResponse(results: readonly BulkResult[]): BulkResponse {
  return { schemas: [BULK_RESPONSE_URN], Operations: results };
}

/**
 * Reads the body of `POST /Bulk` as a whole. What is wrong with a single operation is its own error, so that the others can
 * still be tried.
 *
 * @param json A parsed body.
 * @returns Each operation, or the error that it answers with; a `bulkId` that is taken is the error of the later one.
 * @throws ScimError 400 when the request itself is malformed, 413 when there are too many operations.
 * @see [RFC 7644 §3.7](https://www.rfc-editor.org/rfc/rfc7644#section-3.7)
 * @example
 * ```ts
 * import { bulkRequest, readBulkRequest } from 'scim-core';
 *
 * const body = JSON.parse(JSON.stringify(bulkRequest([{ method: 'DELETE', path: '/Users/1' }])));
 * readBulkRequest(body).operations; // [{ method: 'DELETE', path: '/Users/1' }]
 * ```
 */
export function readBulkRequest(
  json: unknown,
  options: ReadBulkOptions = {},
): { readonly failOnErrors: number | undefined; readonly operations: readonly (BulkOperation | ScimError)[] } {
  if (!isJsonObject(json)) throw invalidSyntax(`a bulk request must be a JSON object, found ${describe(json)}`);
  const members = lowerCased(json);
  const schemas = members.get('schemas');
  const listed =
    Array.isArray(schemas) && schemas.some((urn) => String(urn).toLowerCase() === BULK_REQUEST_URN.toLowerCase());
  if (!listed) throw invalidSyntax(`schemas must be an array that holds "${BULK_REQUEST_URN}"`);
  const failOnErrors = members.get('failonerrors') ?? undefined;
  if (
    failOnErrors !== undefined &&
    !(typeof failOnErrors === 'number' && Number.isSafeInteger(failOnErrors) && failOnErrors > 0)
  ) {
    throw new ScimError(400, `failOnErrors must be an integer of 1 or more, found ${describe(failOnErrors)}`, {
      scimType: 'invalidValue',
    });
  }
  const given = members.get('operations');
  if (!Array.isArray(given)) throw invalidSyntax('Operations must be an array');
  const limit = options.limits?.operations ?? DEFAULT_OPERATIONS;
  if (given.length > limit) {
    throw new ScimError(
      413,
      `a bulk request may hold at most ${limit} operations, found ${given.length}; split the request`,
    );
  }
  const bulkIds = new Set<string>();
  return { failOnErrors, operations: given.map((operation) => readOperation(operation, bulkIds, options)) };
}

function readOperation(
  json: unknown,
  bulkIds: Set<string>,
  { mode, onTolerance }: ReadBulkOptions,
): BulkOperation | ScimError {
  if (!isJsonObject(json)) return invalidSyntax(`an operation must be an object, found ${describe(json)}`);
  const members = lowerCased(json);
  const method = String(members.get('method')).toUpperCase();
  if (!METHODS.includes(method))
    return invalidSyntax(`method must be POST, PUT, PATCH or DELETE, found ${describe(members.get('method'))}`);
  const [path, data, bulkId, version] = ['path', 'data', 'bulkid', 'version'].map(
    (name) => members.get(name) ?? undefined,
  );
  if (typeof path !== 'string' || path === '')
    return invalidSyntax('path must be a URL relative to the base URL, such as /Users');
  const isRooted = path.startsWith('/');
  if (!isRooted) {
    if (!allows(mode, 'bulk.path-without-slash'))
      return invalidSyntax(`path must begin with a slash, found ${describe(path)}`);
    onTolerance?.('bulk.path-without-slash', path);
  }
  if (method !== 'DELETE' && !isJsonObject(data)) return invalidSyntax(`${method} needs data, an object`);
  if (bulkId !== undefined && typeof bulkId !== 'string') return invalidSyntax('bulkId must be text');
  if (version !== undefined && typeof version !== 'string') return invalidSyntax('version must be text');
  if (method === 'POST' && bulkId === undefined) return invalidSyntax('POST needs a bulkId');
  if (bulkId !== undefined) {
    if (bulkIds.has(bulkId)) return invalidSyntax(`the bulkId "${clip(bulkId)}" is used twice`);
    bulkIds.add(bulkId);
  }
  return {
    method: method as BulkMethod,
    path: isRooted ? path : `/${path}`,
    ...(bulkId === undefined ? {} : { bulkId }),
    ...(version === undefined ? {} : { version }),
    ...(isJsonObject(data) ? { data } : {}),
  };
}

/**
 * Reads the answer to `POST /Bulk`; a status may come as text, as a number or as `{ code }`, which RFC 7644 shows side by
 * side. What names none of the four methods says nothing about any operation and is left out.
 *
 * @param json A parsed body.
 * @throws ScimError 502 when it is no bulk response.
 * @example
 * ```ts
 * import { readBulkResponse } from 'scim-core';
 *
 * readBulkResponse({ Operations: [{ method: 'PUT', status: { code: 200 } }] }).Operations[0]?.status; // '200'
 * ```
 */
export function readBulkResponse(json: unknown): BulkResponse {
  const given = isJsonObject(json) ? lowerCased(json).get('operations') : undefined;
  if (!Array.isArray(given)) throw new ScimError(502, `expected a bulk response, found ${describe(json)}`);
  return bulkResponse(
    given.filter(isJsonObject).flatMap((operation) => {
      const members = lowerCased(operation);
      const method = String(members.get('method')).toUpperCase();
      if (!METHODS.includes(method)) return [];
      const told = members.get('status');
      const status = String(isJsonObject(told) ? (lowerCased(told).get('code') ?? '') : (told ?? ''));
      const optional = ['bulkId', 'version', 'location'].flatMap((name) => {
        const value = members.get(name.toLowerCase());
        return typeof value === 'string' ? [[name, value]] : [];
      });
      const response = members.get('response');
      return {
        method: method as BulkMethod,
        ...Object.fromEntries(optional),
        status,
        ...(response === undefined || response === null ? {} : { response }),
      };
    }),
  );
}

function lowerCased(json: JsonObject): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
}

function invalidSyntax(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidSyntax' });
}
