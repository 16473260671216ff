import { expect, it } from 'vitest';
import { parseFilter } from './parse-filter.ts';
import { visitFilter } from './visitor.ts';

it('hands each kind of node to its function, with what the inner nodes gave', () => {
  const describeFilter = (text: string) =>
    visitFilter<string>(parseFilter(text), {
      comparison: ({ path, operator, value }) => `${path.attribute} ${operator} ${String(value)}`,
      present: ({ path }) => `${path.attribute}?`,
      valuePath: ({ path }, condition) => `${path.attribute}{${condition}}`,
      not: ({ kind }, inner) => `${kind}<${inner}>`,
      and: ({ filters }, parts) => `${filters.length} of (${parts.join(' & ')})`,
      or: ({ filters }, parts) => `1 of ${filters.length} (${parts.join(' | ')})`,
    });
  expect(describeFilter('a eq 1 and not (b pr or c[d ne "x" and e pr] or f gt 2)')).toBe(
    '2 of (a eq 1 & not<1 of 3 (b? | c{2 of (d ne x & e?)} | f gt 2)>)',
  );
});
