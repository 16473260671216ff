import { ScimError } from 'scim-core';
import { readCredentials } from './bearer.ts';

/** Whether a request may come in; when not, what to answer and which challenge goes with it (RFC 6750, section 3). */
export type Verdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly error: ScimError; readonly challenge: string };

const challenge = 'Bearer realm="scim"';

function refused(status: 400 | 401, detail: string, code?: string): Verdict {
  const error = new ScimError(status, detail);
  return { accepted: false, error, challenge: code === undefined ? challenge : `${challenge}, error="${code}"` };
}

/**
 * Judges a request by its bearer token. A token in the URL is never looked at, and refused even beside a header that is
 * right: URLs end up in logs and histories (RFC 6750, section 2.3).
 *
 * @param authorizations Every `Authorization` header: of two, another program may look at the other one.
 * @param url The request target.
 * @param isToken Compares a candidate with the token.
 */
export function judgeToken(
  authorizations: readonly string[],
  url: string,
  isToken: (candidate: string) => boolean,
): Verdict {
  if (authorizations.length > 1) {
    return refused(400, 'The request has more than one Authorization header. Send one.', 'invalid_request');
  }
  const credentials = readCredentials(authorizations[0]);
  const inUrl = /[?&]access_token=/i.test(url);
  if (credentials.kind === 'bearer' && isToken(credentials.token)) {
    if (!inUrl) return { accepted: true };
    const detail = 'The token must not stand in the URL as well as in the Authorization header. Remove access_token.';
    return refused(400, detail, 'invalid_request');
  }
  if (credentials.kind === 'bearer') {
    return refused(401, 'The bearer token is not known here, has expired, or was revoked.', 'invalid_token');
  }
  if (credentials.kind === 'other') {
    return refused(401, 'The Authorization header must read "Bearer", a space and the token.');
  }
  return refused(
    401,
    inUrl
      ? 'A token in the URL is not accepted. Send it as "Authorization: Bearer" and the token.'
      : 'The Authorization header is missing. Send it as "Bearer", a space and the token.',
  );
}
