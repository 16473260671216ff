import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';

const user = {
  objectId: '1',
  displayName: 'Ada "A" Lovelace\u2028',
  manager: null,
  otherMails: ['a', 'b'],
  address: { street: 'x', city: 'é' },
  size: 1.5,
};

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sortedJson(member)}`).join(',')}}`;
}

/** cyrb53 of a whole text. */
function hashOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const code of Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))) {
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  const high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

describe('digestOf', () => {
  it('is the same whatever the order of members, at every depth', () => {
    const turned = Object.fromEntries(Object.entries(user).reverse());
    expect(digestOf([{ ...turned, address: { city: 'é', street: 'x' } }])).toBe(digestOf([user]));
  });

  it('is the same for what is missing and what is undefined, as JSON is', () => {
    expect(digestOf({ ...user, mail: undefined })).toBe(digestOf(user));
    expect(digestOf([undefined])).toBe(digestOf([null]));
  });

  it.each([
    { ...user, size: '1.5' },
    { ...user, manager: undefined },
    { ...user, otherMails: ['b', 'a'] },
    { ...user, otherMails: ['a,b'] },
    { ...user, address: '{"city":"é","street":"x"}' },
    { ...user, 'a":1,"b': 2 },
  ])('is another one for %j', (other) => {
    expect(digestOf(other)).not.toBe(digestOf(user));
  });

  it('is the hash of the JSON with its members sorted, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '\\', '\ud800', '\udc00a', '\u007f', '\u001f'),
    );
    const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
    const object = fc.dictionary(text, fc.oneof(leaf, fc.array(leaf), fc.dictionary(text, leaf)));
    fc.assert(fc.property(object, (value) => void expect(digestOf(value)).toBe(hashOf(sortedJson(value)))));
  });

  it('stays what it was, so that a state file of an earlier version evaluates nobody again', () => {
    expect(digestOf(['mapping', false, [], user])).toBe('27fctu2glbp');
  });
});
