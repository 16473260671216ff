import fc from 'fast-check';
import { bindFilter, compileFilter, enterpriseUserSchema, userResourceType } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { traceFilter } from './trace-filter.ts';

const resourceType = userResourceType;
const trace = (filter: string, resource: object) => traceFilter(bindFilter(filter, { resourceType }), resource);
const why = (filter: string, resource: object) => trace(filter, resource).why;

describe('the trace of a filter', () => {
  it.each([
    [
      'userName eq "ada"',
      { userName: 'Ada' },
      'userName is "Ada"; compared without regard to letter case (caseExact false)',
    ],
    [
      'externalId eq "a"',
      { externalId: 'A' },
      'externalId is "A"; compared with regard to letter case (caseExact true)',
    ],
    ['title eq "x"', {}, 'title has no value'],
    ['title ne "x"', {}, 'title has no value; what has no value is not equal to anything'],
    ['active eq true', { active: false }, 'active is false; compared as a boolean'],
    [
      'meta.lastModified gt "2020-01-01T00:00:00Z"',
      { meta: { lastModified: '2020-01-01T01:00:00+01:00' } },
      'meta.lastModified is "2020-01-01T01:00:00+01:00"; compared as an instant, whatever the time zone',
    ],
    [
      'emails.value co "b"',
      { emails: [{ value: 'a' }, { value: 'b' }] },
      'emails.value is "a", "b"; compared without regard to letter case (caseExact false); one of several values is enough',
    ],
  ])('says why %s holds or not', (filter, resource, sentence) => expect(why(filter, resource)).toBe(sentence));

  it('shows what a condition in brackets says of each element, those that satisfy it first', () => {
    const resource = {
      emails: [
        { type: 'home', value: 'a' },
        { type: 'work', value: 'b' },
      ],
    };
    const { result, why, children } = trace('emails[type eq "work" and value sw "b"]', resource);
    expect([result, why]).toEqual([true, '1 of 2 elements satisfy the whole condition; one is enough']);
    expect(children.map(({ text, result }) => [text, result])).toEqual([
      ['emails[1]: type eq "work" and value sw "b"', true],
      ['emails[0]: type eq "work" and value sw "b"', false],
    ]);
    expect(children[1]?.children.map(({ why }) => why)[0]).toContain('emails.type is "home"');
  });

  it('shows as it was understood what was written in another way', () => {
    expect(trace('USERNAME EQ "a" and not (emails pr)', {}).text).toBe('userName eq "a" and not (emails pr)');
  });

  it('shows nothing that could draw on a terminal, and no end of anything', () => {
    const text = why('userName eq "a"', { userName: `\u001b[31m${'x'.repeat(5_000)}` });
    expect(text.length).toBeLessThan(300);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there.
    expect(text).not.toMatch(/\u001b/);
  });
});

const word = fc.constantFrom('', 'a', 'A', 'b', 'ab', 'ß', 'é', 'e\u0301', 'work');
const instant = fc.constantFrom('2020-01-01T00:00:00Z', '2020-01-01T01:00:00+01:00', '2021-01-01T00:00:00.5Z');
const email = fc.record({ value: word, type: word, primary: fc.boolean() }, { requiredKeys: [] });
const resources = fc.record(
  {
    userName: word,
    externalId: word,
    title: fc.option(word),
    active: fc.boolean(),
    profileUrl: fc.constantFrom('HTTP://example.com/a', 'http://example.com/A'),
    name: fc.record({ givenName: word }, { requiredKeys: [] }),
    emails: fc.array(email, { maxLength: 3 }),
    x509Certificates: fc.array(fc.record({ value: fc.constantFrom('YQ==', 'YQ', 'Yg==') }), { maxLength: 2 }),
    meta: fc.record({ lastModified: instant }),
    [enterpriseUserSchema.id]: fc.record(
      { department: word, manager: fc.record({ value: word }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
const quoted = word.map((text) => JSON.stringify(text));
const textOperator = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le');
const department = `${enterpriseUserSchema.id}:department`;
const textPath = fc.constantFrom(
  'userName',
  'externalId',
  'title',
  'name.givenName',
  'emails.value',
  'emails',
  department,
);
const comparisons = fc.oneof(
  fc.tuple(textPath, textOperator, quoted).map((parts) => parts.join(' ')),
  fc.constantFrom(
    'active eq true',
    'active ne false',
    'title pr',
    'emails pr',
    'name pr',
    'emails.primary eq false',
    'title eq null',
  ),
  fc.constantFrom('profileUrl eq "http://EXAMPLE.com/a"', 'profileUrl co "example"', 'x509Certificates eq "YQ"'),
  fc.tuple(fc.constantFrom('eq', 'ne', 'gt', 'le'), instant).map(([op, at]) => `meta.lastModified ${op} "${at}"`),
  fc
    .tuple(textOperator, quoted, quoted)
    .map(([op, a, b]) => `emails[type ${op} ${a} and (value eq ${b} or primary eq true)]`),
  quoted.map((text) => `emails[not (type eq ${text})].value ne "a"`),
);
const { filter: filters } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    comparisons,
    fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, word, b]) => `(${a}) ${word} (${b})`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
}));

it('comes to what the compiled filter comes to', () => {
  fc.assert(
    fc.property(filters, resources, (text, resource) => {
      const bound = bindFilter(text, { resourceType });
      expect(traceFilter(bound, resource).result).toBe(compileFilter(bound, { resourceType })(resource));
    }),
    { numRuns: 3_000 },
  );
});
