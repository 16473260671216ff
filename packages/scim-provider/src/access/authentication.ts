/** Who a request comes from. */
export interface Principal {
  /** What the principal is called in events and for {@link Policy}; never a secret. */
  readonly id: string;
}

/** What a request says of who sent it. */
export interface AuthenticationRequest {
  readonly tenant: string;
  /** The credentials of `Authorization: Bearer …`; `undefined` when there are none. */
  readonly token: string | undefined;
  /** Every header, by lower-cased name. */
  readonly headers: ReadonlyMap<string, string>;
  /** {@link ProviderRequest.context}. */
  readonly context: unknown;
}

/**
 * Tells who a request comes from.
 *
 * @returns The principal, or `undefined` to answer 401.
 * @throws ScimError to answer otherwise, for example 403 for a principal that may not use the tenant.
 */
export type Authenticate = (request: AuthenticationRequest) => Principal | undefined | Promise<Principal | undefined>;

const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;

/** The token of an `Authorization` header. See [RFC 6750 §2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
}

/**
 * Accepts one bearer token. Comparing takes as long for a token that is nearly right as for one that is not.
 *
 * @throws TypeError when the token is shorter than 16 characters.
 * @example
 * ```ts
 * import { acceptToken } from 'scim-provider';
 *
 * const authenticate = acceptToken('Xk2m9Qv7Lp4Tz8Rw');
 * ```
 */
export function acceptToken(token: string, principal: Principal = { id: 'client' }): Authenticate {
  if (typeof token !== 'string' || token.length < 16) throw new TypeError('a token needs at least 16 characters');
  const expected = new TextEncoder().encode(token);
  return ({ token: given = '' }) => (equalBytes(expected, new TextEncoder().encode(given)) ? principal : undefined);
}

function equalBytes(expected: Uint8Array, given: Uint8Array): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index += 1) difference |= expected[index]! ^ (given[index] ?? 0);
  return difference === 0;
}
