import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  BULK_REQUEST_URN,
  compileFilter,
  defineResourceType,
  defineSchema,
  ENTERPRISE_USER_URN,
  type Filter,
  formatFilter,
  GROUP_URN,
  groupResourceType,
  isUnassigned,
  PATCH_OP_URN,
  type PatchOperation,
  parseFilter,
  readBulkRequest,
  readPatchOp,
  readResource,
  readSearchRequest,
  ScimError,
  schemaFromJSON,
  USER_URN,
  userResourceType,
  visitFilter,
} from './index.ts';

// What other engines get wrong in the field, each with where it was reported or seen.

const ada = {
  schemas: [USER_URN],
  id: '1',
  userName: 'Ada',
  name: { givenName: 'Ada', familyName: 'Okafor' },
  title: 'Research and Development',
  active: true,
  emails: [
    { value: 'ada@work.example', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home' },
  ],
  meta: { lastModified: '2011-05-13T06:42:34+02:00' },
};
const bare = { schemas: [USER_URN], id: '2', userName: 'bob' };

const isAda = (filter: string) => compileFilter(filter, { resourceType: userResourceType })(ada);
const isBare = (filter: string) => compileFilter(filter, { resourceType: userResourceType })(bare);

const patchUser = (before: object, operations: readonly PatchOperation[], mode: 'strict' | 'lenient' = 'lenient') =>
  applyPatch(before, operations, { resourceType: userResourceType, mode }).resource;
const patchGroup = (before: object, operations: readonly PatchOperation[], mode: 'strict' | 'lenient' = 'lenient') =>
  applyPatch(before, operations, { resourceType: groupResourceType, mode }).resource;

const countNodes = (filter: Filter): number =>
  visitFilter<number>(filter, {
    comparison: () => 1,
    present: () => 1,
    valuePath: (_, condition) => 1 + condition,
    not: (_, inner) => 1 + inner,
    and: (_, parts) => parts.reduce((sum, part) => sum + part, 1),
    or: (_, parts) => parts.reduce((sum, part) => sum + part, 1),
  });

describe('filters', () => {
  it('stay as long as they are written (SCIMMY multiplies groups out: 12 of them take 130 ms)', () => {
    const groups = 400;
    const text = Array.from({ length: groups }, () => '(a pr or b pr)').join(' and ');
    const filter = parseFilter(text);
    expect(countNodes(filter)).toBe(1 + groups * 3);
    expect(formatFilter(filter)).toBe(text);
  });

  it('take thousands of conditions without a deep stack', () => {
    const text = Array.from({ length: 50_000 }, () => 'userName pr').join(' or ');
    const limits = { length: text.length };
    const matches = compileFilter(text.replaceAll('pr', 'eq null'), {
      resourceType: userResourceType,
      limits: { length: 2 * text.length },
    });
    expect(matches(ada)).toBe(false);
    expect(compileFilter(text, { resourceType: userResourceType, limits })(ada)).toBe(true);
  });

  it('negate a group as a whole (SCIMMY negates word by word, sqfp does not parse it)', () => {
    expect(isAda('not (userName eq "ada" and active eq false)')).toBe(true);
    expect(isAda('not (userName eq "ada" or active eq false)')).toBe(false);
    expect(isBare('not (name.givenName eq "ada" and active eq true)')).toBe(true);
  });

  it('leave the text of values alone (SCIMMY and scimgateway find operators in them)', () => {
    expect(isAda('title eq "research AND development"')).toBe(true);
    expect(isAda('not (title eq "a or b")')).toBe(true);
    expect(isAda('title eq "x) or (userName pr"')).toBe(false);
    expect(isAda('title ne "a \\"quoted\\" [word] : here"')).toBe(true);
  });

  it('hold one element to the whole condition (scim2-parse-filter mixes elements)', () => {
    expect(isAda('emails[type eq "work" and value co "home.example"]')).toBe(false);
    expect(isAda('emails[type eq "home" and value co "home.example"]')).toBe(true);
  });

  it('allow groups and not inside brackets (SCIMMY never matches, scim2-parse-filter matches wrongly)', () => {
    expect(isAda('emails[type eq "work" and (value sw "x" or value sw "ada")]')).toBe(true);
    expect(isAda('emails[type eq "work" and not (value sw "ada")]')).toBe(false);
    expect(isAda('emails[not (type eq "work" or type eq "home")]')).toBe(false);
  });

  it('keep the element of a part behind brackets, as Entra writes it (scim2-parse-filter loses it)', () => {
    expect(isAda('emails[type eq "work"].value eq "ada@work.example"')).toBe(true);
    expect(isAda('emails[type eq "work"].value eq "ada@home.example"')).toBe(false);
  });

  it('read the bare name of emails as their value (SCIMMY throws, elimity panics)', () => {
    expect(isAda('emails co "@home"')).toBe(true);
    expect(isBare('emails co "@home"')).toBe(false);
    expect(isBare('name.givenName eq "a"')).toBe(false);
    expect(isBare('name.givenName ne "a"')).toBe(true);
  });

  it('compare text by the schema (SCIMMY and scim2-parse-filter 0.2 by letter case)', () => {
    expect(isAda('userName eq "ADA"')).toBe(true);
    expect(isAda('userName sw "a" and emails.value co "WORK"')).toBe(true);
  });

  it('compare instants (every JavaScript engine compares their text)', () => {
    expect(isAda('meta.lastModified eq "2011-05-13T04:42:34Z"')).toBe(true);
    expect(isAda('meta.lastModified lt "2011-05-13T05:00:00Z"')).toBe(true);
    expect(isAda('meta.lastModified gt "2011-05-13T04:42:33.999Z"')).toBe(true);
  });

  it('know the URN of the base schema (SCIMMY and scim2-parse-filter match nothing)', () => {
    expect(isAda(`${USER_URN}:userName eq "ada"`)).toBe(true);
    expect(isAda(`${USER_URN}:name.familyName sw "Ok"`)).toBe(true);
    expect(isAda(`${USER_URN}:emails[type eq "work"]`)).toBe(true);
  });

  it('accept schemas (SCIMMY throws) and $ref (scim2-parse-filter throws)', () => {
    expect(isAda(`schemas eq "${USER_URN}"`)).toBe(true);
    const group = { members: [{ value: '1', $ref: 'https://example.com/Users/1' }] };
    const matches = compileFilter('members[$ref ew "/1"]', { resourceType: groupResourceType });
    expect(matches(group)).toBe(true);
  });

  it('tell present from truthy and from not undefined', () => {
    expect(compileFilter('active pr', { resourceType: userResourceType })({ active: false })).toBe(true);
    for (const empty of [{}, { name: null }, { name: {} }, { name: { givenName: '' } }]) {
      expect(compileFilter('name pr', { resourceType: userResourceType })(empty)).toBe(false);
    }
  });

  it.each(['active gt true', 'emails[primary ge false]', 'x509Certificates.value lt "AAAA"'])(
    'refuse the order in %s without data (others answer nothing)',
    (filter) => {
      expect(() => isBare(filter)).toThrow(ScimError);
    },
  );

  it.each([
    '()',
    'userName pr or',
    'userName eq "a" title pr',
    'not title pr',
    'userName eq bjensen',
    "userName eq 'a'",
    'userName eq True',
  ])('refuse %s in strict mode (SCIMMY accepts the like)', (filter) => {
    expect(() => parseFilter(filter, { mode: 'strict' })).toThrow(ScimError);
  });

  it('read exponents and escapes (SCIMServer refuses them)', () => {
    expect(formatFilter(parseFilter('a eq 1.5e2 and b eq "\\u0041\\n"', { mode: 'strict' }))).toBe(
      'a eq 150 and b eq "A\\n"',
    );
  });

  it.each(['(', 'not (', 'a pr and (', 'emails[', 'a[b pr and ('])(
    'refuse 10,000 times %s without a deep stack',
    (part) => {
      const text = part.repeat(10_000);
      const limits = { length: text.length };
      expect(() => parseFilter(text, { limits })).toThrow(ScimError);
    },
  );

  it('tell nothing of a password (keycloak#50985)', () => {
    const withPassword = { ...bare, password: 's3cret' };
    for (const filter of ['password sw "s"', 'PASSWORD pr', `${USER_URN}:password eq "s3cret"`]) {
      expect(() => compileFilter(filter, { resourceType: userResourceType })(withPassword)).toThrow(ScimError);
    }
  });
});

describe('PATCH', () => {
  it('leaves the input alone, also when a later operation fails (scim-patch keeps the earlier ones)', () => {
    const before = structuredClone(ada);
    const operations = [
      { op: 'replace', path: 'title', value: 'x' },
      { op: 'remove', path: 'emails[type eq "work"]' },
      { op: 'replace', path: 'id', value: 'x' },
    ];
    expect(() => patchUser(before, operations)).toThrow(ScimError);
    expect(before).toEqual(ada);
    patchUser(before, operations.slice(0, 2));
    expect(before).toEqual(ada);
  });

  it('finds names in any letter case and adds no second member (scim-patch, SCIMMY)', () => {
    expect(patchUser(bare, [{ op: 'replace', path: 'USERNAME', value: 'carl' }])).toEqual({
      ...bare,
      userName: 'carl',
    });
    expect(patchUser(bare, [{ op: 'add', value: { UserName: 'carl' } }])).toEqual({ ...bare, userName: 'carl' });
  });

  it('accepts the URN of the base schema in a path (SCIMMY: invalidPath)', () => {
    const operations = [{ op: 'replace', path: `${USER_URN}:name.givenName`, value: 'A' }];
    expect(patchUser(ada, operations, 'strict')).toMatchObject({ name: { givenName: 'A', familyName: 'Okafor' } });
  });

  it('takes colons, dots and brackets in a condition for what they are (scim-patch#1020)', () => {
    const value = 'urn:x:1.2]"[';
    const before = { ...bare, roles: [{ value, display: 'old' }, { value: 'other' }] };
    const path = `roles[value eq ${JSON.stringify(value)}].display`;
    expect(patchUser(before, [{ op: 'replace', path, value: 'new' }], 'strict')).toEqual({
      ...before,
      roles: [{ value, display: 'new' }, { value: 'other' }],
    });
  });

  it('puts an extension under its whole URN (scim-patch splits it at the last colon)', () => {
    const expected = { ...bare, schemas: [USER_URN, ENTERPRISE_USER_URN], [ENTERPRISE_USER_URN]: { department: 'x' } };
    const value = { [ENTERPRISE_USER_URN]: { department: 'x' } };
    expect(patchUser(bare, [{ op: 'add', value }], 'strict')).toEqual(expected);
    expect(patchUser(bare, [{ op: 'add', value: { [`${ENTERPRISE_USER_URN}:department`]: 'x' } }])).toEqual(expected);
  });

  it('writes neither id nor unknown attributes (scim-patch writes both)', () => {
    expect(() => patchUser(bare, [{ op: 'replace', path: 'id', value: 'x' }])).toThrow(ScimError);
    expect(patchUser(bare, [{ op: 'add', path: 'shoeSize', value: 42 }])).toBe(bare);
  });

  it('reads "False" as a boolean (scim-patch#872 keeps the text, SCIMMY#51 refuses it)', () => {
    expect(patchUser(ada, [{ op: 'Replace', path: 'active', value: 'False' }])).toMatchObject({ active: false });
  });

  it('removes a listed member whatever else is stored of it, and no other (scim-patch#959, SCIMReferenceCode#10)', () => {
    const before = {
      schemas: [GROUP_URN],
      displayName: 'x',
      members: [
        { value: '1', display: 'Ada', $ref: 'https://example.com/Users/1', type: 'User' },
        { value: '2', display: 'Bob' },
      ],
    };
    const removed = patchGroup(before, [{ op: 'Remove', path: 'members', value: [{ value: '1' }] }]);
    expect(removed).toMatchObject({ members: [{ value: '2' }] });
    expect(patchGroup(before, [{ op: 'Remove', path: 'members', value: [{ value: '9' }] }])).toBe(before);
    expect(patchGroup(before, [{ op: 'Remove', path: 'members', value: [] }])).toBe(before);
  });

  it('clears members by an empty list, as Okta does (SCIM-SDK#757)', () => {
    const before = { schemas: [GROUP_URN], displayName: 'x', members: [{ value: '1' }] };
    expect(patchGroup(before, [{ op: 'replace', path: 'members', value: [] }], 'strict')).toEqual({
      schemas: [GROUP_URN],
      displayName: 'x',
    });
  });

  it('takes what Okta sends without a path, with the id in it (scim2#103)', () => {
    const value = { id: '1', active: false };
    expect(patchUser(ada, [{ op: 'replace', value }], 'strict')).toEqual({ ...ada, active: false });
  });

  it.each([
    { op: 'add', path: 'emails', value: { value: 'n@x.example', primary: true } },
    { op: 'add', value: { emails: [{ value: 'n@x.example', primary: true }] } },
    { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
    { op: 'add', path: 'emails[type eq "home"].primary', value: true },
    { op: 'replace', path: 'emails[type eq "home"]', value: { value: 'n@x.example', primary: true } },
    { op: 'add', path: 'emails[type eq "other"].primary', value: true },
    { op: 'replace', path: 'emails[type eq "other" and primary eq true].value', value: 'n@x.example' },
  ])('leaves one primary element after %o (neither SCIMMY nor scim-patch does)', (operation) => {
    const { emails } = patchUser(ada, [operation]) as typeof ada;
    expect(emails.filter(({ primary }) => primary)).toHaveLength(1);
    expect(emails[0]?.primary).toBe(false);
  });

  it('merges a complex value with a path and without (SCIMMY swaps with, scim-patch without)', () => {
    const merged = { ...ada, name: { givenName: 'A', familyName: 'Okafor' } };
    expect(patchUser(ada, [{ op: 'replace', path: 'name', value: { givenName: 'A' } }], 'strict')).toEqual(merged);
    expect(patchUser(ada, [{ op: 'replace', value: { name: { givenName: 'A' } } }], 'strict')).toEqual(merged);
  });

  it('replaces a selected element in its place (SCIMMY moves it to the end, scim-patch merges)', () => {
    const value = { value: 'new@work.example', type: 'work' };
    expect(patchUser(ada, [{ op: 'replace', path: 'emails[type eq "work"]', value }], 'strict')).toEqual({
      ...ada,
      emails: [value, ada.emails[1]],
    });
  });

  it('creates the element that Entra expects for add and replace alike (SCIMMY: noTarget; SCIM-SDK#416, #668)', () => {
    for (const op of ['Add', 'Replace']) {
      const operations = [{ op, path: 'phoneNumbers[type eq "mobile"].value', value: '+1' }];
      expect(patchUser(bare, operations)).toEqual({ ...bare, phoneNumbers: [{ type: 'mobile', value: '+1' }] });
      expect(() => patchUser(bare, [{ ...operations[0]!, op: op.toLowerCase() }], 'strict')).toThrow(ScimError);
    }
  });

  it('adds nothing twice (SCIMMY and SCIMple append a second copy)', () => {
    expect(patchUser(ada, [{ op: 'add', path: 'emails', value: [{ value: 'ada@home.example', type: 'home' }] }])).toBe(
      ada,
    );
  });

  it('keeps a multi-valued attribute of an extension a list (ivixvi/scim-patch overwrites it with a scalar)', () => {
    const badge = defineSchema({ id: 'urn:example:badge', attributes: [{ name: 'doors', multiValued: true }] });
    const resourceType = defineResourceType({
      name: 'Holder',
      endpoint: '/Holders',
      schema: defineSchema({ id: 'urn:example:holder', attributes: [] }),
      extensions: [{ schema: badge, required: false }],
    });
    const before = { 'urn:example:badge': { doors: ['a'] } };
    const operations = [{ op: 'add', path: 'urn:example:badge:doors', value: 'b' }];
    expect(applyPatch(before, operations, { resourceType }).resource).toMatchObject({
      'urn:example:badge': { doors: ['a', 'b'] },
    });
  });

  it('has no value, no change (SCIMMY#80 accepts replace without one)', () => {
    expect(() => patchUser(ada, [{ op: 'replace', path: 'title' }])).toThrow(ScimError);
  });
});

describe('hostile input', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  /** With the name as a member of its own, which only parsing JSON gives. */
  const withMember = (name: string, value: unknown): Record<string, unknown> =>
    JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);

  it.each(names)('reaches no prototype by %s (GHSA-9m6g-wc8r-q59c, GHSA-2mhw-wcx5-v3xj)', (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const polluted = { polluted: 'yes' };
    const operations: PatchOperation[] = [
      { op: 'add', path: name, value: polluted },
      { op: 'add', path: `${name}.polluted`, value: 'yes' },
      { op: 'add', path: `name.${name}`, value: polluted },
      { op: 'add', path: `emails[type eq "work"].${name}`, value: polluted },
      { op: 'add', path: `emails[${name} eq "x"].value`, value: 'x' },
      { op: 'add', path: `${USER_URN}:${name}`, value: polluted },
      { op: 'add', path: `${name}:polluted`, value: 'yes' },
      { op: 'add', value: withMember(name, polluted) },
      { op: 'replace', value: withMember(`${name}.polluted`, 'yes') },
      { op: 'add', value: { name: withMember(name, polluted) } },
      { op: 'add', path: 'emails', value: [withMember(name, polluted)] },
      { op: 'add', path: ENTERPRISE_USER_URN, value: withMember(name, polluted) },
      withMember(name, polluted) as unknown as PatchOperation,
    ];
    for (const mode of ['strict', 'lenient'] as const) {
      for (const operation of operations) {
        try {
          patchUser(structuredClone(ada), [operation], mode);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
        }
      }
      const body = { ...ada, ...withMember(name, polluted), name: withMember(name, polluted) };
      const read = () => readResource(body, { resourceType: userResourceType, context: 'response', mode });
      if (mode === 'lenient') expect(Object.keys(read())).not.toContain(name);
      else expect(read).toThrow(ScimError);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect('polluted' in {}).toBe(false);
    expect(() => compileFilter(`${name} pr`, { resourceType: userResourceType })).toThrow(ScimError);
    expect(() => defineSchema({ id: 'urn:example:a', attributes: [{ name }] })).toThrow(TypeError);
  });

  it('keeps values without schema free of prototype members', () => {
    const resourceType = defineResourceType({
      name: 'Thing',
      endpoint: '/Things',
      schema: defineSchema({ id: 'urn:example:thing', attributes: [{ name: 'data', type: 'complex' }] }),
    });
    const data = {
      a: withMember('__proto__', { polluted: 1 }),
      b: [withMember('constructor', { prototype: { c: 1 } })],
    };
    const read = readResource({ data }, { resourceType, context: 'create' });
    expect(JSON.stringify(read.data)).toBe('{"a":{},"b":[{}]}');
  });

  const nest = (open: string, close: string) => JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
  it.each([
    ['arrays', nest('[', ']')],
    ['objects', nest('{"value":', '}')],
    ['names', nest('{"name":', '}')],
    ['schemas', nest(`{"${USER_URN}":`, '}')],
    ['extensions', nest(`{"${ENTERPRISE_USER_URN}":`, '}')],
  ])('answers 100,000 nested %s with a ScimError or a value, and no deep stack', (_, deep) => {
    const attempts: (() => unknown)[] = [
      () => readPatchOp(deep),
      () => readPatchOp({ schemas: [PATCH_OP_URN], Operations: [deep] }),
      () => readSearchRequest(deep),
      () =>
        readBulkRequest({ schemas: [BULK_REQUEST_URN], Operations: [{ method: 'POST', path: '/Users', data: deep }] }),
      () => schemaFromJSON({ id: 'urn:example:a', attributes: [{ name: 'a', type: 'complex', subAttributes: deep }] }),
      () => ScimError.from(deep),
    ];
    for (const mode of ['strict', 'lenient'] as const) {
      for (const path of [
        'title',
        'name',
        'name.givenName',
        'emails',
        'emails[type eq "work"]',
        'active',
        ENTERPRISE_USER_URN,
        USER_URN,
      ]) {
        for (const op of ['add', 'replace', 'remove'])
          attempts.push(() => patchUser(ada, [{ op, path, value: deep }], mode));
      }
      for (const name of [
        'userName',
        'name',
        'emails',
        'meta',
        'groups',
        'schemas',
        'unknown',
        ENTERPRISE_USER_URN,
        USER_URN,
      ]) {
        attempts.push(() => patchUser(ada, [{ op: 'replace', value: { [name]: deep } }], mode));
        const options = { resourceType: userResourceType, context: 'replace', mode } as const;
        attempts.push(() => readResource({ ...ada, [name]: deep }, options));
      }
    }
    for (const attempt of attempts) {
      try {
        attempt();
      } catch (error) {
        expect(error).toBeInstanceOf(ScimError);
      }
    }
  });

  it('takes what nests deeper than any attribute for a value', () => {
    expect(isUnassigned(JSON.parse(`${'['.repeat(5)}${']'.repeat(5)}`))).toBe(true);
    expect(isUnassigned(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe(false);
  });
});
