import { describe, expect, it } from 'vitest';
import { constantRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (values: object) => {
  const supported = [{ target: 'userType', values }];
  return { id: 'acme', name: 'Acme', users: { targets: { supported } } };
};
const lint = (value: string, values: object) =>
  messagesOf('ML518', userExport([constantRow('userType', value)]), profile(values));

describe('value-not-accepted', () => {
  it.each([
    ['Guest', { oneOf: ['Agent', 'Admin'] }, '"Guest" is none of Agent, Admin'],
    ['Agent;Guest', { oneOf: ['Agent', 'Admin'], separator: ';' }, '"Guest" is none of Agent, Admin'],
    ['de-DE', { pattern: '[a-z]{2}_[A-Z]{2}' }, 'it does not have the form [a-z]{2}_[A-Z]{2}'],
    ['abcdef', { maxLength: 5 }, 'it has more than 5 characters'],
  ])('reports the constant %s', (value, values, problem) => {
    expect(lint(value, values)).toEqual([`Acme does not take "${value}" in "userType": ${problem}`]);
  });

  it('looks at default values, too', () => {
    const exported = userExport([row('userType', 'userType', { defaultValue: 'Guest' })]);
    expect(findingsOf('ML518', exported, profile({ oneOf: ['Agent'] }))).toMatchObject([
      { severity: 'error', pointer: expect.stringMatching(/\/defaultValue$/) },
    ]);
  });

  it.each([
    ['Agent', { oneOf: ['Agent'] }],
    ['Agent; Admin', { oneOf: ['Agent', 'Admin'], separator: ';' }],
    ['anything', { format: 'email' }],
    ['', { oneOf: ['Agent'] }],
  ])('is silent about %j', (value, values) => expect(lint(value, values)).toEqual([]));
});
