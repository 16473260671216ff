import { describe, expect, it } from 'vitest';
import { definedExport, expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const source = [{ name: 'proxyAddresses', multivalued: true }, { name: 'mail' }];
const target = [{ name: 'title' }, { name: 'roles', multivalued: true }];
const lint = (each: object) => messagesOf('ML809', definedExport([each], { source, target }), 'generic');

describe('list-to-single-value', () => {
  it.each([
    [row('title', 'proxyAddresses'), '"proxyAddresses" has several values, and "title" takes one'],
    [expressionRow('title', 'Split([mail], "@")'), 'Split has several values, and "title" takes one'],
  ])('reports a list', (each, message) => {
    expect(findingsOf('ML809', definedExport([each], { source, target }), 'generic')).toMatchObject([
      { severity: 'error', message },
    ]);
  });

  it.each([
    ['one of them is taken', expressionRow('title', 'Item([proxyAddresses], 1)')],
    ['the target takes a list', row('roles', 'proxyAddresses')],
    ['the source has one value', row('title', 'mail')],
  ])('is silent where %s', (_name, each) => expect(lint(each)).toEqual([]));

  it('is silent where no list was given', () => {
    expect(messagesOf('ML809', userExport([row('title', 'proxyAddresses')]), 'generic')).toEqual([]);
  });
});
