import fc from 'fast-check';
import type { AttributePath, ComparisonOperator, Filter } from '../index.ts';

/**
 * Any character, a lone surrogate apart. As fast-check's unit `binary`, which lays out all of Unicode when it is made and
 * takes longer for that than the tests.
 */
export const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code));

const at = { start: 0, end: 0 } as const;

/** Attribute names, among them words that mean something else elsewhere in a filter. */
const name = fc.oneof(
  fc.stringMatching(/^[$A-Za-z][A-Za-z0-9$_-]{0,8}$/),
  fc.constantFrom('not', 'and', 'or', 'eq', 'pr', 'true', 'null', '$ref', 'value'),
);
const schema = fc.constantFrom(
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'https://schemas.example.com/v1.2/Thing',
  'urn:x',
);

function path(filter: fc.Arbitrary<Filter> | undefined): fc.Arbitrary<AttributePath> {
  return fc.record({
    kind: fc.constant('path' as const),
    schema: fc.option(schema, { nil: undefined, freq: 3 }),
    attribute: name,
    filter: filter ?? fc.constant(undefined),
    subAttribute: fc.option(name, { nil: undefined }),
    start: fc.constant(0),
    end: fc.constant(0),
  });
}

const operator = fc.constantFrom<ComparisonOperator[]>('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le');
const value = fc.oneof(
  fc.string({ unit: character }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('a and b', '") or (c pr', '\\', '\u0000\u2028"', 'not (x)'),
);

function tree(insideBrackets: boolean, depth: number): fc.Arbitrary<Filter> {
  const plain = path(undefined);
  const leaves: fc.Arbitrary<Filter>[] = [
    fc
      .record({ kind: fc.constant('comparison' as const), path: plain, operator, value })
      .map((node) => ({ ...node, ...at })),
    plain.map((found) => ({ kind: 'present', path: found, ...at })),
  ];
  if (!insideBrackets) {
    const selected = path(tree(true, 1)) as fc.Arbitrary<AttributePath & { filter: Filter }>;
    leaves.push(
      selected.map((found) => ({ kind: 'valuePath', path: { ...found, subAttribute: undefined }, ...at })),
      fc.record({ path: selected, operator, value, part: name }).map(({ part, ...node }) => ({
        kind: 'comparison',
        ...node,
        path: { ...node.path, subAttribute: part },
        ...at,
      })),
    );
  }
  const leaf = fc.oneof(...leaves);
  if (depth === 0) return leaf;
  const inner = tree(insideBrackets, depth - 1);
  const filters = fc.array(inner, { minLength: 2, maxLength: 4 });
  return fc.oneof(
    leaf,
    filters.map((parts): Filter => ({ kind: 'and', filters: parts, ...at })),
    filters.map((parts): Filter => ({ kind: 'or', filters: parts, ...at })),
    inner.map((filter): Filter => ({ kind: 'not', filter, ...at })),
  );
}

/** Any tree that the grammar can write, without a thought for schemas. */
export const anyFilter = tree(false, 3);

/** Text that is made of what filters are made of. */
export const filterLikeText = fc
  .array(
    fc.constantFrom(
      ...[
        'userName',
        'emails',
        'urn:x:2.0:User:',
        'a.b',
        'eq',
        'NE',
        'co',
        'pr',
        'and',
        'or',
        'not',
        '(',
        ')',
        '[',
        ']',
      ],
      ...[
        '"x"',
        '"',
        "'",
        '1',
        '-1.5e3',
        'true',
        'NULL',
        '\\',
        '\u00e9',
        '😀',
        '.',
        ':',
        ' ',
        ' ',
        ' ',
        '  ',
        '$ref',
        '\n',
      ],
    ),
    { maxLength: 24 },
  )
  .map((words) => words.join(''));
