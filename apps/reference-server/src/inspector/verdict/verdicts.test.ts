import { groupResourceType, userResourceType } from 'scim-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeFacts } from '../../record/kept-exchange.ts';
import { keepBody } from '../../record/message-parts.ts';
import { exchangeOf } from '../../record/test-support/facts.ts';
import type { Verdict } from '../exchanges/contract.ts';
import { viewOf } from '../exchanges/exchange-view.ts';
import { group, type InspectedServer, patch, startInspected, user } from '../test-support/inspected-server.ts';
import { clientChecks, serverChecks, verdictsOf } from './verdicts.ts';

/** An exchange as it is written in a table: bodies are objects, headers by name. */
interface Given extends Omit<Partial<ExchangeFacts>, 'body' | 'answer' | 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer?: unknown;
}

const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

function judged({ headers = {}, body, answer, ...facts }: Given, vendor?: string): Verdict[] {
  const exchange = exchangeOf({
    ...facts,
    headers: Object.entries(headers).flat(),
    body: body === undefined ? undefined : keepBody(Buffer.from(textOf(body))),
    answer: answer === undefined ? undefined : keepBody(textOf(answer)),
  });
  return verdictsOf(viewOf(exchange, [userResourceType, groupResourceType]), vendor);
}

const core = 'urn:ietf:params:scim:schemas:core:2.0';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const json = { 'Content-Type': 'application/scim+json' };
const type = { 'content-type': 'application/scim+json' };
const users = '/scim/v2/Users';
const create = (body: object, more: Given = {}): Given => ({
  method: 'POST',
  status: 201,
  headers: json,
  body,
  ...more,
});
const change = (...operations: object[]): Given => ({
  ...{ method: 'PATCH', target: `${users}/7`, status: 204, headers: json, body: patch(...operations) },
});
const list = (query: string, answer?: unknown): Given => ({ target: `${users}?${query}`, answerHeaders: type, answer });
const meta = { resourceType: 'User', location: 'http://h/scim/v2/Users/7', version: 'W/"1"' };
const resource = { schemas: [`${core}:User`], id: '7', userName: 'ada', meta };
const read = (answer: unknown, more: Given = {}): Given => ({
  target: `${users}/7`,
  answerHeaders: type,
  answer,
  ...more,
});
const made = (answer: unknown, headers: object = {}): Given =>
  create(user('ada'), { answer, answerHeaders: { ...type, location: meta.location, ...headers } });
const listed = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: 1,
  Resources: [resource],
};
const failed = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: '400',
  scimType: 'invalidValue',
  detail: 'No.',
};
const refused = (answer: unknown, status = 400): Given => ({
  ...create(user('')),
  status,
  answerHeaders: type,
  answer,
});

type Bad = readonly [given: Given, level: 'must' | 'should', where?: string];

/** For each check an exchange where all is well, and some where it is not. */
const examples: Readonly<Record<string, { readonly good?: Given; readonly bad: readonly Bad[] }>> = {
  'client.content-type': {
    good: create(user('ada')),
    bad: [
      [create(user('ada'), { headers: { 'Content-Type': 'application/json' } }), 'should', 'Content-Type'],
      [create(user('ada'), { headers: { 'Content-Type': 'text/plain' } }), 'must'],
      [create(user('ada'), { headers: {} }), 'must'],
    ],
  },
  'client.charset': {
    good: create(user('ada'), { headers: { 'Content-Type': 'application/scim+json; charset=utf-8' } }),
    bad: [[create(user('ada'), { headers: { 'Content-Type': 'application/scim+json; charset=latin1' } }), 'must']],
  },
  'client.accept': {
    good: { headers: { Accept: 'application/scim+json' } },
    bad: [
      [{ headers: { Accept: 'application/json' } }, 'should'],
      [{ headers: { Accept: 'text/html' } }, 'must'],
    ],
  },
  'client.authorization': {
    good: { headers: { Authorization: 'Bearer [redacted]' } },
    bad: [
      [{ status: 401 }, 'must'],
      [{ status: 401, headers: { Authorization: 'Bearer [redacted]' } }, 'must'],
      [{ headers: { Authorization: 'Basic [redacted]' } }, 'should'],
    ],
  },
  'client.token-in-url': { bad: [[{ target: `${users}?access_token=x` }, 'must', 'access_token']] },
  'client.user-agent': { good: { headers: { 'User-Agent': 'x/1' } }, bad: [[{}, 'should']] },
  'client.body-without-use': { bad: [[{ method: 'DELETE', target: `${users}/7`, status: 204, body: {} }, 'should']] },
  'client.json': {
    good: create(user('ada')),
    bad: [
      [create(user('ada'), { body: '[1]' }), 'must'],
      [create({}, { body: '{' }), 'must'],
    ],
  },
  'client.message-schema': {
    good: change({ op: 'remove', path: 'title' }),
    bad: [
      [{ ...change(), body: { Operations: [{ op: 'remove', path: 'title' }] } }, 'must', 'schemas'],
      [{ method: 'POST', target: `${users}/.search`, headers: json, body: { filter: 'title pr' } }, 'must'],
      [{ method: 'POST', target: '/scim/v2/Bulk', headers: json, body: { Operations: [] } }, 'must'],
    ],
  },
  'client.if-match': {
    good: { ...change({ op: 'remove', path: 'title' }), headers: { ...json, 'If-Match': 'W/"1"' } },
    bad: [
      [{ ...change({ op: 'remove', path: 'title' }), status: 412, headers: { ...json, 'If-Match': 'W/"1"' } }, 'must'],
    ],
  },
  'client.schemas': {
    good: create(user('ada')),
    bad: [
      [create({ userName: 'ada' }), 'must', 'schemas'],
      [create({ schemas: [enterprise], userName: 'ada' }), 'must'],
    ],
  },
  'client.extension-listed': {
    good: create({ schemas: [`${core}:User`, enterprise], userName: 'a', [enterprise]: { department: 'x' } }),
    bad: [[create({ ...user('ada'), [enterprise]: { department: 'x' } }), 'must']],
  },
  'client.legacy-schema': {
    bad: [
      [
        {
          ...create({
            schemas: [`${core}:Group`, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
            displayName: 'G',
          }),
          target: '/scim/v2/Groups',
        },
        'should',
      ],
    ],
  },
  'client.required': {
    good: create(user('ada')),
    bad: [[{ method: 'PUT', target: `${users}/7`, headers: json, body: user('') }, 'must', 'userName']],
  },
  'client.read-only': {
    good: create(user('ada')),
    bad: [
      [create({ ...user('ada'), id: '7' }), 'must', 'id'],
      [create({ ...user('ada'), meta: { resourceType: 'User' } }), 'should', 'meta'],
    ],
  },
  'client.unknown-attribute': {
    good: create(user('ada')),
    bad: [[create({ ...user('ada'), shoeSize: 9 }), 'should', 'shoeSize']],
  },
  'client.boolean-as-text': {
    good: create(user('ada', { active: true })),
    bad: [
      [create(user('ada', { active: 'True' })), 'must', 'active'],
      [create(user('ada', { roles: [{ value: 'a', primary: 'True' }] })), 'must', 'roles[0].primary'],
      [change({ op: 'Replace', path: 'active', value: 'False' }), 'must', 'Operations[0].value'],
    ],
  },
  'client.manager-as-text': {
    good: change({ op: 'add', path: `${enterprise}:manager`, value: { value: '271' } }),
    bad: [[change({ op: 'Add', path: `${enterprise}:manager`, value: '271' }), 'must', 'Operations[0].value']],
  },
  'client.json-in-text': {
    bad: [
      [
        change({ op: 'Add', path: 'roles', value: [{ value: '{"id":"1","value":"25"}' }] }),
        'must',
        'Operations[0].value[0].value',
      ],
    ],
  },
  'client.null-reference': {
    bad: [
      [
        change({ op: 'Add', path: 'members', value: [{ $ref: null, value: '1' }] }),
        'should',
        'Operations[0].value[0].$ref',
      ],
    ],
  },
  'client.patch-operations': {
    good: change({ op: 'remove', path: 'title' }),
    bad: [
      [change(), 'must', 'Operations'],
      [{ ...change(), body: { schemas: [] } }, 'must'],
    ],
  },
  'client.patch-op': {
    good: change({ op: 'remove', path: 'title' }),
    bad: [
      [change({ op: 'remove', path: 'title' }, { op: 'Add', path: 'title', value: 'x' }), 'must', 'Operations[1].op'],
      [change({ op: 'move', path: 'title' }), 'must'],
    ],
  },
  'client.patch-path': {
    good: change({ op: 'remove', path: 'emails[type eq "work"].value' }),
    bad: [[change({ op: 'remove', path: 'emails[0]' }), 'must', 'Operations[0].path']],
  },
  'client.patch-remove': {
    good: change({ op: 'remove', path: 'members[value eq "1"]' }),
    bad: [
      [change({ op: 'Remove', path: 'members', value: [{ value: '1' }] }), 'must', 'Operations[0].value'],
      [change({ op: 'remove' }), 'must', 'Operations[0].path'],
    ],
  },
  'client.patch-value': {
    good: change({ op: 'add', path: 'title', value: 'x' }),
    bad: [
      [change({ op: 'add', path: 'title' }), 'must', 'Operations[0].value'],
      [change({ op: 'replace', value: 'x' }), 'must', 'Operations[0].value'],
    ],
  },
  'client.patch-key-as-path': {
    good: change({ op: 'replace', value: { title: 'x', [enterprise]: { department: 'y' } } }),
    bad: [
      [change({ op: 'replace', value: { 'name.givenName': 'x' } }), 'must'],
      [change({ op: 'replace', value: { [`${enterprise}:department`]: 'x' } }), 'must'],
    ],
  },
  'client.patch-read-only': {
    bad: [[change({ op: 'replace', path: 'meta.created', value: 'x' }), 'must', 'Operations[0].path']],
  },
  'client.filter': {
    good: list('filter=userName%20eq%20%22a%22'),
    bad: [
      [list('filter=userName%20eq%20ada'), 'must', 'filter'],
      [list('filter=emails%5Btype%20eq%20%22work%22%5D.value%20eq%20%22a%22'), 'must'],
    ],
  },
  'client.filter-encoding': {
    good: list('filter=userName%20eq%20%22a%22'),
    bad: [
      [list('filter=userName+eq+%22a%22'), 'should', 'filter'],
      [list('filter=userName%20eq%20"a"'), 'must', 'filter'],
    ],
  },
  'client.start-index': {
    good: list('startIndex=1'),
    bad: [
      [list('startIndex=0'), 'should'],
      [list('startIndex=x'), 'must'],
    ],
  },
  'client.count': {
    good: list('count=0'),
    bad: [
      [list('count=-1'), 'should'],
      [list('count=x'), 'must'],
    ],
  },
  'client.sort-order': { good: list('sortOrder=ascending'), bad: [[list('sortOrder=up'), 'must']] },
  'client.attributes': { good: list('attributes=id'), bad: [[list('attributes=id&excludedAttributes=title'), 'must']] },
  'client.sensitive-in-url': { bad: [[list('filter=emails%20eq%20%22a%22'), 'should', 'filter']] },

  'server.answered': {
    bad: [
      [{ status: 0 }, 'must'],
      [{ duration: 30_000 }, 'should'],
    ],
  },
  'server.status': { good: made(resource), bad: [[{ ...made(resource), status: 200 }, 'must']] },
  'server.content-type': {
    good: read(resource),
    bad: [
      [read(resource, { answerHeaders: { 'content-type': 'text/html' } }), 'must'],
      [read(resource, { answerHeaders: {} }), 'must'],
    ],
  },
  'server.json': { good: read(resource), bad: [[refused('<html>Bad Gateway</html>', 502), 'must']] },
  'server.no-content': {
    good: { method: 'DELETE', target: `${users}/7`, status: 204 },
    bad: [[{ method: 'DELETE', target: `${users}/7`, status: 204, answer: 'gone' }, 'must']],
  },
  'server.location': {
    good: made(resource),
    bad: [
      [made(resource, { location: undefined }), 'must', 'Location'],
      [made(resource, { location: 'http://h/other' }), 'must'],
    ],
  },
  'server.etag': {
    good: read(resource, { answerHeaders: { ...type, etag: 'W/"1"' } }),
    bad: [
      [read(resource), 'must', 'ETag'],
      [read(resource, { answerHeaders: { ...type, etag: 'W/"2"' } }), 'must'],
      [read({ ...resource, meta: {} }, { answerHeaders: { ...type, etag: 'W/"2"' } }), 'should', 'meta.version'],
    ],
  },
  'server.challenge': {
    good: { ...refused(failed, 401), answerHeaders: { ...type, 'www-authenticate': 'Bearer' } },
    bad: [[refused(failed, 401), 'must', 'WWW-Authenticate']],
  },
  'server.retry-after': {
    good: { ...refused(failed, 429), answerHeaders: { ...type, 'retry-after': '1' } },
    bad: [[refused(failed, 429), 'should', 'Retry-After']],
  },
  'server.error-body': {
    good: refused(failed),
    bad: [
      [refused({ ...failed, status: 400 }), 'must', 'status'],
      [refused({ ...failed, status: '500' }), 'must', 'status'],
      [refused({ error: 'no' }), 'must', 'schemas'],
      [refused('no'), 'must'],
    ],
  },
  'server.error-type': {
    good: refused(failed),
    bad: [[refused({ ...failed, scimType: undefined }), 'should', 'scimType']],
  },
  'server.error-detail': {
    good: refused(failed),
    bad: [
      [refused({ ...failed, detail: undefined }), 'should'],
      [refused({ ...failed, detail: 'TypeError: x\n    at f (/srv/app.js:3:9)' }), 'must'],
    ],
  },
  'server.conflict': {
    good: refused({ ...failed, scimType: 'uniqueness' }, 409),
    bad: [[refused({ ...failed, scimType: 'uniqueness' }), 'must']],
  },
  'server.failed': { bad: [[refused(failed, 500), 'must']] },
  'server.no-match': { bad: [[{ ...list('filter=userName%20eq%20%22a%22', failed), status: 404 }, 'must']] },
  'server.representation': { good: made(resource), bad: [[made(undefined), 'should']] },
  'server.schemas': {
    good: read(resource),
    bad: [
      [read({ ...resource, schemas: undefined }), 'must', 'schemas'],
      [read({ ...resource, schemas: [`${core}:Group`] }), 'must'],
      [list('', { ...listed, Resources: [{ ...resource, schemas: undefined }] }), 'must'],
    ],
  },
  'server.id': { good: read(resource), bad: [[read({ ...resource, id: 7 }), 'must', 'id']] },
  'server.same-id': { good: read(resource), bad: [[read({ ...resource, id: '8' }), 'must']] },
  'server.meta': {
    good: read(resource),
    bad: [
      [read({ ...resource, meta: {} }), 'must', 'meta.resourceType'],
      [read({ ...resource, meta: { ...meta, resourceType: 'Group' } }), 'must'],
      [read({ ...resource, meta: { ...meta, location: '/Users/7' } }), 'should', 'meta.location'],
    ],
  },
  'server.secret': { good: read(resource), bad: [[read({ ...resource, password: 'x' }), 'must', 'password']] },
  'server.null': {
    good: read(resource),
    bad: [[read({ ...resource, name: { givenName: null } }), 'should', 'name.givenName']],
  },
  'server.excluded': {
    good: list('excludedAttributes=title', listed),
    bad: [[list('excludedAttributes=userName', listed), 'must', 'userName']],
  },
  'server.list-schema': { good: list('', listed), bad: [[list('', { ...listed, schemas: [] }), 'must', 'schemas']] },
  'server.total': {
    good: list('', listed),
    bad: [
      [list('', { ...listed, totalResults: '1' }), 'must', 'totalResults'],
      [list('', { ...listed, totalResults: 0 }), 'must'],
    ],
  },
  'server.resources': {
    good: list('', listed),
    bad: [
      [list('', { ...listed, Resources: null }), 'must', 'Resources'],
      [list('', { ...listed, Resources: {} }), 'must'],
      [list('', { ...listed, totalResults: 0, Resources: undefined }), 'should'],
    ],
  },
  'server.page': {
    good: list('count=1', { ...listed, totalResults: 9, startIndex: 1, itemsPerPage: 1 }),
    bad: [
      [list('count=0', listed), 'must', 'Resources'],
      [list('', { ...listed, itemsPerPage: 20 }), 'must', 'itemsPerPage'],
      [list('', { ...listed, totalResults: 9 }), 'must', 'startIndex'],
    ],
  },
};

describe('each check', () => {
  it('has an example, and an id of its own', () => {
    const ids = [...clientChecks, ...serverChecks].map(({ id }) => id);
    expect([...ids].sort()).toEqual(Object.keys(examples).sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(Object.entries(examples))('%s tells good from bad', (id, { good, bad }) => {
    if (good !== undefined) {
      expect(judged(good).find((verdict) => verdict.id === id)).toMatchObject({ level: 'fine', advice: '' });
    }
    for (const [given, level, where] of bad) {
      const verdict = judged(given).find((one) => one.id === id);
      expect(verdict, textOf(given)).toMatchObject({ level, ...(where === undefined ? {} : { where }) });
      expect(verdict?.advice).not.toBe('');
      expect(verdict?.clause.url).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+#section-\d/);
    }
  });
});

describe('verdicts', () => {
  it('come worst first, and tell the sides apart', () => {
    const levels = judged(create({ userName: 'ada' }, { headers: {} })).map(({ level }) => level);
    expect(levels).toEqual(
      [...levels].sort((a, b) => ['must', 'should', 'fine'].indexOf(a) - ['must', 'should', 'fine'].indexOf(b)),
    );
    expect(judged(made(resource)).map(({ side }) => side)).toContain('server');
  });

  it('tell of each tolerance that was needed once', () => {
    const given = {
      ...change({ op: 'Replace', path: 'active', value: 'False' }),
      tolerances: ['patch.op-any-case', 'patch.read-only-in-value'],
    };
    const ids = judged(given).map(({ id }) => id);
    expect(ids).toContain('client.patch-op');
    expect(ids).not.toContain('patch.op-any-case');
    expect(ids).toContain('patch.read-only-in-value');
  });

  it('give the reason of a refusal that no check explains', () => {
    const conflict = { ...failed, status: '409', scimType: 'uniqueness', detail: 'userName is taken.' };
    expect(judged({ ...create(user('ada')), status: 409, answer: conflict })).toContainEqual(
      expect.objectContaining({
        id: 'client.refused',
        title: 'It was refused with 409 (uniqueness).',
        advice: 'userName is taken.',
      }),
    );
  });

  it('say so where an answer breaks a rule on purpose', () => {
    const given = list('', { ...listed, Resources: null });
    const adviceOf = (verdicts: Verdict[]) => verdicts.find(({ id }) => id === 'server.resources')?.advice;
    expect(adviceOf(judged({ ...given, fault: 'Resources: null' }))).toMatch(/^It is so on purpose: Resources: null\./);
    expect(adviceOf(judged(given, 'Acme'))).toMatch(/this tenant answers as Acme/);
  });

  it('ask for no token of a request that the inspector sends again', () => {
    const ids = (given: Given) => judged(given).map(({ id }) => id);
    expect(ids(list('count=1'))).toContain('client.authorization');
    expect(ids({ ...list('count=1'), replayOf: 1 })).not.toContain('client.authorization');
  });

  it('bear hostile content', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    for (const body of [
      deep,
      { Operations: [null, 1, { op: {}, path: [], value: '{"' }] },
      { schemas: 'x', active: {} },
    ]) {
      for (const method of ['POST', 'PATCH', 'PUT']) {
        expect(judged({ method, target: `${users}/7`, headers: json, body, answer: body })).toBeInstanceOf(Array);
      }
    }
  });
});

describe('the answers of this server', () => {
  let inspected: InspectedServer;
  beforeAll(async () => {
    inspected = await startInspected();
  });
  afterAll(() => inspected.server.close());

  it('break no rule, and neither does a client that keeps to the RFC', async () => {
    const headers = { Accept: 'application/scim+json', 'User-Agent': 'test/1' };
    const scim = (method: string, path: string, body?: object) => inspected.scim(method, path, body, headers);
    const { id } = (await scim('POST', '/Users', user('ada', { active: true }))).json() as { id: string };
    const made = (await scim('POST', '/Groups', group('Staff', [id]))).json() as { id: string };
    await scim('GET', `/Users/${id}`);
    await scim('GET', '/Users?count=1&startIndex=1');
    await scim('GET', `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "Staff"')}`);
    await scim('PUT', `/Users/${id}`, user('ada', { title: 'Countess' }));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'title', value: 'Duchess' }));
    await scim('PATCH', `/Groups/${made.id}`, patch({ op: 'remove', path: `members[value eq "${id}"]` }));
    await scim('GET', '/Schemas');
    await scim('DELETE', `/Users/${id}`);
    const { exchanges } = (await inspected.api('GET', '/exchanges')).json() as {
      exchanges: { id: number; level: string }[];
    };
    for (const exchange of exchanges) {
      const { verdicts } = (await inspected.api('GET', `/exchanges/${exchange.id}`)).json() as { verdicts: Verdict[] };
      expect(verdicts.filter(({ level }) => level !== 'fine')).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(2);
      expect(exchange.level).toBe('fine');
    }
    expect(exchanges).toHaveLength(10);
  });

  it('break no rule when they refuse something either', async () => {
    for (const [method, path, body] of [
      ['POST', '/Users', {}],
      ['GET', '/Users?filter=x', undefined],
      ['GET', '/nothing', undefined],
      ['DELETE', '/Users/nobody', undefined],
      ['PATCH', '/Users', {}],
    ] as const) {
      await inspected.scim(method, path, body);
      const { verdicts } = (await inspected.api('GET', '/exchanges/latest')).json() as { verdicts: Verdict[] };
      expect(verdicts.filter(({ side, level }) => side === 'server' && level !== 'fine')).toEqual([]);
    }
  });
});
