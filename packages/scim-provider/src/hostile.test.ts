import fc from 'fast-check';
import { expect, test } from 'vitest';
import { group, testProvider, user } from './testing/test-provider.ts';

const nasty = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    "' OR 1=1 --",
    '%00',
    '%',
    '+',
    '..',
    '\u0000',
    '\u202e',
    '"',
    '\\',
    '[',
    ']',
  ],
  ...[
    'members',
    'userName',
    'meta',
    'id',
    'schemas',
    'password',
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'value',
    '',
    '.search',
  ],
);
const word = fc.oneof(nasty, fc.string({ maxLength: 10 }), fc.string({ unit: 'binary', maxLength: 5 }));
const method = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  '',
  'get',
  '__proto__',
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(nasty, fc.constantFrom('Operations', 'op', 'path', 'value', 'filter', 'emails', 'members', 'active')),
      tie('value'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).value;
const path = fc
  .tuple(
    fc.constantFrom(
      '/Users',
      '/Groups',
      '/Users/1',
      '/Groups/1',
      '/Schemas',
      '/ResourceTypes',
      '/.search',
      '/Users/.search',
      '',
      '/Bulk',
    ),
    fc.array(word, { maxLength: 2 }),
  )
  .map(([start, rest]) => [start, ...rest].join('/'));
const parameter = fc.tuple(
  fc.constantFrom('filter', 'count', 'startIndex', 'sortBy', 'sortOrder', 'attributes', 'excludedAttributes', 'x'),
  fc.oneof(
    word,
    fc.tuple(word, fc.constantFrom('eq', 'co', 'pr', 'and', '['), word).map((parts) => parts.join(' ')),
  ),
  fc.boolean(),
);
const query = fc
  .array(parameter, { maxLength: 4 })
  .map((list) =>
    list
      .map(([name, value, encode]) => `${name}=${encode ? encodeURIComponent(value.replace(/\p{Cs}/gu, '')) : value}`)
      .join('&'),
  );
const operation = fc.record({
  op: fc.constantFrom('add', 'Replace', 'remove', 'x'),
  path: fc.oneof(word, fc.constant(undefined)),
  value: json,
});

test('whatever is sent, the answer is a SCIM answer and never a fault of our own', async () => {
  const { send, create, events } = testProvider({
    createId: (() => {
      let next = 0;
      return () => `${++next}`;
    })(),
  });
  await create('/Users', user('bjensen'));
  await create('/Groups', group('Tours', '1'));
  await fc.assert(
    fc.asyncProperty(
      method,
      path,
      query,
      fc.oneof(json, fc.record({ Operations: fc.array(operation, { maxLength: 3 }) })),
      async (verb, where, search, body) => {
        const answer = await send(verb, '', JSON.stringify(body), { url: `/scim/v2${where}?${search}` });
        expect(events.filter((event) => event.type === 'failed' && event.status === 500)).toEqual([]);
        if (answer.status >= 400 && answer.text !== '') expect(answer.body.status).toBe(String(answer.status));
        expect(answer.text).not.toMatch(/node_modules|\.ts:\d|at Object\./);
        events.length = 0;
      },
    ),
    { numRuns: 1500 },
  );
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
