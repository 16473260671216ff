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

  it('stays what it was, so that a state file of an earlier version evaluates nobody again', () => {
    expect(digestOf(['mapping', false, [], user])).toBe('27fctu2glbp');
  });
});
