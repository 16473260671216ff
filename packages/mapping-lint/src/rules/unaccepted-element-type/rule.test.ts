import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (...targets: readonly string[]) => {
  const supported = targets.map((target) => ({ target }));
  return { id: 'acme', name: 'Acme', users: { targets: { list: 'closed', supported } } };
};
const work = 'emails[type eq "work"].value';
const home = row('emails[type eq "home"].value', 'otherMails');

describe('unaccepted-element-type', () => {
  it('offers the only type that is accepted, in the place of "not supported"', () => {
    const exported = userExport([home]);
    expect(findingsOf('ML503', exported, profile(work))).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ op: 'replace', value: work }] } },
    ]);
    expect(messagesOf('ML501', exported, profile(work))).toEqual([]);
  });

  it('leaves the choice between several types', () => {
    const several = profile(work, 'emails[type eq "other"].value');
    expect(findingsOf('ML503', userExport([home]), several)[0]!.fix).toBeNull();
  });

  it.each([
    [0, true],
    [2, false],
  ])('takes the mapping away where each accepted type is mapped, unless it matches: %d', (matchingPriority, safe) => {
    const matching = row('emails[type eq "home"].value', 'otherMails', { matchingPriority });
    const [found] = findingsOf('ML503', userExport([matching, row(work.replace('eq', 'EQ'), 'mail')]), profile(work));
    expect(found).toMatchObject({
      help: 'remove the mapping',
      portal: expect.stringContaining('▸ Delete, then Save'),
      fix: { safe, patch: [{ op: 'remove' }] },
    });
  });

  it.each([
    ['the type is accepted', row(work, 'mail')],
    ['the attribute is not accepted at all', row('phoneNumbers[type eq "fax"].value', 'a')],
  ])('is silent where %s', (_name, each) => expect(messagesOf('ML503', userExport([each]), profile(work))).toEqual([]));
});
