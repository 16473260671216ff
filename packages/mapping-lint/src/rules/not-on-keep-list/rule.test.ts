import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const expression = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
const profile = (keepSources?: object) => ({
  id: 'acme',
  name: 'Acme',
  users: { targets: { supported: [{ target: 'locale' }] }, ...(keepSources === undefined ? {} : { keepSources }) },
});
const keep = ['userPrincipalName', 'givenName', 'surname', expression];
const exported = userExport([...completeRows, row('locale', 'preferredLanguage'), row('title', 'jobTitle')]);

describe('not-on-keep-list', () => {
  it('reports what is not on the list, with the severity of the list', () => {
    expect(findingsOf('ML516', exported, profile({ keep }))).toMatchObject([
      { severity: 'info', mapping: { target: 'title' }, fix: { safe: false, patch: [{ op: 'remove' }] } },
    ]);
    expect(findingsOf('ML516', exported, profile({ keep, severity: 'warning' }))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it('is silent where there is no list', () => expect(messagesOf('ML516', exported, profile())).toEqual([]));

  it('is silent about custom attributes that the vendor takes', () => {
    const target = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:skillset';
    expect(messagesOf('ML516', userExport([row(target, 'extensionAttribute1')]), 'staffbase')).toEqual([]);
  });
});
