import fc from 'fast-check';
import { defineResourceType, defineSchema } from '../index.ts';

/** A resource type with an attribute of each kind, and random resources and filters of it. */
export const thingType = defineResourceType({
  name: 'Thing',
  endpoint: '/Things',
  schema: defineSchema({
    id: 'urn:example:thing',
    attributes: [
      { name: 'text' },
      { name: 'code', caseExact: true },
      { name: 'flag', type: 'boolean' },
      { name: 'count', type: 'decimal' },
      { name: 'when', type: 'dateTime' },
      { name: 'bytes', type: 'binary' },
      { name: 'link', type: 'reference', referenceTypes: ['external'] },
      { name: 'tags', multiValued: true },
      { name: 'part', type: 'complex', subAttributes: [{ name: 'text' }, { name: 'size', type: 'integer' }] },
      {
        name: 'items',
        type: 'complex',
        multiValued: true,
        subAttributes: [
          { name: 'value' },
          { name: 'kind', caseExact: true },
          { name: 'primary', type: 'boolean' },
          { name: 'rank', type: 'integer' },
          { name: 'at', type: 'dateTime' },
        ],
      },
      { name: 'data', type: 'complex' },
      { name: 'rows', type: 'complex', multiValued: true },
    ],
  }),
  extensions: [{ schema: defineSchema({ id: 'urn:example:note', attributes: [{ name: 'note' }] }), required: false }],
});

const text = fc
  .array(fc.constantFrom('a', 'A', 'b', 'é', 'e\u0301', 'É', 'Σ', 'ς', 'σ', '😀', '\ue000', ' ', '1'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((letters) => letters.join(''));
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 10);
const integer = fc.constantFrom(-1, 0, 1, 2, 10);
const dateTime = fc.constantFrom(
  '2011-05-13T04:42:34Z',
  '2011-05-13T06:42:34+02:00',
  '2011-05-13T04:42:34',
  '2011-05-13T04:42:34.500Z',
  '2012-02-29T00:00:00-08:00',
);
const binary = fc.constantFrom('TWE=', 'TWE', 'TWF', 'twe=', 'AAAA');
const reference = fc.constantFrom(
  'https://h.example/a',
  'HTTPS://H.example/a',
  'https://h.example/A',
  'https://h.example/b/../a',
);

const anyObject = fc.record({ a: integer, b: fc.array(text, { maxLength: 2 }) }, { requiredKeys: [] });

/** A resource with some of the attributes. */
export const thing = fc.record(
  {
    text,
    code: text,
    flag: fc.boolean(),
    count: number,
    when: dateTime,
    bytes: binary,
    link: reference,
    tags: fc.array(text, { maxLength: 3 }),
    part: fc.record({ text, size: integer }, { requiredKeys: [] }),
    items: fc.array(
      fc.record({ value: text, kind: text, primary: fc.boolean(), rank: integer, at: dateTime }, { requiredKeys: [] }),
      { maxLength: 3 },
    ),
    data: anyObject,
    rows: fc.array(anyObject, { maxLength: 3 }),
    'urn:example:note': fc.record({ note: text }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const quoted = (value: fc.Arbitrary<string>) => value.map((it) => JSON.stringify(it));
const spelling = (name: string) => fc.constantFrom(name, name.toUpperCase());
const ALL = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'];
const ORDER = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/** Operators and operands of a kind of attribute. */
const KINDS = {
  text: [ALL, quoted(fc.oneof(text, fc.constant('')))],
  flag: [['eq', 'ne'], fc.constantFrom('true', 'false')],
  number: [ORDER, number.map(String)],
  dateTime: [ORDER, quoted(dateTime)],
  binary: [['eq', 'ne'], quoted(binary)],
  reference: [['eq', 'ne'], quoted(reference)],
} as const satisfies Record<string, readonly [readonly string[], fc.Arbitrary<string>]>;

function expression(name: string, kind: keyof typeof KINDS): fc.Arbitrary<string> {
  const [operators, operand] = KINDS[kind];
  const compared = fc
    .tuple(spelling(name), fc.constantFrom(...operators), operand)
    .map(([path, operator, value]) => `${path} ${operator} ${value}`);
  return fc.oneof(
    { weight: 6, arbitrary: compared },
    { weight: 1, arbitrary: spelling(name).map((path) => `${path} pr`) },
    { weight: 1, arbitrary: fc.tuple(spelling(name), fc.constantFrom('eq', 'ne')).map((it) => `${it.join(' ')} null`) },
  );
}

function combined(leaf: fc.Arbitrary<string>, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return leaf;
  const inner = combined(leaf, depth - 1);
  const list = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: list.map((parts) => `(${parts.join(' and ')})`) },
    { weight: 1, arbitrary: list.map((parts) => `(${parts.join(' or ')})`) },
    { weight: 1, arbitrary: inner.map((part) => `not (${part})`) },
  );
}

const inItems = combined(
  fc.oneof(
    expression('value', 'text'),
    expression('kind', 'text'),
    expression('primary', 'flag'),
    expression('rank', 'number'),
    expression('at', 'dateTime'),
  ),
  1,
);

/** The text of a filter that fits the type. */
export const thingFilter = combined(
  fc.oneof(
    expression('text', 'text'),
    expression('code', 'text'),
    expression('flag', 'flag'),
    expression('count', 'number'),
    expression('when', 'dateTime'),
    expression('bytes', 'binary'),
    expression('link', 'reference'),
    expression('tags', 'text'),
    expression('part.text', 'text'),
    expression('part.size', 'number'),
    expression('items', 'text'),
    expression('items.value', 'text'),
    expression('items.primary', 'flag'),
    expression('items.rank', 'number'),
    expression('urn:example:note:note', 'text'),
    spelling('part').map((path) => `${path} pr`),
    inItems.map((condition) => `items[${condition}]`),
    combined(expression('value', 'text'), 1).map((condition) => `tags[${condition}]`),
  ),
  2,
);
