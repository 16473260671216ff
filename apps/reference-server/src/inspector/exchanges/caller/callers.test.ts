import { userResourceType } from 'scim-core';
import { describe, expect, it } from 'vitest';
import type { ExchangeFacts } from '../../../record/kept-exchange.ts';
import { keepBody } from '../../../record/message-parts.ts';
import { exchangeOf } from '../../../record/test-support/facts.ts';
import { viewOf } from '../exchange-view.ts';
import { Callers } from './callers.ts';

type Given = Omit<Partial<ExchangeFacts>, 'body'> & { readonly body?: object };
const viewed = ({ body, ...facts }: Given) =>
  viewOf(exchangeOf({ ...facts, body: body && keepBody(Buffer.from(JSON.stringify(body))) }), [userResourceType]);
const kindOf = (given: Given) => new Callers().of(viewed(given)).kind;
const patch = (...Operations: object[]): Given => ({
  method: 'PATCH',
  target: '/scim/v2/Users/1',
  body: { Operations },
});
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('who calls', () => {
  it.each<[string, string, Given]>([
    // Recorded by people to whom it happened (ssoready#155), and in the table of Microsoft's page on compatibility.
    ['entra', 'switches off with a text', patch({ op: 'Replace', path: 'active', value: 'False' })],
    [
      'entra',
      'removes a member by a list',
      patch({ op: 'Remove', path: 'members', value: [{ $ref: null, value: 'f648' }] }),
    ],
    ['entra', 'names a manager by a text', patch({ op: 'Add', path: `${enterprise}:manager`, value: '271' })],
    [
      'entra',
      'creates with meta.resourceType',
      { method: 'POST', body: { userName: 'a', meta: { resourceType: 'User' } } },
    ],
    [
      'entra',
      'tests the connection',
      { target: '/scim/v2/Users?filter=userName+eq+%22f2c0a8c5-9d1e-4c39-8a53-8f0f3f1f7a10%22' },
    ],
    ['entra', 'looks for a user', { target: '/scim/v2/Users?filter=userName+eq+%22ada%40example.com%22' }],
    ['entra-flag', 'has the flag in its URL', { target: '/scim/v2/Users/1?aadOptscim062020' }],
    [
      'entra-flag',
      'has dotted names in an operation without path',
      patch({
        op: 'replace',
        value: { displayName: 'Bjfe', 'name.givenName': 'Kkom', [`${enterprise}:employeeNumber`]: 'A' },
      }),
    ],
    // A download of results of scimvalidator.microsoft.com.
    [
      'entra-validator',
      'looks for nobody',
      { target: '/scim/v2/Users?filter=userName+eq+%22nonexistente997dccbd8b7_j%40example.com%22' },
    ],
    [
      'entra-validator',
      'looks for a group',
      { target: '/scim/v2/Groups?excludedAttributes=members&filter=displayName+eq+%22UXVRVLCYWQAD%22' },
    ],
    ['entra-validator', 'creates a user', { method: 'POST', body: { userName: 'a', displayName: 'JWGAQIENDVEM' } }],
    ['entra-validator', 'renames a group', patch({ op: 'replace', value: { displayName: 'WUZPWMBDDCGI' } })],
    ['okta', 'says so', { headers: ['User-Agent', 'OKTA SCIM Integration'] }],
    [
      'okta',
      'switches off without path',
      { ...patch({ op: 'replace', value: { active: false } }), headers: ['Accept-Charset', 'utf-8'] },
    ],
    [
      'scim-client',
      'accepts',
      { headers: ['accept', 'application/scim+json, application/json;q=0.9', 'user-agent', 'node'] },
    ],
    ['curl', 'says so', { headers: ['User-Agent', 'curl/8.5.0'] }],
    [
      'curl',
      'says so also when it plays Entra',
      { headers: ['User-Agent', 'curl/8'], target: '/scim/v2/Users?aadOptscim062020' },
    ],
    ['browser', 'says so', { headers: ['User-Agent', 'Mozilla/5.0 (X11)'] }],
    ['inspector', 'repeats', { ...patch({ op: 'Replace', path: 'active', value: 'False' }), replayOf: 3 }],
    ['other', 'says something else', { headers: ['User-Agent', 'my-client/1'] }],
    [
      'other',
      'compares with a GUID, and says who it is',
      {
        headers: ['User-Agent', 'x'],
        target: '/scim/v2/Users?filter=id%20eq%20%22f2c0a8c5-9d1e-4c39-8a53-8f0f3f1f7a10%22',
      },
    ],
    ['other', 'says nothing', {}],
    ['other', 'sends operations as in the RFC', patch({ op: 'replace', path: 'active', value: false })],
    ['other', 'sends nonsense', { ...patch(), body: { Operations: [null, 1, { op: 1, path: [], value: null }] } }],
  ])('is %s, which %s', (kind, _title, given) => {
    expect(kindOf(given)).toBe(kind);
  });

  it('is who has sent the same headers before, where there is no User-Agent', () => {
    const callers = new Callers();
    const headers = ['Host', 'x', 'Authorization', 'Bearer [redacted]'];
    expect(callers.of(viewed({ headers })).kind).toBe('other');
    const off = patch({ op: 'Replace', path: 'active', value: 'False' });
    callers.of(viewed({ ...off, id: 7, headers: [...headers, 'Content-Type', 'application/scim+json'] }));
    expect(callers.of(viewed({ headers }))).toEqual({
      kind: 'entra',
      why: expect.stringMatching(/^it has the headers of exchange 7: /),
    });
    expect(callers.of(viewed({ headers, tenant: 'acme' })).kind).toBe('other');
    expect(callers.of(viewed({ headers: [...headers, 'User-Agent', 'x'] })).kind).toBe('other');
  });
});
