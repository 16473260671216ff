import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (matching: object) => ({ id: 'acme', name: 'Acme', users: { matching } });
const asked = profile({ target: 'externalId', precedence: 1 });
const rows = (priority?: number) => [
  ...mandatoryRows,
  row('externalId', 'objectId', priority === undefined ? {} : { matchingPriority: priority }),
];

describe('wrong-matching-target', () => {
  it('reports that the attribute does not match, and exchanges the priorities', () => {
    const [finding, ...others] = findingsOf('ML210', userExport(rows(0)), asked);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      message: '"externalId" has to match with precedence 1, and it does not match',
      fix: {
        safe: false,
        patch: [
          { path: expect.stringMatching(/\/3\/matchingPriority$/), value: 1 },
          { path: expect.stringMatching(/\/0\/matchingPriority$/), value: 0 },
        ],
      },
    });
  });

  it.each([
    [rows(2), 'it has 2'],
    [mandatoryRows, 'it is not mapped'],
  ])('says what is the case instead', (given, what) => {
    expect(messagesOf('ML210', userExport(given), asked)).toEqual([
      `"externalId" has to match with precedence 1, and ${what}`,
    ]);
  });

  it.each([
    ['it matches as asked for', [row('externalId', 'objectId', { matchingPriority: 1 })], asked],
    ['nothing matches, which is a finding of its own', mandatoryRows.slice(1), asked],
    ['the profile gives no precedence', rows(0), profile({ target: 'externalId' })],
    ['the profile does not know', rows(0), profile({ target: 'unknown' })],
  ])('is silent where %s', (_name, given, known) => {
    expect(messagesOf('ML210', userExport(given), known)).toEqual([]);
  });
});
