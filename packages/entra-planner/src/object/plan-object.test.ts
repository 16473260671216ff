import { describe, expect, it } from 'vitest';
import { converse, cycleOf, directoryOf, found, settle } from '../test-support/conversation.ts';

const ada = {
  objectId: 'a0000000-0000-4000-8000-000000000001',
  userPrincipalName: 'ada@example.com',
  accountEnabled: true,
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  surname: 'Lovelace',
  mail: 'ada@example.com',
  mailNickname: 'ada',
  employeeId: '7',
};

const stored = {
  id: '17',
  userName: 'ada@example.com',
  active: true,
  displayName: 'Ada Lovelace',
  name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
  emails: [{ type: 'work', value: 'ada@example.com' }],
  externalId: 'ada',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: '7' },
};

const linked = { version: 1, users: { [ada.objectId]: { targetId: '17', enabled: true } }, groups: {} } as const;

function planOf(...[user, options, state]: Parameters<typeof plannedUser>) {
  return plannedUser(user, options, state).plan();
}

function plannedUser(user: typeof ada, options = {}, state: Parameters<typeof cycleOf>[0]['state'] = undefined) {
  const { cycle } = cycleOf({ directory: directoryOf([user]), options, ...(state === undefined ? {} : { state }) });
  const planned = cycle.object('user', user.objectId);
  if (planned === undefined) throw new Error('the directory has this user');
  return planned;
}

describe('a user that was never seen', () => {
  it('is looked up by its matching attribute, created with what has a value, and linked', () => {
    const { requests, outcome } = converse(planOf(ada), [found(), { status: 201, body: { id: '17' } }]);
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /Users?filter=userName+eq+%22ada%40example.com%22',
      'POST /Users',
    ]);
    expect(requests[1]?.body).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ],
      userName: 'ada@example.com',
      active: true,
      displayName: 'Ada Lovelace',
      emails: [{ type: 'work', value: 'ada@example.com' }],
      name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
      externalId: 'ada',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: '7' },
      meta: { resourceType: 'User' },
    });
    expect(outcome).toMatchObject({ action: 'create', status: 'success', targetId: '17' });
  });

  it('is not looked at again in the next cycle, unless it changes', () => {
    const { cycle, state } = cycleOf({ directory: directoryOf([ada]) });
    const { outcome } = converse(cycle.object('user', ada.objectId)!.plan(), [
      found(),
      { status: 201, body: { id: '17' } },
    ]);
    settle(state, outcome);
    expect([...cycleOf({ directory: directoryOf([ada]), state }).cycle.objects('user')]).toEqual([]);
    const changed = directoryOf([{ ...ada, displayName: 'Countess Lovelace' }]);
    expect([...cycleOf({ directory: changed, state }).cycle.objects('user')]).toHaveLength(1);
  });

  it('is updated where it matches', () => {
    const answers = [found(stored), { status: 200, body: { ...stored, displayName: 'A. Lovelace' } }, { status: 204 }];
    const { requests } = converse(planOf(ada), answers);
    expect(requests.map(({ method, path }) => `${method} ${path}`).slice(1)).toEqual([
      'GET /Users/17',
      'PATCH /Users/17',
    ]);
    expect(requests[2]?.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'Replace', path: 'displayName', value: 'Ada Lovelace' }],
    });
  });

  it.each([
    ['disabled', { ...ada, accountEnabled: false }],
    ['in the recycle bin', { ...ada, deletedDateTime: '2026-01-01T00:00:00Z' }],
  ])('is not created when it is %s', (_, user) => {
    const { requests, outcome } = converse(planOf(user), []);
    expect(requests).toEqual([]);
    expect(outcome).toMatchObject({ action: 'none', status: 'skipped' });
  });

  it('is skipped without a value for its matching attribute', () => {
    const { outcome } = converse(planOf({ ...ada, userPrincipalName: '' }), []);
    expect(outcome).toMatchObject({ status: 'skipped', code: 'ImportSkipped' });
  });

  it('is put aside where two match', () => {
    const { outcome } = converse(planOf(ada), [found(stored, { ...stored, id: '18' })]);
    expect(outcome).toMatchObject({ status: 'failure', code: 'DuplicateTargetEntries' });
    expect(outcome.events).toMatchObject([{ type: 'failed', escrow: { attempts: 1 } }]);
  });

  it.each([
    ['404', { status: 404 }],
    ['Resources that are null', { status: 200, body: { totalResults: 0, Resources: null } }],
  ])('stops the job when the filter is answered with %s', (_, answer) => {
    const { outcome } = converse(planOf(ada), [answer]);
    expect(outcome.quarantine).toBe('SystemForCrossDomainIdentityManagementServiceIncompatible');
  });
});

describe('a linked user', () => {
  it('gets nothing when the target has everything', () => {
    const { requests, outcome } = converse(planOf(ada, {}, linked), [{ status: 200, body: stored }]);
    expect(requests).toHaveLength(1);
    expect(outcome).toMatchObject({ action: 'none', status: 'success' });
  });

  it('is disabled with text, or with a truth value by the flag', () => {
    const gone = { ...ada, accountEnabled: false };
    const answers = [{ status: 200, body: stored }, { status: 204 }];
    const operation = (dialect: 'default' | 'aadOptscim062020') =>
      converse(planOf(gone, { dialect }, linked), answers).requests[1]?.body?.Operations;
    expect(operation('default')).toEqual([{ op: 'Replace', path: 'active', value: 'False' }]);
    expect(operation('aadOptscim062020')).toEqual([{ op: 'replace', path: 'active', value: false }]);
  });

  it('never gets null: a value that went in the source stays in the target', () => {
    const { requests } = converse(planOf({ ...ada, employeeId: '' }, {}, linked), [{ status: 200, body: stored }]);
    expect(requests).toHaveLength(1);
  });

  it('gets with the flag one operation for all single values, and its own for each element', () => {
    const other = { ...stored, displayName: 'x', name: { givenName: 'x', familyName: 'Lovelace' }, emails: [] };
    const { requests } = converse(planOf(ada, { dialect: 'aadOptscim062020' }, linked), [
      { status: 200, body: other },
      { status: 204 },
    ]);
    expect(requests[1]?.body?.Operations).toEqual([
      { op: 'add', path: 'emails[type eq "work"].value', value: 'ada@example.com' },
      { op: 'add', path: 'name.formatted', value: 'Ada Lovelace' },
      { op: 'replace', value: { displayName: 'Ada Lovelace', 'name.givenName': 'Ada' } },
    ]);
  });

  it('is matched again once the target no longer has it', () => {
    const { outcome } = converse(planOf(ada, {}, linked), [{ status: 404 }]);
    expect(outcome).toMatchObject({ status: 'failure', code: 'InvalidAnchor', targetId: undefined });
    expect(outcome.events.map(({ type }) => type)).toEqual(['unlinked']);
  });

  it('is deleted when the directory no longer has it', () => {
    const { cycle } = cycleOf({ directory: directoryOf([]), state: linked });
    const [gone] = [...cycle.objects('user')];
    const { requests, outcome } = converse(gone!.plan(), [{ status: 204 }]);
    expect(requests[0]).toMatchObject({ method: 'DELETE', path: '/Users/17' });
    expect(outcome.events).toEqual([{ type: 'forgotten', kind: 'user', id: ada.objectId }]);
  });
});
