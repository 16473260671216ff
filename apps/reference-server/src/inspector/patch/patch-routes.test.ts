import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { group, type InspectedServer, patch, startInspected, user } from '../test-support/inspected-server.ts';
import type { PatchDebug } from './contract.ts';

let inspected: InspectedServer;
beforeEach(async () => {
  inspected = await startInspected();
});
afterEach(() => inspected.server.close());

const scim = (...request: Parameters<InspectedServer['scim']>) => inspected.scim(...request);
const create = (endpoint: string, body: object) => inspected.create(endpoint, body);
const debug = async (exchange = inspected.lastExchange()) =>
  (await inspected.api('GET', `/exchanges/${exchange}/patch`)).json() as PatchDebug;
const patched = async (path: string, ...operations: object[]) => {
  await scim('PATCH', path, patch(...operations));
  return debug();
};

describe('the PATCH debugger', () => {
  it('shows what each operation did, with the path that it resolved to and the tolerance that it needed', async () => {
    const id = await create(
      '/Users',
      user('ada', { active: true, emails: [{ type: 'work', value: 'a@example.com' }] }),
    );
    const { before, operations, after, diff, error } = await patched(
      `/Users/${id}`,
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@example.com' },
      { op: 'add', path: 'userName', value: 'ada' },
    );
    expect(before).toMatchObject({ userName: 'ada', active: true });
    expect(after).toMatchObject({ active: false, emails: [{ type: 'work', value: 'b@example.com' }] });
    expect(error).toBeNull();
    expect(operations).toMatchObject([
      {
        ...{ index: 0, op: 'Replace', path: 'active', value: 'False', resolved: ['active'], outcome: 'changed' },
        ...{ why: 'It replaced active.', diff: [{ path: 'active', kind: 'changed', before: true, after: false }] },
        clause: { text: 'RFC 7644, section 3.5.2.3', url: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2.3' },
        tolerances: [
          { id: 'patch.op-any-case', clause: { text: 'RFC 7644, section 3.5.2' } },
          { id: 'body.boolean-as-string', clause: { text: 'RFC 7643, section 2.3.2' } },
        ],
      },
      {
        ...{ resolved: ['emails.value'], outcome: 'changed', tolerances: [] },
        diff: [{ path: 'emails[type eq "work"].value', before: 'a@example.com', after: 'b@example.com' }],
      },
      { outcome: 'nothing', resolved: ['userName'], why: expect.stringMatching(/^It changed nothing: /), diff: [] },
    ]);
    expect(diff.map(({ path }) => path)).toEqual(['active', 'emails[type eq "work"].value']);
  });

  it('shows members that came and went, and those that were there already', async () => {
    const id = await create('/Groups', group('Staff', ['a', 'b']));
    const { operations, after } = await patched(
      `/Groups/${id}`,
      { op: 'add', path: 'members', value: [{ value: 'b' }, { value: 'c' }] },
      { op: 'remove', path: 'members[value eq "a"]' },
      { op: 'Remove', path: 'members', value: [{ value: 'nobody' }] },
    );
    expect(operations).toMatchObject([
      { outcome: 'changed', why: 'It added 1 to members.', diff: [{ path: 'members[value eq "c"]', kind: 'added' }] },
      { outcome: 'changed', why: 'It removed 1 from members.', resolved: ['members'] },
      { outcome: 'nothing', tolerances: [{ id: 'patch.op-any-case' }, { id: 'patch.remove-with-value' }] },
    ]);
    expect(after).toMatchObject({ displayName: 'Staff', members: [{ value: 'b' }, { value: 'c' }] });
  });

  it('knows the members that a PATCH speaks of in a group with very many', async () => {
    const ids = Array.from({ length: 2_500 }, (_, index) => `m${String(index).padStart(4, '0')}`);
    const id = await create('/Groups', group('Staff', ids));
    const { operations } = await patched(
      `/Groups/${id}`,
      { op: 'remove', path: 'members[value eq "m2400"]' },
      { op: 'add', path: 'members', value: [{ value: 'm2401' }] },
    );
    expect(operations).toMatchObject([
      { outcome: 'changed', why: 'It removed 1 from members.' },
      { outcome: 'nothing', diff: [] },
    ]);
  });

  it('takes no long over a thousand operations on a group with many members', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `m${index}`);
    const id = await create('/Groups', group('Staff', ids));
    const { operations, diff } = await patched(
      `/Groups/${id}`,
      ...ids.map((member) => ({ op: 'remove', path: `members[value eq "${member}"]` })),
    );
    expect(operations.every(({ outcome, diff }) => outcome === 'changed' && diff.length === 1)).toBe(true);
    expect(diff).toHaveLength(1_000);
  });

  it('says which operation was refused and why, and that nothing was kept', async () => {
    const id = await create('/Users', user('ada'));
    const { operations, before, after, error, diff } = await patched(
      `/Users/${id}`,
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'replace', path: 'active', value: 'perhaps' },
      { op: 'add', path: 'nickName', value: 'A' },
    );
    expect(error).toMatchObject({ status: '400', scimType: 'invalidValue' });
    expect([after, diff]).toEqual([before, []]);
    expect(operations).toMatchObject([
      { outcome: 'changed', why: 'It added title; none of it was kept, as operation 2 was refused.' },
      { outcome: 'refused', why: expect.stringMatching(/^Active .*boolean|active/i) },
      { outcome: 'not-reached', why: 'It was not reached: operation 2 was refused.' },
    ]);
  });

  it('tells of a PATCH that was refused for another reason', async () => {
    const id = await create('/Users', user('ada'));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'add', path: 'title', value: 'x' }), { 'If-Match': 'W/"9"' });
    expect(await debug()).toMatchObject({
      error: { status: '412' },
      operations: [
        { outcome: 'changed', why: expect.stringMatching(/^It would have been done \(it added title\), but/) },
      ],
      diff: [],
    });
    expect(await patched('/Users/nobody', { op: 'add', path: 'title', value: 'x' })).toMatchObject({
      ...{ before: null, after: null, error: { status: '404' } },
      operations: [{ outcome: 'not-reached' }],
    });
  });

  it('leaves what a later operation makes good to that', async () => {
    const id = await create('/Users', user('ada'));
    const { operations, after } = await patched(
      `/Users/${id}`,
      { op: 'remove', path: 'userName' },
      { op: 'add', path: 'userName', value: 'grace' },
    );
    expect(after).toMatchObject({ userName: 'grace' });
    expect(operations).toMatchObject([
      { why: 'It can not stand alone, and is done together with a later operation.', diff: [] },
      { outcome: 'changed', diff: [{ path: 'userName', before: 'ada', after: 'grace' }] },
    ]);
  });

  it('shows the resource as it was, whatever became of it since', async () => {
    const id = await create('/Users', user('ada'));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'add', path: 'title', value: 'Countess' }));
    const exchange = inspected.lastExchange();
    await scim('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'title', value: 'Duchess' }));
    await scim('DELETE', `/Users/${id}`);
    expect(await debug(exchange)).toMatchObject({ before: { userName: 'ada' }, after: { title: 'Countess' } });
  });

  it('shows no password', async () => {
    const id = await create('/Users', user('ada', { password: 't1meMa$heen' }));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'password', value: 'an0ther$ecret' }));
    const { text } = await inspected.api('GET', `/exchanges/${inspected.lastExchange()}/patch`);
    expect(text).not.toMatch(/t1meMa|an0ther|\*\*\*/);
    expect(JSON.parse(text)).toMatchObject({ operations: [{ value: '[redacted]', outcome: 'changed' }] });
  });

  it('reads a PATCH as the vendor does, who ignores a part of it', async () => {
    const vendor = await startInspected({ profile: 'talkdesk' });
    const made = await vendor.scim(
      'POST',
      '/Users',
      user('ada@example.com', { active: true, name: { givenName: 'Ada', familyName: 'King' } }),
    );
    const { id } = made.json() as { id: string };
    const operations = [
      { op: 'add', path: 'honorificPrefix', value: 'Lady' },
      { op: 'replace', path: 'active', value: false },
    ];
    await vendor.scim('PATCH', `/Users/${id}`, patch(...operations));
    const told = (await vendor.api('GET', `/exchanges/${vendor.lastExchange()}/patch`)).json() as PatchDebug;
    expect(plain(told.after)).toEqual(plain((await vendor.scim('GET', `/Users/${id}`)).json()));
    expect(told.operations.map(({ outcome }) => outcome)).toEqual([
      expect.stringMatching(/nothing|not-reached/),
      'changed',
    ]);
    await vendor.server.close();
  });

  it('is only for a PATCH', async () => {
    await scim('GET', '/Users');
    const answer = await inspected.api('GET', `/exchanges/${inspected.lastExchange()}/patch`);
    expect(answer.json()).toMatchObject({ status: 404, type: expect.stringMatching(/no-patch/) });
  });
});

const text = fc.constantFrom('a', 'b', 'A', 'x@example.com');
const email = fc.record({ type: fc.constantFrom('work', 'home'), value: text, primary: fc.boolean() });
const operation = fc.oneof(
  fc.record({
    ...{
      op: fc.constantFrom('add', 'replace', 'Replace'),
      path: fc.constantFrom('title', 'name.givenName', 'userName'),
    },
    value: text,
  }),
  fc.record({
    op: fc.constant('remove'),
    path: fc.constantFrom('title', 'name', 'emails', 'emails[type eq "home"]', 'userName'),
  }),
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    path: fc.constant('emails'),
    value: fc.array(email, { maxLength: 2 }),
  }),
  fc.record({
    ...{
      op: fc.constantFrom('add', 'replace'),
      path: fc.constantFrom('emails[type eq "work"].value', 'emails.display'),
    },
    value: text,
  }),
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    value: fc.record({ nickName: text, active: fc.constantFrom(true, 'False', 'x') }),
  }),
);
const member = fc.constantFrom('m1', 'm2', 'm3');
const members = fc.array(fc.record({ value: member }), { minLength: 1, maxLength: 3 });
const groupOperation = fc.oneof(
  fc.record({ op: fc.constantFrom('add', 'replace', 'remove'), path: fc.constant('members'), value: members }),
  fc.record({ op: fc.constant('remove'), path: member.map((id) => `members[value eq "${id}"]`) }),
  fc.record({
    op: fc.constant('replace'),
    path: member.map((id) => `members[value eq "${id}"]`),
    value: fc.record({ value: member }),
  }),
  fc.record({ op: fc.constant('replace'), path: fc.constant('displayName'), value: text }),
);

/** A resource without what the service provider fills in. */
function plain(resource: unknown): unknown {
  const { id: _id, meta: _meta, groups: _groups, members, ...kept } = resource as Record<string, unknown>;
  const ids = ((members ?? []) as { value: string }[]).map(({ value }) => value).sort();
  return { ...kept, members: ids };
}

it('comes to what really happened', async () => {
  const cases = [
    ['/Users', operation],
    ['/Groups', groupOperation],
  ] as const;
  let count = 0;
  for (const [endpoint, arbitrary] of cases) {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitrary as fc.Arbitrary<object>, { minLength: 1, maxLength: 5 }),
        async (operations) => {
          count += 1;
          const body =
            endpoint === '/Users'
              ? user(`user${count}`, { title: 'a', emails: [{ type: 'work', value: 'a' }] })
              : group(`group${count}`, ['m1', 'm2']);
          const id = await create(endpoint, body);
          const before = plain((await scim('GET', `${endpoint}/${id}`)).json());
          const { status } = await scim('PATCH', `${endpoint}/${id}`, patch(...operations));
          const exchange = inspected.lastExchange();
          const after = plain((await scim('GET', `${endpoint}/${id}`)).json());
          const told = await debug(exchange);
          expect([plain(told.before), plain(told.after)]).toEqual([before, after]);
          expect(told.operations.some(({ outcome }) => outcome === 'refused')).toBe(status === 400);
          await scim('DELETE', `${endpoint}/${id}`);
        },
      ),
      { numRuns: 100 },
    );
  }
});
