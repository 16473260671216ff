import { expect } from 'vitest';
import type { Requirement } from '../record.ts';
import { scenarioProvider } from '../run.ts';
import { filter, get, group, post, put, remove, scenario, scenarioWith, search, user } from './shapes.ts';

const people = (...names: readonly string[]) => names.map((userName) => post('/Users', user({ userName })));
const namesIn = (...names: readonly string[]) => ({ Resources: names.map((userName) => ({ userName })) });
const UNRESERVED = /^[A-Za-z0-9\-._~]+$/;
const next = { keep: { next: 'nextCursor' } };

/** RFC 9865. */
export const cursorRequirements: readonly Requirement[] = [
  {
    id: 'R9865-2-02',
    clause: 'RFC 9865 §2',
    level: 'STATED',
    requirement: 'A cursor can stand in a URL as it is.',
    checks: [
      scenario(
        ...people('a', 'b'),
        get('/Users?cursor&count=1', 200, { has: { nextCursor: expect.stringMatching(UNRESERVED) } }),
      ),
    ],
  },
  {
    id: 'R9865-2-03',
    clause: 'RFC 9865 §2',
    level: 'SHALL',
    requirement: 'A count of 0 or less asks for the total alone.',
    checks: [
      scenario(
        ...people('a', 'b'),
        ...['0', '-1'].map((count) =>
          get(`/Users?cursor=&count=${count}`, 200, { has: { totalResults: 2, Resources: [] }, lacks: ['nextCursor'] }),
        ),
      ),
    ],
  },
  {
    id: 'R9865-2-04',
    clause: 'RFC 9865 §2',
    level: 'MUST NOT',
    requirement: 'A page never holds more than was asked for.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        get('/Users?cursor=&count=2', 200, { has: { itemsPerPage: 2 }, lacks: ['Resources.2'], ...next }),
        get('/Users?cursor={next}&count=2', 200, { has: { itemsPerPage: 1 } }),
      ),
    ],
  },
  {
    id: 'R9865-2-05',
    clause: 'RFC 9865 §2',
    level: 'MUST',
    requirement: 'Every page but the last names the next one; a full last page does not.',
    checks: [
      scenario(
        ...people('a', 'b', 'c', 'd'),
        get('/Users?cursor=&count=2', 200, { has: namesIn('a', 'b'), ...next }),
        get('/Users?cursor={next}&count=2', 200, { has: namesIn('c', 'd'), lacks: ['nextCursor'] }),
      ),
    ],
  },
  {
    id: 'R9865-2-06',
    clause: 'RFC 9865 §2',
    level: 'OPTIONAL',
    requirement: 'A page may name the one before it.',
    checks: [
      scenario(
        ...people('a', 'b'),
        get('/Users?cursor=&count=1', 200, { lacks: ['previousCursor'], ...next }),
        get('/Users?cursor={next}&count=1', 200, { lacks: ['previousCursor'] }),
      ),
    ],
    elsewhere: 'it is an option that is not built',
  },
  {
    id: 'R9865-2-10',
    clause: 'RFC 9865 §2',
    level: 'STATED',
    requirement: 'The total is that of all pages.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        get(`/Users?cursor=&count=1&${filter('userName ne "c"')}`, 200, { has: { totalResults: 2 }, ...next }),
        get(`/Users?cursor={next}&count=1&${filter('userName ne "c"')}`, 200, { has: { totalResults: 2 } }),
      ),
    ],
  },
  {
    id: 'R9865-2-11',
    clause: 'RFC 9865 §2',
    level: 'CHOICE',
    requirement: 'An index has no place beside a cursor.',
    checks: [
      scenario(
        ...people('a'),
        get('/Users?cursor=', 200, { lacks: ['startIndex'] }),
        get('/Users?cursor=&startIndex=1', 400, { has: { scimType: 'invalidValue' } }),
      ),
    ],
  },
  {
    id: 'R9865-2.1-01',
    clause: 'RFC 9865 §2.1',
    level: 'SHOULD',
    requirement: 'Wrong parameters of pages are errors of SCIM.',
    checks: [
      scenario(
        get('/Users?cursor=x', 400),
        get('/Users?cursor=&count=x', 400, { has: { scimType: 'invalidValue' } }),
        post('/Users/.search', search({ cursor: 7 }), 400),
      ),
    ],
  },
  {
    id: 'R9865-2.1-02',
    clause: 'RFC 9865 §2.1',
    level: 'STATED',
    requirement: '"invalidCursor" is for what is no cursor of this query.',
    checks: [
      scenario(
        ...people('a', 'b'),
        get('/Users?cursor=&count=1', 200, next),
        ...[
          '/Users?cursor=abc',
          '/Users?cursor={next}x',
          '/Groups?cursor={next}',
          `/Users?cursor={next}&${filter('userName pr')}`,
          '/Users?cursor={next}&sortBy=userName',
          '/?cursor={next}',
        ].map((path) => get(path, 400, { has: { scimType: 'invalidCursor' } })),
      ),
    ],
  },
  {
    id: 'R9865-2.1-03',
    clause: 'RFC 9865 §2.1',
    level: 'STATED',
    requirement: '"expiredCursor" is for one that is older than was told.',
    checks: [
      scenarioWith(
        { cursorTimeout: 60 },
        ...people('a', 'b'),
        get('/Users?cursor=&count=1', 200, next),
        get('/Users?cursor={next}', 200, { tick: 59_999 }),
        get('/Users?cursor={next}', 400, { tick: 1, has: { scimType: 'expiredCursor' } }),
      ),
    ],
  },
  {
    id: 'R9865-2.1-04',
    clause: 'RFC 9865 §2.1',
    level: 'STATED',
    requirement: '"invalidCount" is for a page size that changes on the way.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        get('/Users?cursor=&count=1', 200, next),
        get('/Users?cursor={next}&count=2', 400, { has: { scimType: 'invalidCount' } }),
        get('/Users?cursor={next}', 200, { has: { itemsPerPage: 1 } }),
      ),
    ],
  },
  {
    id: 'R9865-2.2-01',
    clause: 'RFC 9865 §2.2',
    level: 'STATED',
    requirement: 'Pages are parts of one sorted whole.',
    checks: [
      scenario(
        ...people('c', 'a', 'd', 'b'),
        get('/Users?cursor=&count=3&sortBy=userName', 200, { has: namesIn('a', 'b', 'c'), ...next }),
        get('/Users?cursor={next}&count=3&sortBy=userName', 200, { has: namesIn('d') }),
      ),
      scenario(
        ...people('c', 'a'),
        post('/Groups', group()),
        get('/?cursor=&count=2&sortBy=meta.created&sortOrder=descending', 200, next),
        get('/?cursor={next}&count=2&sortBy=meta.created&sortOrder=descending', 200, {
          has: { itemsPerPage: 1, totalResults: 3 },
        }),
      ),
    ],
  },
  {
    id: 'R9865-2.3-01',
    clause: 'RFC 9865 §2.3',
    level: 'MAY',
    requirement: 'Pages may come by cursor without being asked for.',
    checks: [
      scenarioWith(
        { defaultPagination: 'cursor', limits: { pageSize: 1 } },
        ...people('a', 'b'),
        get('/Users', 200, { has: namesIn('a'), lacks: ['startIndex'], ...next }),
        get('/Users?cursor={next}', 200, { has: namesIn('b') }),
        get('/Users?startIndex=2', 200, { has: { startIndex: 2 }, lacks: ['nextCursor'] }),
      ),
    ],
  },
  {
    id: 'R9865-2.4-01',
    clause: 'RFC 9865 §2.4',
    level: 'MUST',
    requirement: 'Who names neither way gets the one that is told.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { pagination: { defaultPaginationMethod: 'index' } } }),
        get('/Users', 200, { has: { startIndex: 1 } }),
      ),
      scenarioWith(
        { defaultPagination: 'cursor' },
        get('/ServiceProviderConfig', 200, { has: { pagination: { defaultPaginationMethod: 'cursor' } } }),
        get('/Users', 200, { lacks: ['startIndex'] }),
      ),
    ],
  },
  {
    id: 'R9865-2.4-02',
    clause: 'RFC 9865 §2.4',
    level: 'STATED',
    requirement: 'Unless said otherwise, that is the way by index.',
    checks: [
      scenario(...people('a', 'b'), get('/Users?count=1', 200, { has: { startIndex: 1 }, lacks: ['nextCursor'] })),
    ],
  },
  {
    id: 'R9865-3-01',
    clause: 'RFC 9865 §3',
    level: 'STATED',
    requirement: 'A search request carries its cursor in the body.',
    checks: [
      scenario(
        ...people('a', 'b'),
        post('/Users/.search', search({ cursor: '', count: 1 }), 200, { has: namesIn('a'), ...next }),
        post('/Users/.search', search({ cursor: '{next}', count: 1 }), 200, {
          has: namesIn('b'),
          lacks: ['nextCursor'],
        }),
      ),
    ],
  },
  {
    id: 'R9865-4-01',
    clause: 'RFC 9865 §4',
    level: 'SHOULD',
    requirement: 'The configuration tells about pages.',
    checks: [scenario(get('/ServiceProviderConfig', 200, { has: { pagination: {} } }))],
  },
  {
    id: 'R9865-4-02',
    clause: 'RFC 9865 §4',
    level: 'REQUIRED',
    requirement: 'It tells whether there are pages by cursor and by index.',
    checks: [scenario(get('/ServiceProviderConfig', 200, { has: { pagination: { cursor: true, index: true } } }))],
  },
  {
    id: 'R9865-4-03',
    clause: 'RFC 9865 §4',
    level: 'OPTIONAL',
    requirement: 'It tells the usual way, the sizes of pages, and how long a cursor can be used.',
    checks: [
      scenarioWith(
        { cursorTimeout: 60, limits: { pageSize: 10, maxPageSize: 20 } },
        get('/ServiceProviderConfig', 200, {
          has: {
            pagination: { defaultPaginationMethod: 'index', defaultPageSize: 10, maxPageSize: 20, cursorTimeout: 60 },
          },
        }),
      ),
      { kind: 'options', options: { cursorTimeout: 0 }, refused: 'cursorTimeout' },
    ],
  },
  {
    id: 'R9865-5-01',
    clause: 'RFC 9865 §5',
    level: 'MUST',
    requirement: 'A cursor of another tenant leads nowhere.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'a' }), 201, { request: { tenant: 'acme' } }),
        post('/Users', user({ userName: 'b' }), 201, { request: { tenant: 'acme' } }),
        get('/Users?cursor=&count=1', 200, { request: { tenant: 'acme' }, ...next }),
        get('/Users?cursor={next}', 400, { request: { tenant: 'globex' }, has: { scimType: 'invalidCursor' } }),
      ),
    ],
  },
  {
    id: 'R9865-5-02',
    clause: 'RFC 9865 §5',
    level: 'MUST',
    requirement: 'Rights are looked at with every page.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          let isAllowed = true;
          const { send, create } = scenarioProvider(mode, { authorize: () => isAllowed });
          for (const userName of ['a', 'b']) await create('/Users', user({ userName }));
          const { nextCursor } = (await send('GET', '/Users?cursor=&count=1')).body;
          isAllowed = false;
          const { status, text } = await send('GET', `/Users?cursor=${nextCursor}`);
          expect([status, text.includes('Resources')]).toEqual([403, false]);
        },
      },
    ],
  },
  {
    id: 'R9865-5-03',
    clause: 'RFC 9865 §5',
    level: 'SHOULD',
    requirement: 'A cursor ends when the rights of its owner change.',
    notApplicable: 'a cursor gives no right: who may see what is decided anew with each page (R9865-5-02)',
  },
  {
    id: 'R9865-5-04',
    clause: 'RFC 9865 §5',
    level: 'STATED',
    requirement: 'A cursor can not be read, and none can be made up.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { send, create } = scenarioProvider(mode);
          for (const userName of ['secret-name-a', 'secret-name-b']) await create('/Users', user({ userName }));
          const path = '/Users?sortBy=userName&count=1&cursor=';
          const { nextCursor } = (await send('GET', path)).body;
          expect(atob(nextCursor.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('secret');
          for (let index = 0; index < nextCursor.length; index += 7) {
            const flipped = nextCursor[index] === 'A' ? 'B' : 'A';
            const { body } = await send(
              'GET',
              path + nextCursor.slice(0, index) + flipped + nextCursor.slice(index + 1),
            );
            expect(body.scimType).toBe('invalidCursor');
          }
        },
      },
    ],
  },
  {
    id: 'R9865-5-05',
    clause: 'RFC 9865 §5',
    level: 'MUST',
    requirement: 'Nobody learns from the error why a cursor leads nowhere.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { send, create } = scenarioProvider(mode);
          for (const userName of ['a', 'b']) await create('/Users', user({ userName }));
          const { nextCursor } = (await send('GET', '/Users?cursor=&count=1')).body;
          const texts = [];
          for (const path of [
            '/Users?cursor=abcd',
            `/Groups?cursor=${nextCursor}`,
            `/Users?cursor=${nextCursor.slice(1)}`,
          ])
            texts.push((await send('GET', path)).text);
          texts.push((await send('GET', `/Users?cursor=${nextCursor}`, undefined, { tenant: 'globex' })).text);
          expect(new Set(texts).size).toBe(1);
        },
      },
    ],
  },
  {
    id: 'R9865-5-06',
    clause: 'RFC 9865 §5',
    level: 'STATED',
    requirement: 'Pages cost little: nothing is kept between two of them.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        get('/Users?cursor=&count=1', 200, next),
        remove('/Users/1'),
        put('/Users/3', user({ userName: 'z' })),
        get('/Users?cursor={next}', 200, { has: namesIn('b') }),
        get('/Users?cursor={next}', 200, { has: namesIn('b') }),
      ),
    ],
    elsewhere: 'how often somebody may ask is for the policy to say',
  },
];
