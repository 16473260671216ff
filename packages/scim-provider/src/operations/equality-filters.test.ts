import fc from 'fast-check';
import { type BoundFilter, bindFilter, type Mode, type ResourceType, userResourceType } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { bindEquality } from './equality-filters.ts';

const type: ResourceType = userResourceType;
const MODES: readonly (Mode | undefined)[] = ['strict', 'lenient', undefined];

const paths = fc.constantFrom(
  ...[
    'userName',
    'USERNAME',
    'externalId',
    'id',
    'emails.value',
    'emails',
    'name',
    'name.familyName',
    'active',
    'password',
  ],
  ...[
    'profileUrl',
    'meta.created',
    'meta.location',
    'emails[type eq "work"].value',
    'x509Certificates.value',
    'nope',
    '',
  ],
  ...['urn:ietf:params:scim:schemas:core:2.0:User:userName', 'department', 'title pr and userName', 'not (userName'],
  ...['emails.primary', ' userName', 'userName ', '__proto__', 'constructor', '"', '(userName'],
);
const values = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'a',
    'Ä',
    'ſ',
    '\\',
    '\\n',
    '"',
    '" or title eq "x',
    '\u0000',
    '\u007f',
    '\ud800',
    'true',
    '1',
    ')',
    ']',
  ),
);
const between = fc.constantFrom(' eq ', ' EQ ', '  eq  ', ' ne ', ' co ');
const ends = fc.constantFrom('"', '" ', '', '")', '" and title pr');
const filters = fc
  .tuple(paths, between, values, ends)
  .map(([path, operator, value, end]) => `${path}${operator}"${value}${end}`);

/** What the general way makes of a filter; nothing where it needs a tolerance, or is refused. */
function inGeneral(text: string, mode: Mode | undefined): BoundFilter | undefined {
  let isTolerated = false;
  const onTolerance = () => {
    isTolerated = true;
  };
  try {
    const bound = bindFilter(text, { resourceType: type, mode, unknownAttribute: 'refuse', onTolerance });
    return isTolerated ? undefined : bound;
  } catch {
    return undefined;
  }
}

describe('bindEquality', () => {
  it('binds as the general way does, and leaves to it what is wrong or needs a tolerance', () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...MODES), (text, mode) => {
        const bound = bindEquality(text, type, mode);
        if (bound !== undefined) expect(bound).toStrictEqual(inGeneral(text, mode));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    'userName eq "BJensen"',
    'emails.value eq "b@example.com"',
    'externalId eq "Ä"',
    'emails eq "b@example.com"',
  ])('knows %s by the path of another one', (text) => {
    for (const other of [text.replace(/".*"/, '"x"'), text]) {
      expect(bindEquality(other, type, 'strict')).toStrictEqual(inGeneral(other, 'strict'));
      expect(bindEquality(other, type, 'strict')).toBeDefined();
    }
  });

  it.each([
    ...['userName eq ""', 'active eq "true"', 'password eq "x"', 'nope eq "x"', 'userName eq "a\\u0041"'],
    ...['title pr and userName eq "x"', 'meta.created eq "2026-01-01T00:00:00Z"', 'userName co "x"'],
  ])('leaves %s to the general way', (text) => {
    expect(bindEquality(text, type, 'lenient')).toBeUndefined();
  });

  it('remembers no more paths than it may', () => {
    for (let index = 0; index < 1_000; index += 1) bindEquality(`nope${index} eq "x"`, type, 'lenient');
    expect(bindEquality('userName eq "x"', type, 'lenient')).toStrictEqual(inGeneral('userName eq "x"', 'lenient'));
  });
});
