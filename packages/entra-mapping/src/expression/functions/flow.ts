import { printable } from '../../text/printable.ts';
import { isNullOrEmpty } from '../values/value.ts';
import { type FunctionDefinition, inCloudSync, inReference } from './definition.ts';

/** Functions that decide whether a value flows at all, or how it is shown. */
export const flowFunctions: readonly FunctionDefinition[] = [
  {
    name: 'IgnoreFlowIfNullOrEmpty',
    family: 'flow',
    summary: 'Lets a value flow, unless it is null or empty: then the attribute is left alone.',
    parameters: [
      { name: 'expression', key: 'source', type: 'any', required: true, description: 'The value that may flow.' },
    ],
    returns: 'any',
    nulls: { behaviour: 'Null and empty text take the attribute out of the flow.', basis: 'documented' },
    documented: ['Stands around a whole expression, never in a condition.'],
    documentation: inReference('ignoreflowifnullorempty'),
    example: {
      expression: 'IgnoreFlowIfNullOrEmpty([department])',
      attributes: { department: '' },
      expected: null,
      flow: 'ignore',
    },
    evaluate(call) {
      const value = call.value(0);
      return isNullOrEmpty(value) ? call.host.ignore('attribute') : value;
    },
  },
  {
    name: 'Redact',
    family: 'flow',
    summary: 'Lets a value flow, and hides it in the provisioning log.',
    parameters: [{ name: 'value', type: 'any', required: true, description: 'The value to hide.' }],
    returns: 'any',
    nulls: { behaviour: 'Null stays null.', basis: 'inferred' },
    documented: ['The log shows `[Redact]` in place of the value; meant for initial passwords.'],
    documentation: inReference('redact'),
    example: { expression: 'Redact([employeeId])', attributes: { employeeId: '4711' }, expected: '4711' },
    evaluate: (call) => call.value(0),
  },
  {
    name: 'Error',
    family: 'flow',
    summary: 'Fails the object with a message.',
    parameters: [{ name: 'message', type: 'text', required: true, description: 'What the log is to say.' }],
    returns: 'never',
    nulls: { behaviour: 'A null message is an empty one.', basis: 'inferred' },
    documentation: inCloudSync('error'),
    example: {
      expression: 'IIF(IsPresent([mail]), [mail], Error("a user needs a mail address"))',
      expected: null,
      error: 'raised',
    },
    evaluate: (call) => call.fail('raised', `was reached: ${printable(call.text(0) ?? '')}`),
  },
];
