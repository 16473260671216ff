import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, explainFilter, parseFilter } from '../index.ts';
import { naivelyMatches } from '../test-support/naive-filter.ts';
import { thing, thingFilter, thingType } from '../test-support/things.ts';

const options = { resourceType: thingType, mode: 'strict' } as const;

describe('a compiled filter', () => {
  it('answers as the clause reads', () => {
    fc.assert(
      fc.property(thingFilter, fc.array(thing, { minLength: 1, maxLength: 8 }), (text, resources) => {
        const expected = resources.map((resource) => naivelyMatches(parseFilter(text), resource));
        expect(resources.map(compileFilter(text, options))).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('is explained by what it answers', () => {
    fc.assert(
      fc.property(thingFilter, thing, (text, resource) => {
        expect(explainFilter(text, resource, options).matched).toBe(compileFilter(text, options)(resource));
      }),
      { numRuns: 300 },
    );
  });

  it('answers the opposite when it is negated', () => {
    fc.assert(
      fc.property(thingFilter, thing, (text, resource) => {
        expect(compileFilter(`not (${text})`, options)(resource)).toBe(!compileFilter(text, options)(resource));
      }),
      { numRuns: 300 },
    );
  });
});
