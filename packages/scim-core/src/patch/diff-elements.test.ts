import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';
import { diffResources } from './diff.ts';

const shelfType = defineResourceType({
  name: 'Shelf',
  endpoint: '/Shelves',
  schema: defineSchema({
    id: 'urn:example:shelf',
    attributes: [
      { name: 'tags', multiValued: true },
      { name: 'sizes', type: 'integer', multiValued: true },
      {
        name: 'books',
        type: 'complex',
        multiValued: true,
        subAttributes: [
          { name: 'lent', type: 'boolean' },
          { name: 'code', returned: 'never' },
          { name: 'title' },
          { name: 'value', caseExact: true },
          { name: 'seen', mutability: 'readOnly' },
        ],
      },
    ],
  }),
});

type Elements = readonly unknown[] | undefined;

const between = (path: 'tags' | 'sizes' | 'books', before: Elements, after: Elements) =>
  diffResources({ [path]: before }, { [path]: after }, { resourceType: shelfType });
const betweenEmails = (before: Elements, after: Elements) =>
  diffResources({ emails: before }, { emails: after }, { resourceType: userResourceType });

describe('the difference of two lists', () => {
  it('is one operation where one list is empty', () => {
    const emails = [{ value: 'a' }, { value: 'b' }];
    for (const none of [undefined, []]) {
      expect(betweenEmails(none, emails)).toEqual([{ op: 'add', path: 'emails', value: emails }]);
      expect(betweenEmails(emails, none)).toEqual([{ op: 'remove', path: 'emails' }]);
    }
  });

  it('removes and adds single elements of simple values', () => {
    expect(between('tags', ['a', 'b"\\', 'c', 'd'], ['a', 'c', 'e', 'd'])).toEqual([
      { op: 'remove', path: 'tags[value eq "b\\"\\\\"]' },
      { op: 'add', path: 'tags', value: ['e'] },
    ]);
    expect(between('sizes', [1, 2, 3], [1, 3])).toEqual([{ op: 'remove', path: 'sizes[value eq 2]' }]);
  });

  it('selects an element by its value, else by what else it says, and by as little as tells it apart', () => {
    const [title, lent] = [{ title: 'T' }, { title: 'T', lent: true }];
    const others = [{ value: '1', title: 'U' }, { value: '2', title: 'U' }, { value: '3' }, { value: '4' }];
    const removed = (element: object, among: readonly object[] = []) =>
      between('books', [...others, ...among, element], [...others, ...among]);
    expect(removed({ lent: true, title: 'T', value: '5' })).toEqual([{ op: 'remove', path: 'books[value eq "5"]' }]);
    expect(removed(title)).toEqual([{ op: 'remove', path: 'books[title eq "T"]' }]);
    expect(removed(lent, [title])).toEqual([{ op: 'remove', path: 'books[lent eq true]' }]);
    expect(removed(lent, [{ lent: true }])).toEqual([{ op: 'remove', path: 'books[lent eq true and title eq "T"]' }]);
    expect(removed({ value: '1', title: 'V' })).toEqual([
      { op: 'remove', path: 'books[value eq "1" and title eq "V"]' },
    ]);
  });

  it('replaces the whole where nothing that may be said selects an element alone', () => {
    // What is never returned may not be filtered by.
    const [a, b, c] = [{ title: 'T', code: '1' }, { title: 'T', code: '2' }, { title: 'U' }];
    expect(between('books', [a, b, c], [a, c])).toEqual([{ op: 'replace', path: 'books', value: [a, c] }]);
    expect(between('books', [c, { title: 'T' }, { title: 't' }], [c, { title: 't' }])).toEqual([
      { op: 'replace', path: 'books', value: [c, { title: 't' }] },
    ]);
  });

  it('replaces the whole where that is shorter than changing one by one', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'];
    expect(between('tags', [a, b, c], [d])).toEqual([{ op: 'replace', path: 'tags', value: [d] }]);
    expect(between('tags', [a, b], [a])).toEqual([{ op: 'remove', path: 'tags[value eq "b"]' }]);
    expect(between('tags', [a, b, c], [a])).toEqual([{ op: 'replace', path: 'tags', value: [a] }]);
  });

  it('replaces the whole where add would pass over what is added, since another agrees with it', () => {
    const book = { value: '1', title: 'T' };
    for (const after of [
      [book, { value: '1' }],
      [{ value: '2' }, book, { value: '1' }, { value: '3' }],
    ]) {
      const operations = between('books', [book, { value: '2' }], after);
      expect(operations).toEqual([{ op: 'replace', path: 'books', value: after }]);
    }
  });

  it('replaces the whole where a list holds an element twice, unless that is no change', () => {
    expect(between('tags', ['a', 'a'], ['a', 'a'])).toEqual([]);
    expect(between('tags', ['a', 'a'], ['a'])).toEqual([{ op: 'replace', path: 'tags', value: ['a'] }]);
    expect(between('tags', ['a', 'b'], ['a', 'b', 'b'])).toEqual([
      { op: 'replace', path: 'tags', value: ['a', 'b', 'b'] },
    ]);
    expect(between('tags', undefined, ['a', 'a'])).toEqual([{ op: 'replace', path: 'tags', value: ['a', 'a'] }]);
  });

  it('leaves out what a client may not write, and does not look at it', () => {
    const seen = { value: '1', seen: 'yes' };
    expect(between('books', [seen], [{ value: '1' }])).toEqual([]);
    expect(between('books', [seen], [{ value: '1' }, { value: '2', seen: 'no' }])).toEqual([
      { op: 'add', path: 'books', value: [{ value: '2' }] },
    ]);
    expect(between('books', [], [{ seen: 'no', title: 'T' }])).toEqual([
      { op: 'add', path: 'books', value: [{ title: 'T' }] },
    ]);
  });

  it('takes primary from an element, or gives it to one, by itself', () => {
    const [a, b] = [{ value: 'a', type: 'work' }, { value: 'b' }];
    const primaryA = { ...a, primary: true };
    const set = (value: string, primary: boolean) => ({
      op: 'replace',
      path: `emails[value eq "${value}"].primary`,
      value: primary,
    });
    expect(betweenEmails([primaryA, b], [a, b])).toEqual([set('a', false)]);
    expect(betweenEmails([a, b], [primaryA, b])).toEqual([set('a', true)]);
    expect(betweenEmails([primaryA, b], [{ ...a, primary: false }, b])).toEqual([set('a', false)]);
    expect(betweenEmails([a, b], [{ ...a, primary: false }, b])).toEqual([]);
    // The new element makes the other one give way.
    expect(betweenEmails([primaryA], [a, { ...b, primary: true }])).toEqual([
      { op: 'add', path: 'emails', value: [{ ...b, primary: true }] },
    ]);
  });

  it('moves primary to an element that only its other parts tell apart', () => {
    const [work, home] = [
      { value: 'a', type: 'work' },
      { value: 'a', type: 'home' },
    ];
    expect(betweenEmails([work, home], [work, { ...home, primary: true }])).toEqual([
      { op: 'replace', path: 'emails[value eq "a" and type eq "home"].primary', value: true },
    ]);
    const same = [{ value: 'a' }, { value: 'A' }];
    const after = [{ value: 'a' }, { value: 'A', primary: true }];
    expect(betweenEmails(same, after)).toEqual([{ op: 'replace', path: 'emails', value: after }]);
  });

  it('removes the members that are gone, whatever else is said of the others', () => {
    const before = [
      { value: '1', display: 'Ada', type: 'User' },
      { value: '2', display: 'Bob' },
    ];
    const after = [{ value: '1', type: 'User' }, { value: '3' }];
    const options = { resourceType: groupResourceType };
    const operations = diffResources({ members: before }, { members: after }, options);
    expect(operations).toEqual([
      { op: 'remove', path: 'members[value eq "2"]' },
      { op: 'add', path: 'members', value: [{ value: '3' }] },
    ]);
    expect(applyPatch({ members: before }, operations, options).resource.members).toEqual([before[0], { value: '3' }]);
  });
});
