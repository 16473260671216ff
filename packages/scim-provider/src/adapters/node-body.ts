import { ScimError } from 'scim-core';
import { tooLarge } from '../http/body.ts';
import { joinBytes } from './bytes.ts';
import type { NodeRequest } from './node-message.ts';

/**
 * Reads the body of a request, and never keeps more of it than the limit. What comes beyond the limit is dropped as it comes,
 * so that the client gets to read the answer.
 *
 * @param parsed What a body parser has left, when the body is read already.
 * @throws ScimError 413 beyond the limit, 400 when the connection ends too early.
 */
export async function readNodeBody(
  request: NodeRequest,
  most: number,
  parsed: () => unknown,
): Promise<string | Uint8Array | undefined> {
  if (request.readableEnded) return parsedBody(parsed());
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    let isOver = false;
    const breakOff = (cause?: unknown) =>
      reject(new ScimError(400, 'The connection ended before the body was complete.', { cause }));
    request.on('data', (piece) => {
      if (isOver) return;
      size += piece.length;
      if (size <= most) {
        pieces.push(piece);
        return;
      }
      isOver = true;
      pieces.length = 0;
      reject(tooLarge(most));
    });
    request.on('end', () => resolve(joinBytes(pieces)));
    request.on('error', breakOff);
    // After `end` this comes too late to matter.
    request.on('close', breakOff);
  });
}

function parsedBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}
