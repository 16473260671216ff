/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type RandomSource = (bytes: Uint8Array) => Uint8Array;

/** Random bytes of an id, with the bits that its version and variant take the place of. */
const TAIL = 10;
const POOLED = 64;

/**
 * Makes UUIDs of version 7, which sort by the time they were made at. Within one millisecond, and when the clock steps
 * back, the random part counts up, so that order is kept.
 *
 * @param now The clock, in milliseconds since 1970.
 * @see [RFC 9562 §5.7](https://www.rfc-editor.org/rfc/rfc9562#section-5.7)
 */
export function createUuidGenerator(now: () => number, random: RandomSource): () => string {
  let lastTime = -1;
  const tail = new Uint8Array(TAIL);
  // Asked for many at a time: a call for a few bytes takes as long as one for all of them.
  const pool = new Uint8Array(TAIL * POOLED);
  let used = pool.length;
  return () => {
    const time = Math.floor(now());
    if (time > lastTime) {
      lastTime = time;
      if (used === pool.length) {
        random(pool);
        used = 0;
      }
      tail.set(pool.subarray(used, used + TAIL));
      // What becomes part of an id is not kept.
      pool.fill(0, used, used + TAIL);
      used += TAIL;
      // Room to count up: the highest counting bit starts as zero.
      tail[2] = tail[2]! & 0x1f;
    } else {
      countUp(tail);
    }
    return format(lastTime, tail);
  };
}

/** Adds one to the number in bytes 2 to 9, where the two highest bits are the variant's and never reached. */
function countUp(bytes: Uint8Array): void {
  for (let index = bytes.length - 1; index >= 2; index -= 1) {
    bytes[index] = (bytes[index]! + 1) & 0xff;
    if (bytes[index] !== 0) return;
  }
}

/** Each byte in two digits. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function format(time: number, tail: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(time / 2 ** (8 * (5 - index))) & 0xff;
  bytes.set(tail, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += HEX[bytes[index]!];
  }
  return text;
}
