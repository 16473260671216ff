import { ERROR_URN } from '../schema/urns.ts';

/**
 * The `scimType` keywords of [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12) and
 * [RFC 9865 §2.1](https://www.rfc-editor.org/rfc/rfc9865#section-2.1).
 */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive'
  | 'invalidCursor'
  | 'expiredCursor'
  | 'invalidCount';

/** One thing that is wrong with an input. */
export interface Problem {
  /** Where: an attribute path with element indexes such as `emails[0].value`; empty for the whole input. */
  readonly path: string;
  readonly scimType: ScimType;
  /** What is wrong, what was expected, and what to do. */
  readonly message: string;
}

/** Where in a text a syntax error is. */
export interface SyntaxLocation {
  /** The text that was parsed. */
  readonly text: string;
  /** First UTF-16 unit of the offending part, 0-based. */
  readonly start: number;
  /** First UTF-16 unit behind it. */
  readonly end: number;
  /** What would have been right there. */
  readonly expected: readonly string[];
}

/** The JSON body of an error response. See [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12). */
export interface ScimErrorBody {
  readonly schemas: readonly [typeof ERROR_URN];
  /** The HTTP status as a string. */
  readonly status: string;
  /** Any keyword: servers send their own ones too. */
  readonly scimType?: string;
  readonly detail?: string;
}

/** What can be said of a {@link ScimError} besides status and detail. */
export interface ScimErrorOptions {
  readonly scimType?: ScimType | (string & {}) | undefined;
  /** Everything that is wrong, where more than one thing may be. */
  readonly problems?: readonly Problem[];
  /** For syntax errors: where in the text. */
  readonly location?: SyntaxLocation;
  /** What caused this, kept for logs and never part of the body. */
  readonly cause?: unknown;
}

/**
 * The one error of SCIM: thrown for wrong input, and read from a service provider's answer.
 *
 * @see [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12)
 * @example
 * ```ts
 * import { ScimError } from 'scim-core';
 *
 * const error = new ScimError(409, 'userName "bjensen" is already in use', { scimType: 'uniqueness' });
 * JSON.stringify(error); // {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409",…}
 * ```
 */
export class ScimError extends Error {
  override readonly name = 'ScimError';
  /** The HTTP status, 300 to 599. */
  readonly status: number;
  readonly scimType: ScimType | (string & {}) | undefined;
  /** What is wrong and what to do, for people. Never contains secrets. */
  readonly detail: string;
  /** Everything that is wrong; one entry or none where a single thing is. */
  readonly problems: readonly Problem[];
  /** Where in the text, for a syntax error of a filter or a path. */
  readonly location: SyntaxLocation | undefined;

  /** @throws TypeError for a status that is none of an error. */
  constructor(status: number, detail: string, options: ScimErrorOptions = {}) {
    if (!isErrorStatus(status)) {
      throw new TypeError(`the status of a ScimError must be an HTTP status from 300 to 599, got ${status}`);
    }
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.scimType = options.scimType;
    this.detail = detail;
    this.problems = options.problems ?? [];
    this.location = options.location;
  }

  /** The body to send. */
  toJSON(): ScimErrorBody {
    return {
      schemas: [ERROR_URN],
      status: String(this.status),
      ...(this.scimType === undefined ? {} : { scimType: this.scimType }),
      ...(this.detail === '' ? {} : { detail: this.detail }),
    };
  }

  /**
   * Reads an error body as any server may send it; unknown keywords are kept, missing parts are left out.
   *
   * @param body The parsed JSON body, or whatever came instead of one.
   * @param status The HTTP status of the response, which wins over the one in the body (RFC 7644 §3.12). Default: the one in
   *   the body, else 500.
   */
  static from(body: unknown, status?: number): ScimError {
    return readError(body, status);
  }
}

// Outside of the class: one that names itself is renamed when it is bundled, and then shown under that name.
function readError(body: unknown, status: number | undefined): ScimError {
  const members = new Map<string, unknown>();
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) members.set(name.toLowerCase(), value);
  }
  const known = [status, Number(members.get('status'))].find((told) => told !== undefined && isErrorStatus(told));
  const detail = members.get('detail');
  const scimType = members.get('scimtype');
  return new ScimError(known ?? 500, typeof detail === 'string' ? detail : '', {
    scimType: typeof scimType === 'string' ? scimType : undefined,
  });
}

function isErrorStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 300 && status <= 599;
}
