import type { IncomingMessage } from 'node:http';
import type { Context, Middleware, Next } from 'koa';
import { readCredentials } from '../../tokens/bearer.ts';
import { sameBytes, tokenHash } from '../../tokens/token.ts';
import { isLocal } from './is-local.ts';

const challenges = ['Basic realm="SCIM inspector", charset="UTF-8"', 'Bearer realm="SCIM inspector"'];

/**
 * Lets those in who may look: whoever asks on this machine and, where there is a token of the inspector, whoever has it. To
 * anybody else there is nothing here: the request goes on to the answer that unknown paths get.
 *
 * @param token The token of the inspector; nobody comes in from elsewhere without one.
 * @param enter What is behind the gate.
 */
export function inspectorGate(token: string | undefined, enter: Middleware): Middleware {
  const expected = token === undefined ? undefined : tokenHash(token);
  return async function guardInspector(context: Context, next: Next): Promise<void> {
    if (isLocal(context.req)) return enter(context, next);
    if (expected === undefined) return next();
    // Hashes have one length, so that not even the length of the token shows in the time of the comparison.
    const given = credentialOf(context.req);
    if (given !== undefined && sameBytes(tokenHash(given), expected)) return enter(context, next);
    context.status = 401;
    context.set('WWW-Authenticate', challenges);
    context.set('Cache-Control', 'no-store');
    context.type = 'text/plain';
    context.body = 'The inspector asks for its token: as a bearer token, or as the password with any user name.\n';
  };
}

/** The token of a request: what follows `Bearer`, or the password of `Basic` (RFC 7617), which a browser can ask for. */
function credentialOf({ headersDistinct }: IncomingMessage): string | undefined {
  const headers = headersDistinct.authorization ?? [];
  if (headers.length !== 1) return undefined;
  const bearer = readCredentials(headers[0]);
  if (bearer.kind === 'bearer') return bearer.token;
  const basic = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(headers[0] ?? '')?.[1];
  if (basic === undefined) return undefined;
  const pair = Buffer.from(basic, 'base64').toString();
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}
