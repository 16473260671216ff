import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row } from '../../../test-support/lint.ts';

const source = [{ name: 'manager', type: 'Reference' }, { name: 'department' }];
const target = [{ name: 'boss', type: 'Reference' }, { name: 'title' }];
const lint = (to: string, from: string) =>
  messagesOf('ML603', definedExport([row(to, from)], { source, target }), 'generic');

describe('reference-type', () => {
  it.each([
    ['title', 'manager', '"manager" is a reference, and "title" is a String in the attribute list'],
    ['boss', 'department', '"boss" is a reference in the attribute list, and "department" is a String'],
  ])('reports %s from %s', (to, from, message) => {
    const open = { id: 'acme', name: 'Acme' };
    expect(findingsOf('ML603', definedExport([row(to, from)], { source, target }), open)).toMatchObject([
      { severity: 'error', message },
    ]);
  });

  it('is silent where both are references, or neither is, or one is not defined', () => {
    expect(lint('boss', 'manager')).toEqual([]);
    expect(lint('title', 'department')).toEqual([]);
    expect(lint('title', 'jobTitle')).toEqual([]);
  });
});
