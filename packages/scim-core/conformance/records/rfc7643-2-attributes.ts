import { GROUP_URN, USER_URN } from '../../src/index.ts';
import type { Requirement } from '../record.ts';
import { each, sample, user } from './shapes.ts';

const wrongType = (path: string) => ({ refused: { scimType: 'invalidValue', paths: [path] } }) as const;

/** RFC 7643 §1.2 and §2.1 to §2.2: names and characteristics. */
const names: readonly Requirement[] = [
  {
    id: 'R7643-1.2-01',
    clause: 'RFC 7643 §1.2',
    level: 'MUST NOT',
    component: 'schema',
    requirement: 'Only a complex attribute has sub-attributes.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'size', type: 'integer', subAttributes: [{ name: 'unit' }] }],
        expected: { refused: 'attribute "size": a integer has no sub-attributes' },
      },
      {
        kind: 'defineSchema',
        attributes: [{ name: 'size', type: 'complex', subAttributes: [{ name: 'unit' }] }],
        expected: [{ name: 'size', type: 'complex' }],
      },
    ],
  },
  {
    id: 'R7643-1.2-03',
    clause: 'RFC 7643 §1.2',
    level: 'STATED',
    component: 'schema',
    requirement: 'The parts of a complex attribute are simple.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'outer', type: 'complex', subAttributes: [{ name: 'inner', type: 'complex' }] }],
        expected: { refused: 'attribute "outer.inner": a complex attribute has no complex sub-attributes' },
      },
    ],
  },
  {
    id: 'R7643-2.1-01',
    clause: 'RFC 7643 §2.1',
    level: 'STATED',
    component: 'schema',
    requirement: 'Attribute names mean the same in any letter case, in bodies, paths, filters and attribute lists.',
    checks: [
      {
        kind: 'read',
        resourceType: 'User',
        body: {
          SCHEMAS: [USER_URN],
          USERNAME: 'ada',
          Name: { FAMILYNAME: 'Okafor' },
          eMails: [{ VALUE: 'a@b.example' }],
        },
        expected: user({ name: { familyName: 'Okafor' }, emails: [{ value: 'a@b.example' }] }),
      },
      {
        kind: 'project',
        resourceType: 'User',
        resource: user({ title: 'Pilot', nickName: 'A' }),
        attributes: ['TITLE'],
        expected: { schemas: [USER_URN], title: 'Pilot' },
      },
      { kind: 'match', resourceType: 'User', filter: 'USERNAME eq "ada"', resources: { a: user() }, expected: ['a'] },
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', path: 'NICKNAME', value: 'A' }],
        expected: user({ nickName: 'A' }),
      },
    ],
  },
  {
    id: 'R7643-2.1-02',
    clause: 'RFC 7643 §2.1',
    level: 'MUST',
    component: 'schema',
    requirement: 'A resource is a JSON object that lists its schemas.',
    checks: [
      { kind: 'read', resourceType: 'User', body: ['ada'], expected: { refused: { scimType: 'invalidSyntax' } } },
      { kind: 'read', resourceType: 'User', body: null, expected: { refused: { scimType: 'invalidSyntax' } } },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: { userName: 'ada' },
        expected: { refused: { scimType: 'invalidSyntax', paths: ['schemas'] } },
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'User',
        body: { userName: 'ada' },
        tolerances: ['body.schemas-incomplete'],
        expected: user(),
      },
    ],
  },
  {
    id: 'R7643-2.1-03',
    clause: 'RFC 7643 §2.1',
    level: 'MUST',
    component: 'schema',
    requirement: 'A name begins with a letter and goes on with letters, digits, "$", "-" and "_".',
    checks: [
      { kind: 'defineSchema', attributes: [{ name: 'a-b_c$1' }], expected: [{ name: 'a-b_c$1' }] },
      ...each(['1abc', 'a.b', 'a b', '', '-a', '_a', 'naïve', 'a:b'], (name) => ({
        kind: 'defineSchema',
        attributes: [{ name }],
        expected: { refused: 'the name must start with a letter' },
      })),
    ],
  },
  {
    id: 'R7643-2.1-04',
    clause: 'RFC 7643 §2.1, EID 8924',
    level: 'CHOICE',
    component: 'schema',
    requirement: 'The sub-attribute $ref is a name like any other, although it begins with "$".',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [
          {
            name: 'boss',
            type: 'complex',
            subAttributes: [{ name: '$ref', type: 'reference', referenceTypes: ['User'] }],
          },
        ],
        expected: [{ name: 'boss' }],
      },
      {
        kind: 'parsePath',
        path: 'members.$ref',
        expected: { schema: undefined, attribute: 'members', subAttribute: '$ref' },
      },
      { kind: 'parseFilter', filter: 'members.$ref eq "Users/1"', expected: { prints: 'members.$ref eq "Users/1"' } },
      { kind: 'parseFilter', filter: 'members[$ref pr]', expected: { prints: 'members[$ref pr]' } },
    ],
  },
  {
    id: 'R7643-2.1-05',
    clause: 'RFC 7643 §2.1',
    level: 'STATED',
    component: 'schema',
    requirement: 'Operators and keywords may be written in any letter case.',
    checks: [
      {
        kind: 'parseFilter',
        filter: 'a EQ 1 AND b Pr oR NOT (c Sw "x")',
        expected: { prints: 'a eq 1 and b pr or not (c sw "x")' },
      },
    ],
  },
  {
    id: 'R7643-2.2-01',
    clause: 'RFC 7643 §2.2',
    level: 'STATED',
    component: 'schema',
    requirement: 'Characteristics that a schema leaves out have the defaults of this clause.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x' }],
        expected: [
          {
            required: false,
            canonicalValues: [],
            caseExact: false,
            mutability: 'readWrite',
            returned: 'default',
            uniqueness: 'none',
            type: 'string',
          },
        ],
      },
    ],
  },
  {
    id: 'R7643-2.2-02',
    clause: 'RFC 7643 §2.2',
    level: 'CHOICE',
    component: 'schema',
    requirement: 'Without multiValued, for which no default is published, an attribute has a single value.',
    checks: [{ kind: 'defineSchema', attributes: [{ name: 'x' }], expected: [{ multiValued: false }] }],
  },
  {
    id: 'R7643-2.3-01',
    clause: 'RFC 7643 §2.3',
    level: 'SHOULD NOT',
    component: 'schema',
    requirement: 'There are eight data types and no others.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'bool' as never }],
        expected: { refused: 'attribute "x": unknown type "bool"' },
      },
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'object' as never }],
        expected: {
          refused: 'expected one of string, boolean, decimal, integer, dateTime, binary, reference, complex',
        },
      },
    ],
  },
];

/** RFC 7643 §2.3: data types. */
const types: readonly Requirement[] = [
  {
    id: 'R7643-2.3.1-01',
    clause: 'RFC 7643 §2.3.1',
    level: 'STATED',
    component: 'schema',
    requirement: 'Text is kept character for character, beyond the basic plane, too.',
    checks: each(['😀 𝒜', 'e\u0301', 'line\u2028separator', 'tab\tquote"', '\u0000'], (text) => ({
      kind: 'read',
      resourceType: 'Sample',
      body: sample({ text }),
      expected: sample({ text }),
    })),
  },
  {
    id: 'R7643-2.3.1-02',
    clause: 'RFC 7643 §2.3.1',
    level: 'MAY',
    component: 'schema',
    requirement: 'A string attribute may demand a format.',
    checks: [
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ locale: 'not a locale' }),
        expected: wrongType('locale'),
      },
    ],
    elsewhere: 'formats of one service provider alone are checked by its policy',
  },
  {
    id: 'R7643-2.3.2-01',
    clause: 'RFC 7643 §2.3.2',
    level: 'STATED',
    component: 'schema',
    requirement: 'A boolean is the literal true or false, without letter case and uniqueness.',
    checks: [
      { kind: 'read', resourceType: 'User', body: user({ active: false }), expected: user({ active: false }) },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ active: 'true' }),
        expected: wrongType('active'),
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'User',
        body: user({ active: 'False' }),
        tolerances: ['body.boolean-as-string'],
        expected: user({ active: false }),
      },
      { kind: 'read', resourceType: 'User', body: user({ active: 'yes' }), expected: wrongType('active') },
      { kind: 'read', resourceType: 'User', body: user({ active: 1 }), expected: wrongType('active') },
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'boolean', caseExact: true, uniqueness: 'server' }],
        expected: [{ caseExact: false, uniqueness: 'none' }],
      },
    ],
  },
  {
    id: 'R7643-2.3.3-01',
    clause: 'RFC 7643 §2.3.3',
    level: 'STATED',
    component: 'schema',
    requirement: 'A decimal is a JSON number; letter case means nothing to it.',
    checks: [
      { kind: 'read', resourceType: 'Sample', body: sample({ ratio: 1.5 }), expected: sample({ ratio: 1.5 }) },
      { kind: 'read', resourceType: 'Sample', body: sample({ ratio: 1.0 }), expected: sample({ ratio: 1 }) },
      { kind: 'read', resourceType: 'Sample', body: sample({ ratio: -0.25 }), expected: sample({ ratio: -0.25 }) },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'Sample',
        body: sample({ ratio: '1.5' }),
        expected: wrongType('ratio'),
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'Sample',
        body: sample({ ratio: '1.5' }),
        tolerances: ['body.number-as-string'],
        expected: sample({ ratio: 1.5 }),
      },
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'decimal', caseExact: true }],
        expected: [{ caseExact: false }],
      },
    ],
  },
  {
    id: 'R7643-2.3.4-01',
    clause: 'RFC 7643 §2.3.4',
    level: 'MUST NOT',
    component: 'schema',
    requirement: 'An integer has no fraction. Parsed JSON no longer shows an exponent, so 1e3 is 1000.',
    checks: [
      { kind: 'read', resourceType: 'Sample', body: sample({ count: 1.5 }), expected: wrongType('count') },
      { kind: 'read', resourceType: 'Sample', body: sample({ count: 1e3 }), expected: sample({ count: 1000 }) },
      { kind: 'read', resourceType: 'Sample', body: sample({ count: 0 }), expected: sample({ count: 0 }) },
      { kind: 'read', resourceType: 'Sample', body: sample({ count: '1.5' }), expected: wrongType('count') },
      // 2⁵³ + 1, which no JavaScript number is.
      {
        kind: 'read',
        resourceType: 'Sample',
        body: sample({ count: '9007199254740993' }),
        expected: wrongType('count'),
      },
    ],
  },
  {
    id: 'R7643-2.3.5-01',
    clause: 'RFC 7643 §2.3.5',
    level: 'MUST',
    component: 'schema',
    requirement: 'A dateTime has a date and a time and is valid.',
    checks: [
      ...each(
        [
          '2011-05-13T04:42:34Z',
          '2011-05-13T04:42:34.123456Z',
          '2011-05-13T04:42:34+02:00',
          '2011-05-13T04:42:34',
          '2012-02-29T24:00:00Z',
          '2011-12-31T23:59:59Z',
          '2000-02-29T00:00:00-14:00',
        ],
        (when) =>
          ({ kind: 'read', resourceType: 'Sample', body: sample({ when }), expected: sample({ when }) }) as const,
      ),
      ...each(
        [
          '2011-05-13',
          '04:42:34Z',
          '2011-02-29T00:00:00Z',
          '2011-13-01T00:00:00Z',
          '2011-05-13 04:42:34Z',
          '2011-05-13T04:42Z',
          '2011-05-13T25:00:00Z',
          '2011-05-13T24:00:01Z',
          '2011-05-13T04:60:00Z',
          '2011-05-13T04:00:60Z',
          '2011-05-13T04:42:34+15:00',
          '11-05-13T04:42:34Z',
          'yesterday',
        ],
        (when) => ({
          kind: 'read',
          mode: 'strict',
          resourceType: 'Sample',
          body: sample({ when }),
          expected: wrongType('when'),
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.3.5-02',
    clause: 'RFC 7643 §2.3.5',
    level: 'STATED',
    component: 'schema',
    requirement: 'A dateTime has neither letter case nor uniqueness.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'dateTime', caseExact: true, uniqueness: 'global' }],
        expected: [{ caseExact: false, uniqueness: 'none' }],
      },
    ],
  },
  {
    id: 'R7643-2.3.5-03',
    clause: 'RFC 7643 §2.3.5',
    level: 'MUST',
    component: 'schema',
    requirement: 'In JSON a dateTime is text.',
    checks: [
      { kind: 'read', resourceType: 'Sample', body: sample({ when: 1305261754 }), expected: wrongType('when') },
      { kind: 'read', resourceType: 'Sample', body: sample({ when: true }), expected: wrongType('when') },
    ],
  },
  {
    id: 'R7643-2.3.6-01',
    clause: 'RFC 7643 §2.3.6',
    level: 'MUST',
    component: 'schema',
    requirement: 'A binary value is text in base64.',
    checks: [
      {
        kind: 'read',
        resourceType: 'Sample',
        body: sample({ bytes: 'AQID/+8=' }),
        expected: sample({ bytes: 'AQID/+8=' }),
      },
      ...each(['%%%', 'A', 'AQID/+8==', 'AQ=D', '=', 'AQ ID'], (bytes) => ({
        kind: 'read',
        mode: 'strict',
        resourceType: 'Sample',
        body: sample({ bytes }),
        expected: wrongType('bytes'),
      })),
      { kind: 'read', resourceType: 'Sample', body: sample({ bytes: 7 }), expected: wrongType('bytes') },
    ],
  },
  {
    id: 'R7643-2.3.6-02',
    clause: 'RFC 7643 §2.3.6',
    level: 'MAY',
    component: 'schema',
    requirement: 'Padding may be left out; the alphabet for URLs is a departure, as no attribute calls for it.',
    checks: [
      { kind: 'read', resourceType: 'Sample', body: sample({ bytes: 'TWE' }), expected: sample({ bytes: 'TWE' }) },
      { kind: 'read', resourceType: 'Sample', body: sample({ bytes: 'TWE=' }), expected: sample({ bytes: 'TWE=' }) },
      { kind: 'comparisonKey', resourceType: 'Sample', path: 'bytes', values: ['TWE', 'TWE='], expected: 'equal' },
      { kind: 'comparisonKey', resourceType: 'Sample', path: 'bytes', values: ['TWF=', 'TWE='], expected: 'equal' },
      { kind: 'comparisonKey', resourceType: 'Sample', path: 'bytes', values: ['TWI=', 'TWE='], expected: 'different' },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'Sample',
        body: sample({ bytes: '_-8' }),
        expected: wrongType('bytes'),
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'Sample',
        body: sample({ bytes: '_-8' }),
        tolerances: ['body.value-format'],
        expected: sample({ bytes: '_-8' }),
      },
    ],
  },
  {
    id: 'R7643-2.3.6-03',
    clause: 'RFC 7643 §2.3.6',
    level: 'STATED',
    component: 'schema',
    requirement: 'The letter case of a binary value counts, and it has no uniqueness.',
    checks: [
      {
        kind: 'match',
        resourceType: 'User',
        filter: 'x509Certificates.value eq "MIIC"',
        resources: {
          same: user({ x509Certificates: [{ value: 'MIIC' }] }),
          otherCase: user({ x509Certificates: [{ value: 'MIic' }] }),
        },
        expected: ['same'],
      },
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'binary', caseExact: false, uniqueness: 'server' }],
        expected: [{ caseExact: true, uniqueness: 'none' }],
      },
    ],
  },
  {
    id: 'R7643-2.3.7-01',
    clause: 'RFC 7643 §2.3.7',
    level: 'MUST',
    component: 'schema',
    requirement: 'A reference is an absolute or a relative URI.',
    checks: [
      ...each(
        ['../Users/1', 'Users/1', 'https://example.com/a?b=c#d', 'urn:example:a:b', 'mailto:a@b.example'],
        (link) => ({ kind: 'read', resourceType: 'Sample', body: sample({ link }), expected: sample({ link }) }),
      ),
      ...each(['not a uri with spaces', 'https://example.com/<a>', 'a"b', 'a\nb', '%zz'], (link) => ({
        kind: 'read',
        mode: 'strict',
        resourceType: 'Sample',
        body: sample({ link }),
        expected: wrongType('link'),
      })),
    ],
  },
  {
    id: 'R7643-2.3.7-02',
    clause: 'RFC 7643 §2.3.7',
    level: 'MUST',
    component: 'schema',
    requirement: 'A relative reference is resolved against the base URL of the service.',
    notApplicable: 'the data model keeps references as written; only a client or a service provider knows a base URL',
  },
  {
    id: 'R7643-2.3.7-03',
    clause: 'RFC 7643 §2.3.7',
    level: 'STATED',
    component: 'schema',
    requirement: 'A reference is case exact and says to what it refers.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'reference', caseExact: false, referenceTypes: ['User', 'external'] }],
        expected: [{ caseExact: true, referenceTypes: ['User', 'external'] }],
      },
      {
        kind: 'match',
        resourceType: 'Group',
        filter: 'members.$ref eq "https://example.com/Users/ab"',
        resources: {
          same: group('https://example.com/Users/ab'),
          otherCase: group('https://example.com/Users/AB'),
        },
        expected: ['same'],
      },
    ],
  },
  {
    id: 'R7643-2.3.7-06',
    clause: 'RFC 7643 §2.3.7',
    level: 'MAY',
    component: 'schema',
    requirement: 'A reference may stand in any attribute, not in $ref alone.',
    checks: [
      {
        kind: 'read',
        resourceType: 'Sample',
        body: sample({ owner: 'Users/1' }),
        expected: sample({ owner: 'Users/1' }),
      },
      {
        kind: 'read',
        resourceType: 'User',
        body: user({ profileUrl: 'https://example.com/ada' }),
        expected: user({ profileUrl: 'https://example.com/ada' }),
      },
    ],
  },
  {
    id: 'R7643-2.3.8-01',
    clause: 'RFC 7643 §2.3.8',
    level: 'MUST NOT',
    component: 'schema',
    requirement: 'The order of members in an object means nothing.',
    checks: [
      {
        kind: 'read',
        resourceType: 'User',
        body: { name: { givenName: 'Ada', familyName: 'Okafor' }, userName: 'ada', schemas: [USER_URN] },
        expected: user({ name: { familyName: 'Okafor', givenName: 'Ada' } }),
      },
      {
        kind: 'valuesEqual',
        values: [
          { a: 1, b: { c: 2, d: 3 } },
          { b: { d: 3, c: 2 }, a: 1 },
        ],
        expected: true,
      },
    ],
  },
  {
    id: 'R7643-2.3.8-02',
    clause: 'RFC 7643 §2.3.8',
    level: 'STATED',
    component: 'schema',
    requirement: 'A complex attribute has neither uniqueness nor letter case.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'x', type: 'complex', caseExact: true, uniqueness: 'server' }],
        expected: [{ caseExact: false, uniqueness: 'none' }],
      },
      {
        kind: 'characteristics',
        resourceType: 'User',
        path: 'emails',
        expected: { uniqueness: 'none', caseExact: false },
      },
    ],
  },
  {
    id: 'R7643-2.3.8-03',
    clause: 'RFC 7643 §2.3.8, EID 8415',
    level: 'MUST NOT',
    component: 'schema',
    requirement: 'No sub-attribute is complex, but in the schema of schemas.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [
          {
            name: 'a',
            type: 'complex',
            multiValued: true,
            subAttributes: [{ name: 'b', type: 'complex', subAttributes: [{ name: 'c' }] }],
          },
        ],
        expected: { refused: 'attribute "a.b"' },
      },
    ],
  },
];

/** RFC 7643 §2.4 and §2.5: several values, and none. */
const values: readonly Requirement[] = [
  {
    id: 'R7643-2.4-01',
    clause: 'RFC 7643 §2.4',
    level: 'STATED',
    component: 'schema',
    requirement: 'A multi-valued attribute is an array, of simple values or of objects.',
    checks: [
      {
        kind: 'read',
        resourceType: 'Sample',
        body: sample({ tags: ['a', 'b'] }),
        expected: sample({ tags: ['a', 'b'] }),
      },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ emails: { value: 'a@b.example' } }),
        expected: wrongType('emails'),
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'User',
        body: user({ emails: { value: 'a@b.example' } }),
        tolerances: ['body.single-for-multi'],
        expected: user({ emails: [{ value: 'a@b.example' }] }),
      },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ title: ['Pilot'] }),
        expected: wrongType('title'),
      },
      { kind: 'read', resourceType: 'User', body: user({ title: ['Pilot', 'Nurse'] }), expected: wrongType('title') },
    ],
  },
  {
    id: 'R7643-2.4-02',
    clause: 'RFC 7643 §2.4',
    level: 'SHALL',
    component: 'schema',
    requirement: 'An element that is an object is a complex value, whose members are the sub-attributes.',
    checks: [
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ emails: [{ value: 'a@b.example', colour: 'red' }] }),
        expected: wrongType('emails[0].colour'),
      },
      {
        kind: 'read',
        mode: 'lenient',
        resourceType: 'User',
        body: user({ emails: [{ value: 'a@b.example', colour: 'red' }] }),
        tolerances: ['body.unknown-attribute'],
        expected: user({ emails: [{ value: 'a@b.example' }] }),
      },
      {
        kind: 'read',
        mode: 'strict',
        resourceType: 'User',
        body: user({ emails: [{ value: 1 }, 'a@b.example', { primary: 'yes' }] }),
        expected: {
          refused: { scimType: 'invalidValue', paths: ['emails[0].value', 'emails[1]', 'emails[2].primary'] },
        },
      },
    ],
  },
  {
    id: 'R7643-2.4-03',
    clause: 'RFC 7643 §2.4',
    level: 'MUST',
    component: 'schema',
    requirement: 'The sub-attributes that are common to multi-valued attributes keep their meaning.',
    checks: [
      {
        kind: 'defineSchema',
        attributes: [{ name: 'keys', type: 'complex', multiValued: true, subAttributes: [{ name: 'primary' }] }],
        expected: { refused: 'attribute "keys.primary"' },
      },
      {
        kind: 'defineSchema',
        attributes: [
          { name: 'keys', type: 'complex', multiValued: true, subAttributes: [{ name: 'primary', type: 'boolean' }] },
          { name: 'theme', type: 'complex', subAttributes: [{ name: 'primary', canonicalValues: ['red', 'blue'] }] },
        ],
        expected: [{ name: 'keys' }, { name: 'theme' }],
      },
    ],
  },
  {
    id: 'R7643-2.4-04',
    clause: 'RFC 7643 §2.4',
    level: 'MUST',
    component: 'schema',
    requirement: 'At most one element of an attribute is primary.',
    checks: [
      {
        kind: 'read',
        resourceType: 'User',
        body: user({
          emails: [
            { value: 'a@b.example', primary: true },
            { value: 'c@d.example', primary: true },
          ],
        }),
        expected: wrongType('emails'),
      },
      {
        kind: 'read',
        resourceType: 'User',
        context: 'replace',
        body: user({
          roles: [
            { value: 'a', primary: true },
            { value: 'b', primary: true },
          ],
        }),
        expected: wrongType('roles'),
      },
      {
        kind: 'read',
        resourceType: 'User',
        body: user({ emails: [{ value: 'a@b.example', primary: true }], roles: [{ value: 'a', primary: true }] }),
        expected: user({ emails: [{ value: 'a@b.example', primary: true }], roles: [{ value: 'a', primary: true }] }),
      },
    ],
  },
  {
    id: 'R7643-2.4-05',
    clause: 'RFC 7643 §2.4',
    level: 'SHALL',
    component: 'schema',
    requirement: 'An element without primary is not primary. Where there is no element, there is no value.',
    checks: [
      {
        kind: 'match',
        resourceType: 'User',
        filter: 'emails[primary eq false]',
        resources: {
          unsaid: user({ emails: [{ value: 'a@b.example' }] }),
          said: user({ emails: [{ value: 'a@b.example', primary: false }] }),
          primary: user({ emails: [{ value: 'a@b.example', primary: true }] }),
          none: user(),
        },
        expected: ['unsaid', 'said'],
      },
      {
        kind: 'match',
        resourceType: 'User',
        filter: 'emails.primary eq false',
        resources: {
          unsaid: user({ emails: [{ value: 'a@b.example' }] }),
          primary: user({ emails: [{ value: 'a@b.example', primary: true }] }),
          none: user(),
        },
        expected: ['unsaid'],
      },
      {
        kind: 'match',
        resourceType: 'User',
        filter: 'emails.primary ne false',
        resources: {
          unsaid: user({ emails: [{ value: 'a@b.example' }] }),
          primary: user({ emails: [{ value: 'a@b.example', primary: true }] }),
          none: user(),
        },
        expected: ['primary', 'none'],
      },
    ],
  },
  {
    id: 'R7643-2.4-06',
    clause: 'RFC 7643 §2.4, EID 8358',
    level: 'STATED',
    component: 'schema',
    requirement: 'A schema says itself who may write display: the client in a User, nobody in groups and members.',
    checks: [
      { kind: 'characteristics', resourceType: 'User', path: 'emails.display', expected: { mutability: 'readWrite' } },
      { kind: 'characteristics', resourceType: 'User', path: 'groups.display', expected: { mutability: 'readOnly' } },
      { kind: 'characteristics', resourceType: 'Group', path: 'members.display', expected: { mutability: 'readOnly' } },
    ],
  },
  {
    id: 'R7643-2.4-07',
    clause: 'RFC 7643 §2.4',
    level: 'STATED',
    component: 'schema',
    requirement: 'References are compared in the canonical form of RFC 3986 §6.2.',
    checks: [
      ...each(
        [
          ['HTTPS://Example.COM/Users/1', 'https://example.com/Users/1'],
          ['https://example.com/a/../Users/./1', 'https://example.com/Users/1'],
          ['https://example.com:443/Users/1', 'https://example.com/Users/1'],
          ['https://example.com/%7eada', 'https://example.com/~ada'],
          ['https://example.com/%c3%a9', 'https://example.com/%C3%A9'],
        ],
        ([a, b]) => ({
          kind: 'comparisonKey',
          resourceType: 'Group',
          path: 'members.$ref',
          values: [a, b],
          expected: 'equal',
        }),
      ),
      {
        kind: 'comparisonKey',
        resourceType: 'Group',
        path: 'members.$ref',
        values: ['https://example.com/Users/a', 'https://example.com/users/a'],
        expected: 'different',
      },
    ],
  },
  {
    id: 'R7643-2.4-08',
    clause: 'RFC 7643 §2.4',
    level: 'SHALL',
    component: 'schema',
    requirement: 'URIs of SCIM resources are the same with any version of the protocol in them, and with none.',
    checks: [
      ...each(
        [
          ['https://h.example/Users/1', 'https://h.example/v2/Users/1'],
          ['https://h.example/scim/v1/Users/1', 'https://h.example/scim/v2/Users/1'],
          ['/v2/Users/1', '/Users/1'],
        ],
        ([a, b]) => ({
          kind: 'comparisonKey',
          resourceType: 'Group',
          path: 'members.$ref',
          values: [a, b],
          expected: 'equal',
        }),
      ),
      {
        kind: 'comparisonKey',
        resourceType: 'Sample',
        path: 'link',
        values: ['https://h.example/v2/Users/1', 'https://h.example/Users/1'],
        expected: 'different',
      },
      {
        kind: 'match',
        resourceType: 'Group',
        filter: 'members.$ref eq "https://h.example/v2/Users/1"',
        resources: { a: group('https://h.example/Users/1'), b: group('https://h.example/Users/2') },
        expected: ['a'],
      },
    ],
  },
  {
    id: 'R7643-2.5-01',
    clause: 'RFC 7643 §2.5',
    level: 'SHALL',
    component: 'schema',
    requirement: 'Missing, null and an empty array are one state: unassigned.',
    checks: [
      { kind: 'valuesEqual', values: [undefined, null, []], expected: true },
      { kind: 'valuesEqual', values: [null, false], expected: false },
      { kind: 'valuesEqual', values: [[], 0], expected: false },
      {
        kind: 'match',
        resourceType: 'User',
        filter: 'emails pr or nickName pr',
        resources: { missing: user(), null: user({ nickName: null, emails: null }), empty: user({ emails: [] }) },
        expected: [],
      },
    ],
  },
  {
    id: 'R7643-2.5-02',
    clause: 'RFC 7643 §2.5',
    level: 'STATED',
    component: 'schema',
    requirement: 'Writing null or an empty array makes an attribute unassigned.',
    checks: [
      {
        kind: 'read',
        resourceType: 'User',
        body: user({ nickName: null, roles: [], name: null, emails: [null] }),
        expected: user(),
      },
      {
        kind: 'replace',
        resourceType: 'User',
        stored: user({ nickName: 'A', roles: [{ value: 'a' }] }),
        incoming: user(),
        expected: user(),
      },
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ nickName: 'A', roles: [{ value: 'a' }] }),
        operations: [{ op: 'replace', value: { nickName: null, roles: [] } }],
        expected: user(),
      },
    ],
  },
];

function group(ref: string) {
  return { schemas: [GROUP_URN], displayName: 'Pilots', members: [{ $ref: ref }] };
}

export const attributeRequirements: readonly Requirement[] = [...names, ...types, ...values];
