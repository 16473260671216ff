import { type FunctionDefinition, inReference, type ParameterDefinition } from './definition.ts';

const ATTRIBUTE: ParameterDefinition = {
  name: 'attribute',
  key: 'source',
  type: 'list',
  required: true,
  description: 'A multi-valued attribute, or a list that another function gives.',
};

/** Functions that take and give lists. */
export const listFunctions: readonly FunctionDefinition[] = [
  {
    name: 'Split',
    family: 'list',
    summary: 'Cuts a text into a list.',
    parameters: [
      { name: 'source', type: 'text', required: true, description: 'The text to cut.' },
      { name: 'delimiter', type: 'text', required: true, description: 'The text between the pieces.' },
    ],
    returns: 'list',
    nulls: { behaviour: 'A null source gives null.', basis: 'inferred' },
    documented: ['White space around the pieces is dropped, as the documented result shows.'],
    inferred: ['Keeping that white space is an option.', 'An empty delimiter leaves the text in one piece.'],
    documentation: inReference('split'),
    example: {
      expression: 'Split([extensionAttribute1], ";")',
      attributes: { extensionAttribute1: 'red; green' },
      expected: ['red', 'green'],
    },
    evaluate(call) {
      const delimiter = call.text(1) ?? '';
      const source = call.text(0);
      if (source === null) return null;
      const pieces = delimiter === '' ? [source] : source.split(delimiter);
      return call.host.readings.splitTrims === false ? pieces : pieces.map((piece) => piece.trim());
    },
  },
  {
    name: 'Item',
    family: 'list',
    summary: 'Gives one value of a list.',
    parameters: [
      ATTRIBUTE,
      { name: 'index', type: 'integer', required: true, description: 'The place of the value, from 1.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'Null is a list without values, so that every index is beyond it.', basis: 'inferred' },
    documented: ['Places count from 1, and 0 must not be used; an index beyond the list is an error.'],
    inferred: ['A single value is a list of one.'],
    documentation: inReference('item'),
    example: {
      expression: 'Item(Split([userPrincipalName], "@"), 2)',
      attributes: { userPrincipalName: 'ada@example.com' },
      expected: 'example.com',
    },
    evaluate(call) {
      const values = [call.value(0) ?? []].flat();
      const index = call.count(1);
      return values[index - 1] ?? call.fail('argument', `is ${index}, but there are ${values.length} values`, 1);
    },
  },
  {
    name: 'Count',
    family: 'list',
    summary: 'Counts the values of a list.',
    parameters: [ATTRIBUTE],
    returns: 'number',
    nulls: { behaviour: 'Null has no values.', basis: 'inferred' },
    inferred: ['A single value is a list of one.'],
    documentation: inReference('count'),
    example: { expression: 'Count([proxyAddresses])', attributes: { proxyAddresses: ['a', 'b', 'c'] }, expected: '3' },
    evaluate: (call) => String([call.value(0) ?? []].flat().length),
  },
  {
    name: 'RemoveDuplicates',
    family: 'list',
    summary: 'Drops the values of a list that stand in it before.',
    parameters: [ATTRIBUTE],
    returns: 'list',
    nulls: { behaviour: 'Null stays null.', basis: 'inferred' },
    inferred: ['Letter case counts, and the first of equal values stays in its place.'],
    documentation: inReference('removeduplicates'),
    example: {
      expression: 'RemoveDuplicates([proxyAddresses])',
      attributes: { proxyAddresses: ['a', 'b', 'a'] },
      expected: ['a', 'b'],
    },
    evaluate(call) {
      const value = call.value(0);
      return typeof value === 'string' || value === null ? value : [...new Set(value)];
    },
  },
];
