import { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { ScimError } from 'scim-core';

/** The media type of every answer (RFC 7644, section 3.8), as a provider writes it. */
const scimJson = 'application/scim+json';

/** An answer in the terms of HTTP: what a provider gives back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<string> | undefined;
}

/** An error as the message of RFC 7644, section 3.12. */
function errorAnswer(error: ScimError, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: error.status,
    headers: { 'content-type': scimJson, ...headers },
    body: JSON.stringify(error.toJSON()),
  };
}

/**
 * Sends an answer. A body that comes in pieces is passed on piece by piece, as fast as the caller reads. A body ends with
 * the end of a line, so that a terminal's next prompt starts on a line of its own.
 */
export function sendAnswer(context: Context, { status, headers, body }: Answer): void {
  context.status = status;
  if (body === undefined) {
    context.body = null;
    // Without a body Koa takes the content type away, which an answer to HEAD must keep.
    context.set(headers);
    context.status = status;
    return;
  }
  // Before the body, or Koa guesses a content type for it. They are written as HTTP has them, so that Koa need not look.
  const { res } = context;
  if (!res.headersSent) for (const name of Object.keys(headers)) res.setHeader(name, headers[name]!);
  context.body = typeof body === 'string' ? `${body}\n` : Readable.from(withEnd(body), { objectMode: false });
}

async function* withEnd(pieces: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield* pieces;
  yield '\n';
}

/** Sends an error as the message of RFC 7644, section 3.12. */
export function sendError(context: Context, error: ScimError, headers: Readonly<Record<string, string>> = {}): void {
  sendAnswer(context, errorAnswer(error, headers));
}
