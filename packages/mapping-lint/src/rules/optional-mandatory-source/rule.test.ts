import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const target = 'emails[type eq "work"].value';
const profile = (more: object = {}) => {
  const supported = [{ target, mandatory: 'always' }];
  return { id: 'acme', name: 'Acme', users: { targets: { supported }, ...more } };
};

describe('optional-mandatory-source', () => {
  it('reports a required address that accounts without a mailbox lack', () => {
    expect(findingsOf('ML309', userExport([row(target, 'mail')]), profile())).toMatchObject([
      { severity: 'warning', message: `Acme requires "${target}", and "mail" may be empty` },
    ]);
  });

  it.each([
    ['another attribute stands in', expressionRow(target, 'Coalesce([mail], [userPrincipalName])')],
    ['everybody has a value', row(target, 'userPrincipalName')],
    ['a default value stands in', row(target, 'mail', { defaultValue: 'nobody@example.com' })],
  ])('is silent where %s', (_name, each) => expect(messagesOf('ML309', userExport([each]), profile())).toEqual([]));

  it('is silent where the vendor asks for this source, or does not require the attribute', () => {
    const recommended = [{ target, source: { type: 'direct', value: 'mail' } }];
    const exported = userExport([row(target, 'mail')]);
    expect(messagesOf('ML309', exported, profile({ recommended }))).toEqual([]);
    expect(messagesOf('ML309', exported, 'generic')).toEqual([]);
  });

  it('is silent where the vendor requires another source, which is another finding', () => {
    const recommended = [{ target, source: { type: 'direct', value: 'userPrincipalName' }, level: 'required' }];
    expect(messagesOf('ML309', userExport([row(target, 'mail')]), profile({ recommended }))).toEqual([]);
  });
});
