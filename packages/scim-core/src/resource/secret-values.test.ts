import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { secretValues } from './secret-values.ts';

const SAFE = 'urn:example:Safe';
const PIN = 'urn:example:Pin';
const safe = defineSchema({
  id: SAFE,
  attributes: [
    { name: 'label' },
    { name: 'password', returned: 'never' },
    { name: 'codes', multiValued: true, returned: 'never' },
    {
      name: 'locks',
      type: 'complex',
      multiValued: true,
      subAttributes: [{ name: 'value' }, { name: 'key', returned: 'never' }],
    },
    { name: 'seal', type: 'complex', returned: 'never', subAttributes: [{ name: 'mark' }] },
  ],
});
const pin = defineSchema({ id: PIN, attributes: [{ name: 'pin', returned: 'never' }, { name: 'hint' }] });
const resourceType = defineResourceType({
  ...{ name: 'Safe', endpoint: '/Safes', schema: safe },
  extensions: [{ schema: pin, required: false }],
});

describe('secretValues', () => {
  it.each([
    [{ label: 'a', password: 'b' }, ['b']],
    [{ PassWord: 'b' }, ['b']],
    [{ codes: ['b', 'c'] }, ['b', 'c']],
    [{ codes: 'b' }, ['b']],
    [{ locks: [{ value: 'a', key: 'b' }, { KEY: 'c' }] }, ['b', 'c']],
    [{ locks: { key: 'b', nowhere: 'a' } }, ['b']],
    [{ password: undefined, codes: [undefined, true, 7, 'b'] }, ['b']],
    [{ seal: { mark: 'b', other: ['c'] } }, ['b', 'c']],
    [{ [PIN]: { pin: 'b', hint: 'a' } }, ['b']],
    [{ [PIN.toUpperCase()]: { PIN: 'b' } }, ['b']],
    [{ [`${PIN}:pin`]: 'b', 'locks.key': 'c', [`${SAFE}:password`]: 'd' }, ['b', 'c', 'd']],
    [{ password: 7, codes: null, locks: [null, 'x'], unknown: 'a', [PIN]: 'a' }, []],
  ])('of %j are %j', (body, secrets) => {
    expect(secretValues(body, { resourceType })).toEqual(secrets);
  });

  it.each([null, undefined, 'text', 7, [], [{ password: 'b' }]])('of %j are none', (body) => {
    expect(secretValues(body, { resourceType })).toEqual([]);
  });

  it('does not follow a value without end', () => {
    const value: Record<string, unknown> = { secret: 'b' };
    value.self = value;
    expect(secretValues({ password: value }, { resourceType })).toContain('b');
  });

  it('does not follow lists or parts to the end of the stack', () => {
    const nest = (open: string, close: string) => JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
    for (const deep of [nest('[', ']'), nest('{"key":', '}')]) {
      for (const name of ['locks', 'password', 'codes', PIN, 'unknown']) {
        expect(secretValues({ [name]: deep }, { resourceType })).toEqual([]);
      }
    }
  });
});
