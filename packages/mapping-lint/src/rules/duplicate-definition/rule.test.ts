import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf } from '../../../test-support/lint.ts';

describe('duplicate-definition', () => {
  it('reports the second definition', () => {
    const target = [{ name: 'userName' }, { name: 'title' }, { name: 'userName', type: 'Integer' }];
    expect(findingsOf('ML116', definedExport(completeRows, { target }))).toMatchObject([
      { severity: 'error', pointer: '/directories/0/objects/0/attributes/2/name' },
    ]);
  });

  it('is silent about the same name in two objects, and in two letter cases', () => {
    const source = [{ name: 'displayName' }];
    const target = [{ name: 'displayName' }, { name: 'DisplayName' }];
    expect(messagesOf('ML116', definedExport(completeRows, { source, target }))).toEqual([]);
  });
});
