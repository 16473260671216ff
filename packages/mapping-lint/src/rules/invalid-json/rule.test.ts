import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('invalid-json', () => {
  it.each([
    ['a trailing comma', clean.replace(/\n\}$/, ',\n}'), 'a comma stands before the closing bracket'],
    ['a comment', `${clean} // as of May`, 'JSON has no comments'],
    ['an ellipsis', clean.replace('[', '[ ..., '), 'an ellipsis stands for something that was left out'],
    ['a no-break space', clean.replace('{', '{\u00a0'), 'an invisible character'],
  ])('reports %s as an error, at its place', (_name, text, message) => {
    const [finding, ...others] = findingsOf('ML101', text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', message: expect.stringContaining(message) });
  });

  it('points at the smallest value around the fault', () => {
    const text = clean.replace('"name": "Users"', '"name": /* all */ "Users"');
    expect(findingsOf('ML101', text)[0]!.pointer).toBe('/synchronizationRules/0/objectMappings/0');
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML101', clean)).toEqual([]);
  });
});
