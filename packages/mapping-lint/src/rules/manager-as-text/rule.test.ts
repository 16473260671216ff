import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const manager = row('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', 'manager');
const acme = (answer: string) => ({
  id: 'acme',
  name: 'Acme',
  users: { deviations: [{ tolerance: 'body.scalar-for-complex', answer }] },
});

describe('manager-as-text', () => {
  it.each([
    ['reject', 'Acme refuses the request'],
    ['ignore', 'Acme ignores it'],
  ])('reports a manager to a vendor that does not take a text (%s)', (answer, why) => {
    expect(findingsOf('ML601', userExport([...completeRows, manager]), acme(answer))).toMatchObject([
      { severity: 'warning', why: expect.stringContaining(why), fix: { safe: false, patch: [{ op: 'remove' }] } },
    ]);
  });

  it.each([
    ['a vendor that takes it', [...completeRows, manager], acme('accept')],
    ['a vendor of whom nobody knows', [...completeRows, manager], 'generic'],
    ['a mapping without the manager', completeRows, acme('reject')],
  ])('is silent about %s', (_name, rows, profile) => {
    expect(messagesOf('ML601', userExport(rows), profile)).toEqual([]);
  });
});
