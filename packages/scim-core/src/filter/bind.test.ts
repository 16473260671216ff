import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import type { BindFilterOptions } from './attribute-resolver.ts';
import { bindFilter } from './bind.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse-filter.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const options = { resourceType: userResourceType, mode: 'strict' } as const;

const shelfOptions = {
  mode: 'strict',
  resourceType: defineResourceType({
    name: 'Shelf',
    endpoint: '/Shelves',
    schema: defineSchema({
      id: 'urn:example:shelf',
      attributes: [
        { name: 'tags', multiValued: true },
        { name: 'sizes', type: 'decimal', multiValued: true },
        { name: 'flags', type: 'boolean', multiValued: true },
        { name: 'data', type: 'complex' },
        { name: 'keys', type: 'complex', returned: 'never', subAttributes: [{ name: 'value' }] },
        { name: 'books', type: 'complex', multiValued: true, subAttributes: [{ name: 'value', returned: 'never' }] },
      ],
    }),
  }),
} as const;

function refusal(filter: string, given: BindFilterOptions = options): ScimError {
  try {
    bindFilter(filter, given);
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error(`expected ${filter} to be refused`);
}

describe('a filter that does not fit the resource type', () => {
  it.each<[filter: string, problem: string]>([
    ['nope eq "x"', '"nope" is no attribute of User.'],
    ['usrName pr', '"usrName" is no attribute of User. Did you mean "userName"?'],
    [`${ENTERPRISE}:departmen pr`, `is no attribute of User. Did you mean "${ENTERPRISE}:department"?`],
    ['department pr', `"department" belongs to an extension; write ${ENTERPRISE}:department.`],
    ['emails.typ pr', '"emails.typ" has no sub-attribute "typ". Did you mean "type"?'],
    ['title.x pr', '"title.x" has no sub-attribute "x".'],
    ['emails[typ eq "x"]', '"typ" is no sub-attribute of emails. Did you mean "type"?'],
    ['emails[type.x pr]', '"type.x" can\'t stand in brackets, where only sub-attributes of emails can.'],
    ['emails[urn:x:type pr]', '"urn:x:type" can\'t stand in brackets, where only sub-attributes of emails can.'],
    ['title[value eq "x"]', '"title" has a single simple value, so brackets can\'t select from it.'],
    ['name eq "x"', '"name" is complex; name a sub-attribute, for example name.formatted.'],
    ['name gt null', '"name" is complex; name a sub-attribute'],
    ['active gt true', '"active" is of type boolean, which has no operator gt; use eq, ne or pr.'],
    [
      'meta.created co "2"',
      '"meta.created" is of type dateTime, which has no operator co; use eq, ne, gt, ge, lt, le or pr.',
    ],
    ['active eq "x"', '"active" is of type boolean and can\'t be compared with "x"; expected true or false.'],
    ['title eq 7', '"title" is of type string and can\'t be compared with 7; expected text in double quotes.'],
    ['profileUrl eq true', "can't be compared with true; expected a URI in double quotes."],
    ['meta.created eq ""', 'can\'t be compared with ""; expected a date and time such as'],
    ['meta.created gt "yesterday"', 'can\'t be compared with "yesterday"; expected a date and time such as'],
    ['title gt null', '"title" can be compared with null by eq and ne only.'],
  ])('%s is refused, and its place shown', (filter, problem) => {
    const error = refusal(`  ${filter}`);
    const [sentence = '', shown, caret] = error.detail.split('\n');
    expect(sentence).toContain(`filter: "`);
    expect(sentence).toContain(problem);
    expect(error).toMatchObject({
      status: 400,
      scimType: 'invalidFilter',
      location: { text: `  ${filter}`, expected: [] },
    });
    const { start, end } = error.location!;
    expect(shown).toBe(`  ${filter}`);
    expect(caret).toBe(' '.repeat(start) + '^'.repeat(end - start));
    expect(sentence.startsWith(`filter: "${shown!.slice(start, end).replace(/\[.*\]/, '')}"`)).toBe(true);
  });

  it.each<[filter: string, problem: string]>([
    ['tags[valu eq "x"]', '"valu" is no sub-attribute of tags. Did you mean "value"?'],
    ['tags[other eq "x"]', '"other" is no sub-attribute of tags.'],
    ['sizes eq "7"', 'is of type decimal and can\'t be compared with "7"; expected a number.'],
    ['keys pr', 'is never returned'],
    ['keys.value eq "x"', 'is never returned'],
    ['books.value eq "x"', 'is never returned'],
    ['books[value eq "x"]', 'is never returned'],
  ])('%s is refused on a shelf', (filter, problem) => {
    expect(refusal(filter, shelfOptions).detail).toContain(problem);
  });

  it('is refused without a place where it is no text', () => {
    const attempt = () => bindFilter(parseFilter('nope pr'), options);
    expect(attempt).toThrow(/^filter: "nope" is no attribute of User\.$/);
    expect(attempt).toThrow(expect.objectContaining({ location: undefined }));
  });

  it('is refused without its text where it names what is never returned, for it may hold the secret', () => {
    const error = refusal('password eq "t1meMa$heen"');
    expect(error.detail).toContain('"password" is never returned, so it can not be filtered by.');
    expect(JSON.stringify([error.detail, error.location])).not.toContain('t1meMa');
  });

  it('is refused in lenient mode, too, where no tolerance helps', () => {
    for (const filter of ['emails.typ pr', 'emails[type.x pr]', 'name eq "x"', 'active eq "yes"', 'password pr']) {
      expect(() => bindFilter(filter, { resourceType: userResourceType })).toThrow(ScimError);
    }
  });
});

describe('text that stands for a value of another type', () => {
  const lenient = { ...shelfOptions, mode: 'lenient' } as const;

  it('is a boolean in any letter case', () => {
    const active = (operand: string) =>
      compileFilter(`active eq "${operand}"`, { resourceType: userResourceType })({ active: true });
    expect(['true', 'True', 'false', 'FALSE'].map(active)).toEqual([true, true, false, false]);
  });

  it('is a number where it is all of one', () => {
    for (const number of ['7', '-7', '12', '7.25', '-0.5']) {
      expect(compileFilter(`sizes eq "${number}"`, lenient)({ sizes: [Number(number)] })).toBe(true);
    }
    for (const other of ['', 'x7', '7x', '7.', '.5', '--7', '1 2', '7.2.5', 'Infinity', '0x7']) {
      expect(() => bindFilter(`sizes eq "${other}"`, lenient)).toThrow("can't be compared with");
    }
  });

  it('needs no listener', () => {
    expect(compileFilter('tags eq 7', lenient)({ tags: ['7'] })).toBe(true);
  });
});

describe('an attribute without value', () => {
  const matches = (filter: string, given: BindFilterOptions = options) => compileFilter(filter, given)({});

  it('is neither true nor false', () => {
    expect(['active eq false', 'active eq true', 'active ne false', 'active ne true'].map((it) => matches(it))).toEqual(
      [false, false, true, true],
    );
  });

  it('that the resource type does not have differs from everything and is nothing', () => {
    const unknown = { ...options, unknownAttribute: 'noValue' } as const;
    const filters = [
      'x eq "a"',
      'x ne "a"',
      'x eq null',
      'x ne null',
      'x gt "a"',
      'x lt 7',
      'x co "a"',
      'x pr',
      'x[y pr]',
    ];
    expect(filters.map((it) => matches(it, unknown))).toEqual([
      ...[false, true, true, false],
      ...[false, false, false, false, false],
    ]);
  });
});

describe('several flags', () => {
  it('are compared as they are, since none of them is primary', () => {
    const matches = compileFilter('flags eq false', shelfOptions);
    expect([{ flags: [true, false] }, { flags: [true] }, {}].map(matches)).toEqual([true, false, false]);
  });
});

describe('a complex attribute', () => {
  it('is compared by a sub-attribute, and can be asked for alone where it has none', () => {
    expect(refusal('name eq "x"').detail).toContain(
      '"name" is complex; name a sub-attribute, for example name.formatted.',
    );
    expect(refusal('data eq "x"', shelfOptions).detail).toContain('"data" is complex; only pr can be asked of it.');
    expect(compileFilter('data pr', shelfOptions)({ data: { a: 1 } })).toBe(true);
  });
});

describe('an operand', () => {
  it('that is empty has no key, whatever the operator', () => {
    for (const operator of ['eq', 'co', 'sw', 'ew', 'gt']) {
      for (const attribute of ['title', 'profileUrl']) {
        expect(bindFilter(`${attribute} ${operator} ""`, options)).toMatchObject({ value: '', key: undefined });
      }
    }
  });

  it('is a number that JSON has', () => {
    const filter = parseFilter('sizes eq 7');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => bindFilter({ ...filter, value } as never, shelfOptions)).toThrow("can't be compared with");
    }
  });

  it('beyond ASCII is compared with attributes that have no value, or one of another type', () => {
    for (const filter of ['externalId eq "é"', 'userName eq "é"', 'externalId sw "é"', 'profileUrl eq "é"']) {
      const matches = compileFilter(filter, options);
      expect([{}, { externalId: 7, userName: null, profileUrl: [] }].map(matches)).toEqual([false, false]);
    }
  });
});

describe('brackets that nothing can satisfy', () => {
  const unknown = { ...options, unknownAttribute: 'noValue' } as const;

  it('are false, whatever the resource', () => {
    const filters = ['x[userName pr]', 'x[y pr].z eq "a"', 'emails[x eq "a"]', 'emails[x pr].value eq "a"'];
    for (const filter of [...filters, 'emails[type eq "a"].x eq "b"']) {
      const bound = bindFilter(filter, { ...unknown, mode: 'lenient' });
      expect(bound, filter).toEqual({ kind: 'constant', value: false });
    }
  });
});
