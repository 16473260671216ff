import { describe, expect, it } from 'vitest';
import { constantRow, definedExport, findingsOf, messagesOf, row } from '../../../test-support/lint.ts';

const target = [
  { name: 'active', type: 'Boolean' },
  { name: 'level', type: 'Integer' },
  { name: 'hired', type: 'DateTime' },
  { name: 'title', type: 'String' },
];
const profile = { id: 'acme', name: 'Acme' };
const lint = (each: object) => messagesOf('ML413', definedExport([each], { target }), profile);

describe('value-of-wrong-type', () => {
  it.each([
    [constantRow('active', 'yes'), 'the constant "yes" is no Boolean, which "active" is'],
    [constantRow('level', 'high'), 'the constant "high" is no Integer, which "level" is'],
    [constantRow('hired', 'soon'), 'the constant "soon" is no DateTime, which "hired" is'],
    [row('active', 'a', { defaultValue: '1' }), 'the default value "1" is no Boolean, which "active" is'],
  ])('reports a value that does not fit', (each, message) => expect(lint(each)).toEqual([message]));

  it('shows the value itself', () => {
    const [finding] = findingsOf(
      'ML413',
      definedExport([row('active', 'a', { defaultValue: 'x' })], { target }),
      profile,
    );
    expect(finding!.pointer).toMatch(/\/defaultValue$/);
  });

  it.each([
    constantRow('active', 'True'),
    constantRow('level', '-3'),
    constantRow('hired', '2026-01-31T08:00:00Z'),
    constantRow('title', 'yes'),
    constantRow('level', '%Macro%'),
    row('active', 'a', { defaultValue: '' }),
  ])('is silent about a value that does', (each) => expect(lint(each)).toEqual([]));
});
