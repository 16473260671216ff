import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const unmatched = [row('userName', 'userPrincipalName'), ...mandatoryRows.slice(1)];

describe('no-matching-attribute', () => {
  it('reports an object mapping without a matching attribute, and offers the one that the vendor is found by', () => {
    const [finding, ...others] = findingsOf('ML201', userExport(unmatched));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      message: 'no mapping is used to match existing users',
      help: 'give the mapping of "userName" the matching priority 1',
      fix: {
        safe: false,
        patch: [
          {
            op: 'add',
            path: '/synchronizationRules/0/objectMappings/0/attributeMappings/0/matchingPriority',
            value: 1,
          },
        ],
      },
    });
  });

  it('takes a priority of 0 for none, and the displayName for the usual attribute of groups', () => {
    const rows = [row('displayName', 'displayName', { matchingPriority: 0 })];
    const [finding] = findingsOf('ML201', groupExport(rows), 'generic');
    expect(finding!.fix!.patch).toEqual([expect.objectContaining({ op: 'replace', value: 1 })]);
  });

  it('offers no edit where the attribute is not mapped', () => {
    expect(findingsOf('ML201', userExport(unmatched.slice(1)))[0]!.fix).toBeNull();
  });

  it('offers no edit where nothing feeds the attribute', () => {
    const rows = [{ ...row('userName', 'x'), source: null, defaultValue: 'x' }, ...mandatoryRows.slice(1)];
    expect(findingsOf('ML201', userExport(rows))[0]!.fix).toBeNull();
  });

  it.each([
    ['one attribute matches', userExport(mandatoryRows)],
    ['the object mapping is off', userExport(unmatched, { enabled: false })],
    ['only a part was given', unmatched],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML201', exported)).toEqual([]));
});
