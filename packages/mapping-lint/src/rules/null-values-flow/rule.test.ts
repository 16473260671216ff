import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, mandatoryRows, messagesOf, row } from '../../../test-support/lint.ts';

const flowing = (name: string, rows: readonly object[] = mandatoryRows) =>
  definedExport(rows, { target: [{ name, flowNullValues: true }] });

describe('null-values-flow', () => {
  it.each(['userName', 'name.givenName'])('reports %s, which matches or is required', (name) => {
    expect(findingsOf('ML816', flowing(name))).toMatchObject([
      { severity: 'warning', fix: { safe: false, patch: [{ op: 'replace', value: false }] } },
    ]);
  });

  it('is silent about an attribute that may be empty', () => {
    expect(messagesOf('ML816', flowing('title', [row('title', 'jobTitle')]), 'generic')).toEqual([]);
  });
});
