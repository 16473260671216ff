import { describe, expect, it } from 'vitest';
import { definedExport, expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const joined = expressionRow('aliases', 'Join(",", [proxyAddresses])');
const profile = (more: object) => ({
  id: 'a',
  name: 'A',
  users: { targets: { supported: [{ target: 'aliases', ...more }] } },
});

describe('joined-list', () => {
  it('reports one text for a list, by the profile or by the attribute list', () => {
    expect(findingsOf('ML810', userExport([joined]), profile({ multiValued: true }))).toMatchObject([
      { severity: 'warning', message: '"aliases" takes a list, and Join makes one text' },
    ]);
    const listed = definedExport([joined], { target: [{ name: 'aliases', multivalued: true }] });
    expect(messagesOf('ML810', listed, { id: 'a', name: 'A' })).toHaveLength(1);
  });

  it.each([{ multiValued: false }, { values: { separator: ';' } }, {}])('is silent for a target with %j', (more) => {
    expect(messagesOf('ML810', userExport([joined]), profile(more))).toEqual([]);
  });
});
