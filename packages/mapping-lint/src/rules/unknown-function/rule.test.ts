import { describe, expect, it } from 'vitest';
import { expressionRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const mapped = (expression: string) => userExport([expressionRow('title', expression)]);

describe('unknown-function', () => {
  it.each([
    ['ToLowr([jobTitle])', 'error', 'there is no function ToLowr'],
    ['tolower([jobTitle])', 'warning', 'the function is documented as ToLower'],
  ])('reports %s', (expression, severity, part) => {
    expect(findingsOf('ML803', mapped(expression), 'generic')).toMatchObject([
      { severity, message: expect.stringContaining(part), mapping: { target: 'title' } },
    ]);
  });

  it('offers what was meant', () => {
    const [finding] = findingsOf('ML803', mapped('tolower([jobTitle])'), 'generic');
    expect(finding!.fix).toMatchObject({
      safe: false,
      patch: expect.arrayContaining([expect.objectContaining({ op: 'replace', value: 'ToLower([jobTitle])' })]),
    });
  });

  it.each(['ToLower([jobTitle])', 'Trim([jobTitle])', 'Error("x")'])('is silent about %s', (expression) => {
    expect(messagesOf('ML803', mapped(expression), 'generic')).toEqual([]);
  });

  it('is silent about the plural by which Microsoft calls a function too', () => {
    expect(messagesOf('ML803', mapped('SingleAppRoleAssignments([appRoleAssignments])'), 'generic')).toEqual([]);
  });
});
