import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf } from '../../../test-support/lint.ts';

const target = (...anchors: readonly string[]) => [
  ...anchors.map((name) => ({ name, anchor: true })),
  { name: 'userName', anchor: false },
];

describe('anchor-count', () => {
  it('reports the second of two anchors', () => {
    expect(findingsOf('ML115', definedExport(completeRows, { target: target('id', 'externalId') }))).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('has 2 anchors: "id", "externalId"'),
        pointer: '/directories/0/objects/0/attributes/1/anchor',
      },
    ]);
  });

  it.each([[target('id')], [target()]])('is silent about one anchor, and about none', (attributes) => {
    expect(messagesOf('ML115', definedExport(completeRows, { target: attributes }))).toEqual([]);
  });
});
