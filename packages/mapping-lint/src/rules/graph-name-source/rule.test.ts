import { describe, expect, it } from 'vitest';
import { definedExport, expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('graph-name-source', () => {
  it.each([
    ['mobilePhone', 'mobile'],
    ['businessPhones', 'telephoneNumber'],
    ['officeLocation', 'physicalDeliveryOfficeName'],
    ['id', 'objectId'],
  ])('writes %s as %s', (written, right) => {
    expect(findingsOf('ML814', userExport([row('title', written)]), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ value: right }, { value: `[${right}]` }] } },
    ]);
  });

  it('finds them inside expressions, where a person has to write the text', () => {
    const exported = userExport([expressionRow('title', 'ToLower([mobilePhone])')]);
    expect(findingsOf('ML814', exported, 'generic')).toMatchObject([{ fix: null }]);
  });

  it('is silent about the right names, and where the source lists the other one', () => {
    expect(messagesOf('ML814', userExport([row('title', 'mobile')]), 'generic')).toEqual([]);
    const source = [{ name: 'mobilePhone' }];
    expect(messagesOf('ML814', definedExport([row('title', 'mobilePhone')], { source }), 'generic')).toEqual([]);
  });
});
