import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filter, formatFilter, formatPath, parseFilter, parsePath, ScimError } from '../index.ts';
import { anyFilter, character, filterLikeText } from '../test-support/filter-arbitraries.ts';

/** A tree without the places where its nodes stood. */
function withoutPositions(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(withoutPositions);
  const members = Object.entries(node).filter(([name]) => name !== 'start' && name !== 'end');
  return Object.fromEntries(members.map(([name, part]) => [name, withoutPositions(part)]));
}

/** Every node of a tree with its place. */
function nodesOf(filter: Filter): Filter[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [filter, ...filter.filters.flatMap(nodesOf)];
    case 'not':
      return [filter, ...nodesOf(filter.filter)];
    case 'valuePath':
      return [filter, ...nodesOf(filter.path.filter)];
    default:
      return [filter];
  }
}

/** What parsing a text gives: a tree, or the error for it. */
function parsed(text: string, mode: 'strict' | 'lenient'): Filter | ScimError {
  try {
    return parseFilter(text, { mode });
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

const anyText = fc.oneof(
  filterLikeText,
  fc.string({ unit: character, maxLength: 60 }),
  fc
    .tuple(anyFilter, fc.nat(), fc.constantFrom('', '(', ')', '"', ' ', '[', '.', 'x', '\\'), fc.nat(2))
    .map(([filter, at, inserted, removed]) => {
      const text = formatFilter(filter);
      const position = at % (text.length + 1);
      return text.slice(0, position) + inserted + text.slice(position + removed);
    }),
);
const mode = fc.constantFrom('strict' as const, 'lenient' as const);

describe('a filter', () => {
  it('is read as it was before it was written', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(withoutPositions(parseFilter(formatFilter(filter)))).toEqual(withoutPositions(filter));
      }),
      { numRuns: 500 },
    );
  });

  it('is written in as few characters however it is read', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = formatFilter(filter);
        expect(formatFilter(parseFilter(`((${text.replaceAll(' and ', ' AND ')}))`))).toHaveLength(text.length);
      }),
    );
  });

  it('has nodes that stand where they say', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = formatFilter(filter);
        for (const node of nodesOf(parseFilter(text))) {
          const part = text.slice(node.start, node.end);
          const open = node.kind === 'and' || node.kind === 'or' ? `(${part})` : part;
          if (node.kind !== 'and' && node.kind !== 'or')
            expect(formatFilter(parseFilter(open))).toBe(formatFilter(node));
        }
      }),
    );
  });
});

describe('any text', () => {
  it('is a filter, or refused with the place of the fault', () => {
    fc.assert(
      fc.property(anyText, mode, (text, chosen) => {
        const result = parsed(text, chosen);
        if (result instanceof ScimError) {
          expect(result).toMatchObject({ status: 400, scimType: 'invalidFilter', location: { text } });
          const { start, end } = result.location!;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(result.detail.length).toBeLessThan(600);
        } else {
          const printed = formatFilter(result);
          expect(withoutPositions(parseFilter(printed))).toEqual(withoutPositions(result));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that strict mode reads, lenient mode reads in the same way', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const strict = parsed(text, 'strict');
        if (!(strict instanceof ScimError)) expect(parsed(text, 'lenient')).toEqual(strict);
      }),
      { numRuns: 1000 },
    );
  });

  it('is an attribute path, or refused with the place of the fault', () => {
    fc.assert(
      fc.property(anyText, mode, (text, chosen) => {
        try {
          const path = parsePath(text, { mode: chosen });
          expect(withoutPositions(parsePath(formatPath(path)))).toEqual(withoutPositions(path));
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
          expect((error as ScimError).scimType).toMatch(/^invalid(?:Path|Filter)$/);
          expect((error as ScimError).location).toMatchObject({ text });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
