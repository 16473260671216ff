import { quoted } from '../../text/printable.ts';
import { booleanText, isNullOrEmpty, parseBoolean, type Value } from '../values/value.ts';
import type { Call } from './call.ts';
import { type FunctionDefinition, inReference, LISTED_ONLY, type ParameterDefinition } from './definition.ts';

const EXPRESSION: ParameterDefinition = {
  name: 'expression',
  key: 'source',
  type: 'any',
  required: true,
  description: 'The value to look at.',
};

function isNull(call: Call): Value {
  return booleanText(call.value(0) === null);
}

function evaluateSwitch(call: Call): Value {
  if (call.slots % 2 !== 0) call.fail('arity', 'has a key without a value, or lacks the slot of the default value');
  const source = call.text(0) ?? '';
  for (let slot = 2; slot < call.slots; slot += 2) {
    if ((call.text(slot) ?? '') === source) return call.value(slot + 1);
  }
  return call.value(1);
}

/** Functions that decide and test. */
export const logicFunctions: readonly FunctionDefinition[] = [
  {
    name: 'IIF',
    family: 'logic',
    summary: 'Gives one of two values by a condition.',
    parameters: [
      {
        name: 'condition',
        key: 'one',
        type: 'condition',
        required: true,
        description: 'A comparison with `=`, `<>`, `>`, `>=`, `<` or `<=`, or a value that means true or false.',
      },
      { name: 'valueIfTrue', key: 'four', type: 'any', required: true, description: 'The value when it holds.' },
      { name: 'valueIfFalse', key: 'five', type: 'any', required: false, description: 'The value when it does not.' },
    ],
    returns: 'any',
    nulls: {
      behaviour:
        'In a comparison null counts as empty text for `=` and `<>`; other comparisons with null do not hold. As the whole condition null and empty text are false.',
      basis: 'inferred',
    },
    documented: [
      'There is one comparison at most; AND and OR are nested calls.',
      'Whether a test for null or empty in the condition works is doubtful by the documentation; Switch is its advice.',
      'IgnoreFlowIfNullOrEmpty must not be the condition.',
    ],
    inferred: [
      'Two numbers are compared as numbers, anything else by letters, case included.',
      'Only the chosen value is evaluated.',
      'Without valueIfFalse the result is null.',
      'A condition that is neither a truth value nor a number is an error.',
    ],
    documentation: inReference('iif'),
    example: {
      expression: 'IIF([country]="DE", "Berlin", "London")',
      attributes: { country: 'DE' },
      expected: 'Berlin',
    },
    evaluate: (call) => call.value(call.condition(0) ? 1 : 2),
  },
  {
    name: 'Switch',
    family: 'logic',
    summary: 'Gives the value that belongs to the first key that equals the source.',
    parameters: [
      { name: 'source', type: 'text', required: true, description: 'The value to look for among the keys.' },
      { name: 'defaultValue', type: 'any', required: false, description: 'The value when no key equals the source.' },
      {
        name: 'key, value',
        key: 'switchValue',
        type: 'any',
        required: true,
        repeated: true,
        description: 'Pairs of a key and its value.',
      },
    ],
    minimumArguments: 4,
    returns: 'any',
    nulls: { behaviour: 'A null or empty source equals the key `""`.', basis: 'documented' },
    documented: [
      'Letter case counts.',
      'The source must not be IsPresent, IsNull or IsNullOrEmpty, nor a reference attribute such as manager.',
      'In an incremental cycle out of Entra ID, a Switch over an attribute that did not change may give null.',
    ],
    inferred: [
      'The first of equal keys wins.',
      'Only the chosen value is evaluated.',
      'Without a default the result is null.',
    ],
    documentation: inReference('switch'),
    example: {
      expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      attributes: { IsSoftDeleted: false },
      expected: 'True',
    },
    evaluate: evaluateSwitch,
  },
  {
    name: 'Coalesce',
    family: 'logic',
    summary: 'Gives the first value that is not null.',
    parameters: [
      { name: 'source', type: 'any', required: true, repeated: true, description: 'The values, the default last.' },
    ],
    returns: 'any',
    nulls: { behaviour: 'Null is passed over; empty text is a value. All null gives null.', basis: 'documented' },
    inferred: ['Values behind the chosen one are not evaluated.', 'Passing over empty text as well is an option.'],
    documentation: inReference('coalesce'),
    example: {
      expression: 'Coalesce([mail], [otherMail], "none")',
      attributes: { otherMail: 'ada@example.org' },
      expected: 'ada@example.org',
    },
    evaluate(call) {
      const isSkipped = call.host.readings.coalesceSkipsEmpty
        ? isNullOrEmpty
        : (value: Value): boolean => value === null;
      for (let slot = 0; slot < call.slots; slot++) {
        const value = call.value(slot);
        if (!isSkipped(value)) return value;
      }
      return null;
    },
  },
  {
    name: 'Not',
    family: 'logic',
    summary: 'Turns a truth value round.',
    parameters: [{ name: 'source', type: 'boolean', required: true, description: 'The truth value.' }],
    returns: 'boolean',
    nulls: { behaviour: 'Null and empty text give `True`.', basis: 'documented' },
    documented: ['`True` gives `False`, anything else gives `True`.'],
    inferred: ['Letter case does not count.'],
    documentation: inReference('not'),
    example: { expression: 'Not([accountDisabled])', attributes: { accountDisabled: 'False' }, expected: 'True' },
    evaluate: (call) => booleanText((call.text(0) ?? '').trim().toLowerCase() !== 'true'),
  },
  {
    name: 'CBool',
    family: 'logic',
    summary: 'Gives the truth of a comparison or a number.',
    parameters: [
      { name: 'expression', key: 'source', type: 'condition', required: true, description: 'A comparison or a value.' },
    ],
    returns: 'boolean',
    nulls: { behaviour: 'Null and empty text give `False`.', basis: 'inferred' },
    documented: ['Any number but zero gives `True`.'],
    inferred: ['Text that is neither a truth value nor a number is an error.'],
    documentation: inReference('cbool'),
    example: {
      expression: 'CBool([country] = [usageLocation])',
      attributes: { country: 'DE', usageLocation: 'DE' },
      expected: 'True',
    },
    evaluate(call) {
      if (call.isComparison(0)) return booleanText(call.condition(0));
      const text = call.text(0);
      if (text === null || text === '') return 'False';
      return booleanText(parseBoolean(text) ?? call.fail('argument', `is no truth value: ${quoted(text)}`, 0));
    },
  },
  {
    name: 'IsNull',
    family: 'logic',
    summary: 'Tells whether a value is absent.',
    parameters: [EXPRESSION],
    returns: 'boolean',
    nulls: { behaviour: 'Only null gives `True`; empty text gives `False`.', basis: 'documented' },
    documentation: inReference('isnull'),
    example: { expression: 'IsNull([manager])', expected: 'True' },
    evaluate: isNull,
  },
  {
    name: 'IsNothing',
    family: 'logic',
    summary: 'Tells whether a value is absent.',
    parameters: [{ ...EXPRESSION, name: 'source' }],
    returns: 'boolean',
    nulls: { behaviour: 'Only null gives `True`.', basis: 'inferred' },
    inferred: ['Works as IsNull.'],
    documentation: LISTED_ONLY,
    example: { expression: 'IsNothing([mobile])', attributes: { mobile: '' }, expected: 'False' },
    evaluate: isNull,
  },
  {
    name: 'IsNullOrEmpty',
    family: 'logic',
    summary: 'Tells whether a value is absent or empty text.',
    parameters: [EXPRESSION],
    returns: 'boolean',
    nulls: { behaviour: 'Null and empty text give `True`.', basis: 'documented' },
    inferred: ['A list of nothing but empty texts is empty.'],
    documentation: inReference('isnullorempty'),
    example: { expression: 'IsNullOrEmpty([mobile])', attributes: { mobile: '' }, expected: 'True' },
    evaluate: (call) => booleanText(isNullOrEmpty(call.value(0))),
  },
  {
    name: 'IsPresent',
    family: 'logic',
    summary: 'Tells whether there is a value that is not empty.',
    parameters: [EXPRESSION],
    returns: 'boolean',
    nulls: { behaviour: 'Null and empty text give `False`.', basis: 'documented' },
    documentation: inReference('ispresent'),
    example: { expression: 'IsPresent([mobile])', attributes: { mobile: '+49 30 5550100' }, expected: 'True' },
    evaluate: (call) => booleanText(!isNullOrEmpty(call.value(0))),
  },
  {
    name: 'IsString',
    family: 'logic',
    summary: 'Tells whether a value can be turned into text.',
    parameters: [EXPRESSION],
    returns: 'boolean',
    nulls: { behaviour: 'Null gives `False`.', basis: 'inferred' },
    inferred: ['A list of more than one value cannot be turned into text.'],
    documentation: inReference('isstring'),
    example: { expression: 'IsString([employeeId])', attributes: { employeeId: 4711 }, expected: 'True' },
    evaluate(call) {
      const value = call.value(0);
      return booleanText(typeof value === 'string' || value?.length === 1);
    },
  },
  {
    name: 'BitAnd',
    family: 'logic',
    summary: 'Gives the bits that two numbers have in common.',
    parameters: [
      { name: 'value1', key: 'left', type: 'integer', required: true, description: 'A whole number.' },
      { name: 'value2', key: 'right', type: 'integer', required: true, description: 'A whole number.' },
    ],
    returns: 'number',
    nulls: { behaviour: 'Null on either side gives null.', basis: 'inferred' },
    documented: ['Numbers may be written in hexadecimal, as in `&HF7`.'],
    inferred: ['Numbers of 64 bits and more are exact.'],
    documentation: inReference('bitand'),
    example: {
      expression: 'BitAnd([userAccountControl], 2)',
      attributes: { userAccountControl: '514' },
      expected: '2',
    },
    evaluate(call) {
      const left = call.integer(0);
      const right = call.integer(1);
      return left === null || right === null ? null : String(left & right);
    },
  },
];
