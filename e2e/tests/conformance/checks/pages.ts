import { expect } from 'vitest';
import { both, type Check, group, type Json, resourcesOf, type Step, user } from '../check.ts';

const several = (count: number, make: (name: string) => Step) =>
  Array.from({ length: count }, (_, index) => make(`person${String(index).padStart(2, '0')}`));
const idsOf = (body: Json | undefined) => resourcesOf(body).map(({ id }) => String(id));

/** Walks through a list by pages of five, from wherever; each resource comes once. */
function walk(path: string, total: number): Step[] {
  const seen: string[] = [];
  const starts = Array.from({ length: Math.ceil(total / 5) }, (_, page) => page * 5 + 1);
  return starts.map((start): Step => {
    const itemsPerPage = Math.min(5, total - start + 1);
    return {
      send: `GET ${path}?startIndex=${start}&count=5`,
      status: 200,
      has: { totalResults: total, startIndex: start, itemsPerPage },
      holds: ({ body }) => {
        seen.push(...idsOf(body));
        expect(new Set(seen).size).toBe(start - 1 + itemsPerPage);
      },
    };
  });
}

export const pageChecks: readonly Check[] = [
  {
    id: 'P01',
    asserts: 'a page of two has two',
    modes: both,
    steps: [
      ...several(3, user),
      {
        send: 'GET /Users?startIndex=1&count=2',
        status: 200,
        has: { totalResults: 3, startIndex: 1, itemsPerPage: 2 },
        holds: ({ body }) => {
          expect(idsOf(body)).toHaveLength(2);
        },
      },
    ],
  },
  {
    id: 'P02',
    asserts: 'a page may be larger than what there is',
    modes: both,
    steps: [
      ...several(3, user),
      { send: 'GET /Users?startIndex=1&count=10', status: 200, has: { totalResults: 3, itemsPerPage: 3 } },
    ],
  },
  {
    id: 'P03',
    asserts: 'pages of users do not overlap',
    modes: both,
    steps: () => [...several(12, user), ...walk('/Users', 12)],
  },
  {
    id: 'P04',
    asserts: 'pages of groups do not overlap',
    modes: both,
    steps: () => [...several(12, group), ...walk('/Groups', 12)],
  },
  {
    id: 'P05',
    asserts: 'resources come in the order that is asked for',
    modes: both,
    steps: [
      ...several(5, user),
      ...['ascending', 'descending'].map(
        (sortOrder): Step => ({
          send: `GET /Users?sortBy=id&sortOrder=${sortOrder}`,
          status: 200,
          holds: ({ body }) => {
            const sorted = idsOf(body).toSorted();
            expect(idsOf(body)).toEqual(sortOrder === 'ascending' ? sorted : sorted.toReversed());
          },
        }),
      ),
    ],
  },
];
