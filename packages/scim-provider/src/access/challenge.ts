import type { AuthenticationScheme } from '../options.ts';

/** How each kind of authentication introduces itself. */
const CHALLENGES: Readonly<Record<string, string>> = {
  oauthbearertoken: 'Bearer realm="SCIM"',
  oauth2: 'Bearer realm="SCIM"',
  httpbasic: 'Basic realm="SCIM", charset="UTF-8"',
};

/**
 * What `WWW-Authenticate` says: one challenge for each kind of authentication that is supported. A kind whose challenge
 * needs more than its name, as `httpdigest` does, is left to `authenticate`.
 *
 * @param error The error code of RFC 6750 §3.1, for the bearer challenge.
 * @see [RFC 7644 §2](https://www.rfc-editor.org/rfc/rfc7644#section-2)
 */
export function challengeOf(schemes: readonly AuthenticationScheme[], error: string | undefined): string {
  const known = schemes.flatMap(({ type }) => CHALLENGES[type.toLowerCase()] ?? []);
  const challenges = [...new Set(known.length === 0 ? [CHALLENGES.oauthbearertoken!] : known)];
  return challenges
    .map((challenge) =>
      error !== undefined && challenge.startsWith('Bearer') ? `${challenge}, error="${error}"` : challenge,
    )
    .join(', ');
}
