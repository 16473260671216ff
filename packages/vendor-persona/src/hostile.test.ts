import fc from 'fast-check';
import { createMemoryStore, type Provider, readBody } from 'scim-provider';
import { loadProfile, type VendorProfile } from 'vendor-profiles';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVendorProvider } from './vendor-provider.ts';

const baseUrl = 'http://127.0.0.1/scim/v2';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Whatever a profile can say, in one. */
const odd = loadProfile({
  id: 'odd',
  name: 'Odd',
  users: {
    targets: {
      list: 'closed',
      onUnsupported: 'reject',
      supported: [
        { target: 'userName', unique: true },
        { target: 'active', type: 'Boolean', default: 'true' },
      ],
      patterns: [{ schema: '.+', attribute: '.+', example: 'anything' }],
    },
    matching: { target: 'userName', filterable: ['userName'], onUnfilterable: 'reject', comparedWith: 'externalId' },
    requests: { create: 'ignore', delete: 'deactivate', replace: 'reject' },
  },
  groups: { requests: { patch: 'ignore' } },
});

function providerOf(profile: VendorProfile): Provider {
  return createVendorProvider({
    profile,
    store: createMemoryStore(),
    authenticate: () => ({ id: 'anybody' }),
    baseUrl,
  });
}

const names = fc.constantFrom(
  ...['userName', 'active', 'name', 'emails', 'members', 'schemas', 'id', 'meta', 'externalId', 'password', 'roles'],
  ...['__proto__', 'constructor', 'prototype', 'toString', '', ':', 'a:b', 'emails[', 'emails[type eq "work"].value'],
  ...[
    ENTERPRISE,
    `${ENTERPRISE}:slug`,
    `${ENTERPRISE}:manager`,
    'urn:x:y:2.0:User',
    'urn:x:y:2.0:User:a',
    'Operations',
  ],
);
const scalar = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.double(),
  fc.constant(null),
  fc.constantFrom('True', 'work', 'ada'),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, fc.string(), fc.constantFrom('value', 'type', 'primary')), tie('value'), {
      maxKeys: 5,
    }),
  ),
}));
const operation = fc.record(
  { op: fc.constantFrom('add', 'Replace', 'remove', 'x'), path: fc.oneof(names, fc.string()), value },
  { requiredKeys: [] },
);
const deep = '['.repeat(200_000) + ']'.repeat(200_000);
const body = fc.oneof(
  value.map((each) => JSON.stringify(each)),
  fc.dictionary(names, value).map((each) => JSON.stringify({ ...each, userName: 'ada' })),
  fc.array(operation, { maxLength: 4 }).map((Operations) => JSON.stringify({ Operations })),
  fc.string(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    deep,
    `{"userName":"ada","title":${deep}}`,
    `{"Operations":${deep}}`,
    '{"filter":"x"}',
  ),
);
const filter = fc.oneof(
  fc.tuple(names, scalar).map(([name, operand]) => `${name} eq ${JSON.stringify(operand)}`),
  fc.string(),
  fc.constantFrom('userName eq "a" or userName eq "b"', '('.repeat(5_000), 'not (userName pr)', 'emails[type eq "a"]'),
);
const path = fc.oneof(
  fc.constantFrom(
    '/Users',
    '/Users/',
    '/users/ada',
    '/Groups',
    '/Groups/1',
    '/Bulk',
    '/Me',
    '/.search',
    '/Users/.search',
  ),
  fc.constantFrom(
    '',
    '/',
    '/Schemas',
    '/ResourceTypes/User',
    '/ServiceProviderConfig',
    '/%',
    '/Users/%ZZ',
    '//',
    '/Users/..',
  ),
  filter.map((text) => `/Users?filter=${encodeURIComponent(text)}`),
  fc.string().map((text) => `/Users?filter=${text}&count=${text}`),
);

describe.each([odd, ...['talkdesk', 'deskpro', 'staffbase', 'saml-jackson', 'deskbird'].map((id) => loadProfile(id))])(
  'the persona of $id',
  (profile) => {
    let provider: Provider;
    beforeAll(() => {
      provider = providerOf(profile);
    });

    it('answers whatever it is sent, and never with 500', async () => {
      const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'x');
      await fc.assert(
        fc.asyncProperty(method, path, body, async (asked, target, text) => {
          const answer = await provider.handle({
            ...{ method: asked, url: baseUrl + target },
            headers: { 'content-type': 'application/scim+json' },
            body: asked === 'GET' || asked === 'HEAD' ? undefined : text,
          });
          expect([answer.status, await readBody(answer)]).not.toEqual([500, expect.anything()]);
        }),
        { numRuns: 150 },
      );
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    });
  },
);
