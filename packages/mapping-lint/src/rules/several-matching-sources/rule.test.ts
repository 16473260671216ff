import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const joined = 'Join(".", [givenName], [surname])';

describe('several-matching-sources', () => {
  it('reports a matching value of two attributes', () => {
    const exported = userExport([expressionRow('userName', joined, { matchingPriority: 1 })]);
    expect(findingsOf('ML209', exported, 'generic')).toMatchObject([
      { severity: 'error', message: 'the matching value is made of "givenName" and "surname"' },
    ]);
  });

  it.each([
    ['it does not match', expressionRow('name.formatted', joined)],
    ['one attribute is read', expressionRow('userName', 'ToLower([mail])', { matchingPriority: 1 })],
    ['one attribute is read twice', expressionRow('userName', 'Coalesce([mail], [mail])', { matchingPriority: 1 })],
  ])('is silent where %s', (_name, each) => expect(messagesOf('ML209', userExport([each]), 'generic')).toEqual([]));
});
