import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('wrapped-schema', () => {
  it('tells of a template, as information', () => {
    const template = `{"id": "scim", "factoryTag": "scim", "schema": ${clean}}`;
    const [finding] = findingsOf('ML103', template);
    expect(finding).toMatchObject({ severity: 'info', location: { line: 1, column: 1 } });
    expect(finding!.message).toContain('template "scim"');
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML103', clean)).toEqual([]);
  });
});
