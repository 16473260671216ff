import { keptBody } from '../../record/message-parts.ts';
import type { Destination } from './destination.ts';

const patience = 30_000;

/**
 * Sends requests to another service provider, with nothing but the token that was given for it. Redirects are not followed:
 * they could lead to where nobody has allowed it.
 *
 * @param target The SCIM base URL.
 * @param stopped Says that the server stops.
 */
export function toTarget(target: string, token: string | undefined, stopped: AbortSignal): Destination {
  return async ({ method, path, headers, body }) => {
    const response = await fetch(target + path, {
      ...{ method, redirect: 'manual' },
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(patience)]),
    });
    const text = await beginning(response);
    // Some echo what they were sent.
    const shown = (part: string) => (token === undefined ? part : part.replaceAll(token, '[redacted]'));
    const answered = [...response.headers].map(([name, value]) => [name, shown(value)] as const);
    return { status: response.status, headers: answered, body: text === null ? null : shown(text), newExchange: null };
  };
}

/** As much of an answer as is kept of any; who answers without end is not listened to any longer. */
async function beginning(response: Response): Promise<string | null> {
  if (response.body === null) return null;
  const pieces: Uint8Array[] = [];
  let room = keptBody;
  for await (const piece of response.body) {
    pieces.push(piece.subarray(0, room));
    room -= piece.length;
    if (room <= 0) break;
  }
  return pieces.length === 0 ? null : new TextDecoder().decode(Buffer.concat(pieces));
}
