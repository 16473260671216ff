import { describe, it } from 'vitest';
import {
  applyPatch,
  defineResourceType,
  defineSchema,
  diffResources,
  explainFilter,
  groupResourceType,
  matchBulkResults,
  orderBulkOperations,
  readResource,
  readResourceTypes,
  ScimError,
  userResourceType,
} from './index.ts';
import { expectLinearTime } from './test-support/growth.ts';

const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const emails = (length: number, host: string) => list(length, (index) => ({ value: `${index}@${host}` }));

const shelfType = defineResourceType({
  name: 'Shelf',
  endpoint: '/Shelves',
  schema: defineSchema({
    id: 'urn:example:Shelf',
    attributes: [
      {
        name: 'books',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'kind' }, { name: 'title' }, { name: 'primary', type: 'boolean' }],
      },
    ],
  }),
});
const books = (length: number) => ({ books: list(length, (index) => ({ kind: 'novel', title: `${index}` })) });
const patchShelf = (before: object, operation: { op: string; path: string; value?: unknown }) =>
  applyPatch(before, [operation], { resourceType: shelfType });

/** Each does something to an input of a length, which is made beforehand. */
const works: Readonly<Record<string, (length: number) => () => unknown>> = {
  'reading members that nobody knows': (length) => {
    const body = Object.fromEntries(list(length, (index) => [`displayNam${index}`, 1]));
    return () => readResource(body, { resourceType: userResourceType, context: 'create', mode: 'strict' });
  },
  'adding members of one value and many types': (length) => {
    const members = list(3 * length, (index) => ({ value: 'x', type: `${index}` }));
    const before = { displayName: 'g', members: [{ value: 'y' }] };
    return () =>
      applyPatch(before, [{ op: 'add', path: 'members', value: members }], { resourceType: groupResourceType });
  },
  'matching the results of a bulk request that come in another order': (length) => {
    const operations = list(length, (index) => ({ method: 'DELETE', path: `/Users/${index}` }) as const);
    const results = operations.map(({ path }) => ({ method: 'DELETE', location: path, status: '204' }) as const);
    return () => matchBulkResults(operations, results.toReversed());
  },
  'taking the last parts from many elements': (length) => {
    const before = { books: list(length, () => ({ kind: 'novel' })) };
    return () => patchShelf(before, { op: 'remove', path: 'books[kind eq "novel"].kind' });
  },
  'making many elements primary': (length) => {
    const before = books(length);
    return () => patchShelf(before, { op: 'replace', path: 'books[kind eq "novel"].primary', value: true });
  },
  'replacing many elements by a primary one': (length) => {
    const before = books(length);
    const value = { kind: 'poem', primary: true };
    return () => patchShelf(before, { op: 'replace', path: 'books[kind eq "novel"]', value });
  },
  'finding the difference of lists whose elements have no value': (length) => {
    const before = books(length);
    const after = { books: before.books.filter((_, index) => index % 2 === 0) };
    return () => diffResources(before, after, { resourceType: shelfType });
  },
  'explaining a condition on many elements': (length) => {
    const user = { emails: emails(length, 'a') };
    return () => explainFilter('emails[value eq "x" or type pr]', user, { resourceType: userResourceType });
  },
  'ordering a bulk job in which each operation needs the next': (length) => {
    const operations = list(length, (index) => ({
      method: 'POST' as const,
      bulkId: `${index}`,
      path: '/Users',
      data: { manager: `bulkId:${index + 1}` },
    }));
    return () => orderBulkOperations(operations);
  },
  'reading many resource types and many schemas': (length) => {
    const schemas = list(length / 4, (index) => ({ id: `urn:example:${index}`, attributes: [] }));
    const types = schemas.map(({ id }, index) => ({ name: `T${index}`, endpoint: `/T${index}`, schema: id }));
    return () => readResourceTypes(types, schemas);
  },
};

describe('what comes from the network takes a time that grows with its length', () => {
  it.each(Object.entries(works))('%s', (_, prepare) => {
    expectLinearTime((length) => {
      const work = prepare(length);
      return () => {
        try {
          work();
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      };
    }, 1000);
  });
});
