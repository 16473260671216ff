import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile, profileIds } from '../load-profile.ts';
import { judge } from './judge.ts';
import type { JudgeRequest } from './read-request.ts';

const profiles = profileIds().map((id) => loadProfile(id));

const names = fc.constantFrom(
  'userName',
  'USERNAME',
  'active',
  'name',
  'emails',
  'members',
  'manager',
  'roles',
  'schemas',
  'meta',
  'password',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
  'urn:ietf:params:scim:schemas:core:2.0:User:title',
  'emails[type eq "work"].value',
  'emails[',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  '',
  ':',
  'a:b',
);

const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null), fc.constantFrom('True', 'work'));

const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('body'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(names, fc.string(), fc.constantFrom('type', 'value', 'primary', 'givenName')), tie('body')),
  ),
}));

const operation = fc.record(
  { op: fc.constantFrom('add', 'Replace', 'remove', 'jump'), path: fc.oneof(names, fc.string()), value: body },
  { requiredKeys: [] },
);

const request: fc.Arbitrary<JudgeRequest> = fc.record({
  method: fc.constantFrom('GET', 'post', 'PUT', 'PATCH', 'DELETE', 'HEAD', ''),
  path: fc.oneof(
    fc.constantFrom('/Users', '/Users/1', '/Groups', '/Groups/1', '/Schemas', '/Bulk', '/Users/.search', ''),
    fc.tuple(names, scalar).map(([name, value]) => `/Users?filter=${name} eq ${JSON.stringify(value)}`),
    fc.string().map((text) => `/Users?filter=${text}`),
    fc.string(),
  ),
  body: fc.oneof(body, fc.record({ Operations: fc.array(operation, { maxLength: 3 }) }), fc.object()),
});

const resource = fc.option(fc.oneof(fc.dictionary(names, body), fc.object()), { nil: undefined });

describe('judge', () => {
  it('never throws, changes nothing, and answers the same each time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), request, resource, (profile, sent, there) => {
        const before = JSON.stringify([sent, there]);
        const verdict = judge(profile, sent, there);
        expect(JSON.stringify([sent, there])).toBe(before);
        expect(judge(profile, sent, there)).toEqual(verdict);
        expect(['accepted', 'rejected', 'unknown']).toContain(verdict.outcome);
        if (verdict.outcome === 'rejected') expect(verdict.changes).toEqual([]);
        if (verdict.outcome === 'unknown') expect(verdict.evidence.some(({ says }) => says === 'unknown')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('never throws for what is no request at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), fc.anything(), fc.anything(), (profile, sent, there) => {
        expect(judge(profile, sent as JudgeRequest, there as object).outcome).toBe('unknown');
      }),
    );
  });

  it('a profile that says nothing never accepts and never refuses a body', () => {
    const silent = loadProfile({ id: 'acme', name: 'Acme' });
    fc.assert(
      fc.property(request, resource, (sent, there) => {
        const { outcome, changes } = judge(silent, sent, there);
        if (changes.length > 0 || outcome === 'rejected') expect(outcome).toBe('unknown');
      }),
    );
  });

  it('does not look into what nests deeper than a resource', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    for (const sent of [
      { method: 'POST', path: '/Users', body: { userName: deep } },
      { method: 'PATCH', path: '/Users/1', body: { Operations: [{ op: 'add', path: 'title', value: deep }] } },
    ]) {
      expect(judge(loadProfile('talkdesk'), sent).outcome).toBe('unknown');
      expect(judge(loadProfile('talkdesk'), { ...sent, body: {} }, { title: deep }).outcome).toBe('unknown');
    }
  });

  it('keeps within bounds for a body with very many attributes', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`attribute${index}`, 'x']));
    const verdict = judge(loadProfile('talkdesk'), { method: 'POST', path: '/Users', body: many });
    expect(verdict.outcome).toBe('rejected');
    expect(verdict.evidence.length).toBeLessThanOrEqual(200);
  });
});
