import { type KeptBody, keptBody } from './message-parts.ts';

/** A body that is sent in pieces, of which the beginning is kept. */
export interface TappedBody {
  /** The same pieces. */
  readonly pieces: AsyncIterable<string | Uint8Array>;
  /** What has passed so far. */
  readonly kept: () => KeptBody | undefined;
}

/** Keeps the beginning of what passes. */
export function tapBody(pieces: AsyncIterable<string | Uint8Array>): TappedBody {
  const start: Uint8Array[] = [];
  let room = keptBody;
  let length = 0;
  async function* passOn() {
    for await (const piece of pieces) {
      length += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
      if (room > 0) {
        // Copied, as a part of an array holds on to the whole of it.
        const part = Buffer.from(Buffer.from(piece).subarray(0, room));
        start.push(part);
        room -= part.length;
      }
      yield piece;
    }
  }
  return {
    pieces: passOn(),
    kept: () => {
      if (length === 0) return undefined;
      return { start: Buffer.concat(start), whole: length > keptBody ? length : undefined };
    },
  };
}
