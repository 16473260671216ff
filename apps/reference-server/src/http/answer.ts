import { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { ScimError } from 'scim-core';
import { errorResponse, type ProviderResponse } from 'scim-provider';

/**
 * Sends an answer. A body that comes in pieces is passed on piece by piece, as fast as the caller reads. A body ends with
 * the end of a line, so that a terminal's next prompt starts on a line of its own.
 */
export function sendAnswer(context: Context, { status, headers, body }: ProviderResponse): void {
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
  sendAnswer(context, errorResponse(error, headers));
}
