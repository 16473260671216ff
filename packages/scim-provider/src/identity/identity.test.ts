import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entityTag, namesEntityTag } from './entity-tag.ts';
import { createUuidGenerator } from './uuid.ts';

const fill = (value: number) => (bytes: Uint8Array) => bytes.fill(value);

describe('createUuidGenerator (RFC 9562 §5.7)', () => {
  test('puts the time first and marks version and variant', () => {
    const next = createUuidGenerator(() => 0x017f22e279b0, fill(0xff));
    expect(next()).toBe('017f22e2-79b0-7fff-9fff-ffffffffffff');
  });

  test('counts up within one millisecond and when the clock steps back, and never repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 50 }), fc.nat(255), (times, random) => {
        let call = 0;
        const next = createUuidGenerator(() => 1000 + times[call++]!, fill(random));
        const ids = times.map(() => next());
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
    );
  });
});

describe('namesEntityTag compares weakly (RFC 9110 §8.8.3.2)', () => {
  test.each([
    ['W/"3"', true],
    ['"3"', true],
    ['*', true],
    [' * ', true],
    ['"1", W/"3"', true],
    ['"1,3", "a"', false],
    ['W/"33"', false],
    ['3', false],
    ['w/3', false],
    ['"3', false],
    ['', false],
  ])('%s', (header, expected) => {
    expect(namesEntityTag(header, entityTag(3))).toBe(expected);
  });
});
