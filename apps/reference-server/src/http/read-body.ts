import type { IncomingMessage } from 'node:http';
import { ScimError } from 'scim-core';

const pastLimit = (limit: number) =>
  new ScimError(413, `The body is longer than the ${limit} bytes that this endpoint takes.`);

/** Whether a request has a body (RFC 9112, section 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': transferCoding } = headers;
  return transferCoding !== undefined || (length !== undefined && length !== '0');
}

/**
 * Reads the body of a request, never keeping more than the limit of it in memory. What a caller sends beyond the limit is
 * discarded as it arrives, so that the caller gets to read the answer.
 *
 * @returns Nothing when the request has no body.
 * @throws ScimError 413 past the limit, 415 for a content coding, 400 when the caller breaks off.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  if (!hasBody(request)) return undefined;
  const { 'content-length': length, 'content-encoding': coding } = request.headers;
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    request.resume();
    throw new ScimError(415, 'A body with a Content-Encoding is not accepted; send it as plain JSON.');
  }
  if (length !== undefined && Number(length) > limit) {
    request.resume();
    throw pastLimit(limit);
  }
  return collect(request, limit);
}

function collect(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let received = 0;
    const finish = (act: () => void) => {
      request.off('data', onData).off('end', onEnd).off('error', onBreak).off('aborted', onBreak);
      act();
    };
    const onData = (piece: Uint8Array) => {
      received += piece.length;
      if (received <= limit) {
        pieces.push(piece);
        return;
      }
      finish(() => {
        request.resume();
        reject(pastLimit(limit));
      });
    };
    const onEnd = () => finish(() => resolve(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, received)));
    const onBreak = (cause?: unknown) =>
      finish(() => {
        // A late error of a connection that is gone has nobody to go to.
        request.on('error', () => {});
        reject(new ScimError(400, 'The connection ended before the body was complete.', { cause }));
      });
    request.on('data', onData).on('end', onEnd).on('error', onBreak).on('aborted', onBreak);
  });
}
