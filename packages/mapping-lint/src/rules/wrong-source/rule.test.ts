import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (...recommended: readonly object[]) => ({ id: 'acme', name: 'Acme', users: { recommended } });
const direct = (target: string, value: string, more: object = {}) => ({
  target,
  source: { type: 'direct', value },
  ...more,
});

describe('wrong-source', () => {
  it('reports another source where the vendor requires one', () => {
    const required = profile(direct('externalId', 'objectId', { level: 'required' }));
    expect(findingsOf('ML520', userExport([row('externalId', 'employeeId')]), required)).toMatchObject([
      {
        severity: 'error',
        message: 'Acme asks for "externalId" from objectId',
        fix: { safe: false, patch: [{ value: 'objectId' }, { value: '[objectId]' }] },
      },
    ]);
    expect(messagesOf('ML520', userExport([row('externalId', 'objectId')]), required)).toEqual([]);
  });

  it('is silent about a suggestion that was not taken', () => {
    const suggested = profile(direct('externalId', 'objectId'));
    expect(messagesOf('ML520', userExport([row('externalId', 'employeeId')]), suggested)).toEqual([]);
  });

  it('takes any of several sources', () => {
    const several = profile(
      direct('userName', 'mail', { level: 'required' }),
      direct('userName', 'userPrincipalName', { level: 'required' }),
    );
    expect(messagesOf('ML520', userExport([row('userName', 'userPrincipalName')]), several)).toEqual([]);
  });

  it('warns where a value is to be given on creation only', () => {
    const once = profile(direct('locale', 'preferredLanguage', { flowType: 'ObjectAddOnly' }));
    expect(findingsOf('ML520', userExport([row('locale', 'preferredLanguage')]), once)).toMatchObject([
      { severity: 'warning', fix: { safe: false, patch: [{ op: 'add', value: 'ObjectAddOnly' }] } },
    ]);
    const given = userExport([row('locale', 'preferredLanguage', { flowType: 'ObjectAddOnly' })]);
    expect(messagesOf('ML520', given, once)).toEqual([]);
  });

  it('warns of another source where the vendor expects one', () => {
    const expected = profile(direct('externalId', 'objectId', { level: 'expected', note: 'So says the guide.' }));
    expect(findingsOf('ML520', userExport([row('externalId', 'employeeId')]), expected)).toMatchObject([
      { severity: 'warning', why: 'So says the guide.', fix: { safe: false } },
    ]);
  });

  it('takes when a target is to be applied from the target, whatever its source', () => {
    const supported = [{ target: 'locale', flowType: 'ObjectAddOnly' }];
    const once = { id: 'acme', name: 'Acme', users: { targets: { supported } } };
    expect(messagesOf('ML520', userExport([row('locale', 'city')]), once)).toEqual([
      'Acme asks for "locale" to be applied only during object creation',
    ]);
  });
});
