import { expect, it } from 'vitest';
import { readGraphList } from './graph-list.ts';

const page = (ids: readonly string[], more: object = {}) =>
  JSON.stringify({ value: ids.map((id) => ({ id })), ...more });
const next = { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$skiptoken=secret' };
const idsOf = (pages: Parameters<typeof readGraphList>[1]) => readGraphList('users', pages).map(({ id }) => id);

it('takes a list, an answer, and all pages of an answer', () => {
  expect(idsOf('[{"id":"1"}]')).toEqual(['1']);
  expect(idsOf(page(['1']))).toEqual(['1']);
  expect(idsOf([page(['1'], next), page(['2'], next), page(['3'])])).toEqual(['1', '2', '3']);
});

it.each([
  ['the first page', page(['1'], next), /^users: the list goes on, .*@odata\.nextLink/],
  [
    'a page that has a name',
    { name: 'users.json', text: page(['1'], next) },
    /^users\.json: the list of users goes on/,
  ],
  ['pages without the last one', [page(['1'], next), page(['2'], next)], /^users, page 2: the list goes on/],
  ['less than the answer counts', page(['1'], { '@odata.count': 3 }), /^users: 1 of 3 /],
  ['a page twice', [page(['1'], next), page(['1'])], /^users, page 2: "1" is in the list twice/],
  ['what is no JSON', '{', /^users: it is no JSON/],
  ['what is no list', { name: 'a.json', text: '{"value":[{}]}' }, /^a\.json: must be a list of objects with an id/],
  ['an error of Graph', '{"error":{"code":"Forbidden","message":"no"}}', /^users: Graph answered Forbidden: no$/],
])('refuses %s', (_, pages, message) => {
  expect(() => idsOf(pages)).toThrow(message);
  expect(() => idsOf(pages)).not.toThrow(/secret/);
});
