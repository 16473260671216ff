/** What an `Authorization` header holds: a bearer token, nothing at all, or something else. */
export type Credentials = { readonly kind: 'bearer'; readonly token: string } | { readonly kind: 'none' | 'other' };

/** Reads the `Authorization` header of RFC 6750, section 2.1; the name of the scheme is accepted in any letter case. */
export function readCredentials(header: string | undefined): Credentials {
  if (header === undefined || header === '') return { kind: 'none' };
  const token = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1];
  return token === undefined ? { kind: 'other' } : { kind: 'bearer', token };
}
