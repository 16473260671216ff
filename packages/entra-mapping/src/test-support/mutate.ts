/** Numbers that look random and are the same in every run, from 0 up to, not including, the limit. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Random = ReturnType<typeof seededRandom>;

/** What happens to files on their way: each damages a copy in its own manner. */
const DAMAGES: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  truncate,
  flipBits,
  encodeAnew,
  recaseKeys,
];

/** A damaged copy of a file: truncated, bits flipped, encoded anew, or property names in another letter case. */
export function mutate(bytes: Uint8Array, round: number, random: Random): Uint8Array {
  return DAMAGES[round % DAMAGES.length]!(bytes, random);
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random(bytes.length));
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let flips = 1 + random(8); flips > 0; flips--) copy[random(copy.length)]! ^= 1 << random(8);
  return copy;
}

/** UTF-16 of either kind, or Latin-1, whatever it was, with or without a mark; sometimes cut in the middle of a unit. */
function encodeAnew(bytes: Uint8Array, random: Random): Uint8Array {
  const text = (random(2) === 0 ? '\uFEFF' : '') + decode(bytes);
  const kind = random(3);
  const width = kind === 2 ? 1 : 2;
  const copy = new Uint8Array(text.length * width);
  const view = new DataView(copy.buffer);
  for (let index = 0; index < text.length; index++) {
    if (width === 1) view.setUint8(index, text.charCodeAt(index) & 0xff);
    else view.setUint16(index * 2, text.charCodeAt(index), kind === 0);
  }
  return copy.slice(0, copy.length - random(2));
}

function recaseKeys(bytes: Uint8Array, random: Random): Uint8Array {
  const text = decode(bytes).replace(/"([A-Za-z]+)"(?=\s*:)/g, (key) =>
    random(2) === 0 ? key.toUpperCase() : key.toLowerCase(),
  );
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
}
