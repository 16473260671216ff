import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const settings = (more: object, mapping: object = {}) =>
  userExport([...completeRows, row('title', 'jobTitle', more)], mapping);

describe('invalid-enumeration', () => {
  it.each([
    [settings({ flowType: 'always' }), '"always" is no value of "flowType"', 'Always'],
    [settings({ flowBehavior: 'flowalways' }), '"flowalways" is no value of "flowBehavior"', 'FlowAlways'],
    [settings({ source: { type: 'attribute', name: 'jobTitle' } }), '"attribute" is no value of "type"', 'Attribute'],
    [settings({}, { flowTypes: 'Add, update' }), '"update" is no value of "flowTypes"', 'Add,Update'],
  ])('corrects the letter case', (exported, message, value) => {
    expect(findingsOf('ML114', exported, 'generic')).toMatchObject([
      { severity: 'error', message, fix: { safe: true, patch: [{ op: 'replace', value }] } },
    ]);
  });

  it('offers the closest of the known words, for a person to decide', () => {
    const [finding] = findingsOf('ML114', settings({ flowType: 'ObjectAddOnli' }), 'generic');
    expect(finding).toMatchObject({ help: 'write "ObjectAddOnly"', fix: null });
  });

  it.each([
    settings({ flowType: 'ObjectAddOnly', flowBehavior: 'FlowAlways' }, { flowTypes: 'Add, Update, Delete' }),
    settings({}, { flowTypes: 'Add,Update' }),
    settings({ source: null }),
  ])('is silent about words that are known', (exported) =>
    expect(messagesOf('ML114', exported, 'generic')).toEqual([]),
  );

  const defined = (more: object) => definedExport([row('title', 'jobTitle')], { target: [{ name: 'title', ...more }] });

  it.each([
    [{ type: 'Text' }, '"Text" is no value of "type"'],
    [{ mutability: 'Writable' }, '"Writable" is no value of "mutability"'],
  ])('reports a word in the attribute list that there is not', (more, message) => {
    expect(messagesOf('ML114', defined(more), 'generic')).toEqual([message]);
  });

  it('takes the attribute list in any letter case, as the documentation writes it', () => {
    expect(messagesOf('ML114', defined({ type: 'string', mutability: 'readWrite' }), 'generic')).toEqual([]);
  });
});
