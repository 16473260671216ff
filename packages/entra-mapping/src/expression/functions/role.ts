import type { Value } from '../values/value.ts';
import type { Call } from './call.ts';
import { type FunctionDefinition, inReference, LISTED_ONLY, type ParameterDefinition } from './definition.ts';

const ASSIGNMENTS: ParameterDefinition = {
  name: 'appRoleAssignments',
  key: 'source',
  type: 'reference',
  required: true,
  description: 'Always the attribute `[appRoleAssignments]`.',
};

const NULL_STAYS_NULL = { behaviour: 'Without an assignment the result is null.', basis: 'inferred' } as const;

const EXAMPLE_ROLES = [{ id: '1f6c', value: 'editor', displayName: 'Editor' }];
const NOT_WITH_ALL = 'Not when the job provisions all users and groups.';
const COMPLEX_TEXT = 'Each role is one text: the JSON object with its `id`, `value` and `displayName`.';

/** The value of a role that is an assignment as JSON; a plain text is the value itself. */
function roleValue(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const { value } = JSON.parse(text) as { readonly value?: unknown };
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

function allRoles(call: Call): Value {
  const value = call.value(0);
  return value === null ? null : [value].flat();
}

/** Functions over the roles that a user is assigned in the application. */
export const roleFunctions: readonly FunctionDefinition[] = [
  {
    name: 'SingleAppRoleAssignment',
    family: 'role',
    summary: 'Gives the one role a user is assigned.',
    parameters: [ASSIGNMENTS],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['With several roles it is not defined which one is given.'],
    inferred: ['Here it is the first one.'],
    restriction: NOT_WITH_ALL,
    documentation: inReference('singleapproleassignment'),
    example: {
      expression: 'SingleAppRoleAssignment([appRoleAssignments])',
      attributes: { appRoleAssignments: EXAMPLE_ROLES },
      expected: 'editor',
    },
    evaluate(call) {
      const [first] = [call.value(0) ?? []].flat();
      return first === undefined ? null : roleValue(first);
    },
  },
  {
    name: 'AppRoleAssignmentsComplex',
    family: 'role',
    summary: 'Gives all roles a user is assigned; roles that are taken away stay in the target.',
    parameters: [ASSIGNMENTS],
    returns: 'list',
    nulls: NULL_STAYS_NULL,
    documented: ['Roles are added to the target, and none is primary.'],
    inferred: [COMPLEX_TEXT],
    restriction: NOT_WITH_ALL,
    documentation: inReference('approleassignmentscomplex'),
    example: {
      expression: 'AppRoleAssignmentsComplex([appRoleAssignments])',
      attributes: { appRoleAssignments: EXAMPLE_ROLES },
      expected: ['{"id":"1f6c","value":"editor","displayName":"Editor"}'],
    },
    evaluate: allRoles,
  },
  {
    name: 'AssertiveAppRoleAssignmentsComplex',
    family: 'role',
    summary: 'Gives all roles a user is assigned, in place of those the target has.',
    parameters: [ASSIGNMENTS],
    returns: 'list',
    nulls: NULL_STAYS_NULL,
    documented: ['Roles of the target that are not assigned are removed.'],
    inferred: [COMPLEX_TEXT],
    restriction: NOT_WITH_ALL,
    documentation: {
      status: 'elsewhere',
      url: 'https://learn.microsoft.com/entra/identity/app-provisioning/customize-application-attributes',
    },
    example: {
      expression: 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])',
      attributes: { appRoleAssignments: EXAMPLE_ROLES },
      expected: ['{"id":"1f6c","value":"editor","displayName":"Editor"}'],
    },
    evaluate: allRoles,
  },
  {
    name: 'AppRoleAssignments',
    family: 'role',
    summary: 'Gives the values of all roles a user is assigned.',
    parameters: [{ ...ASSIGNMENTS, name: 'source' }],
    returns: 'list',
    nulls: NULL_STAYS_NULL,
    inferred: ['Gives values only, without identifiers and names.'],
    documentation: LISTED_ONLY,
    example: {
      expression: 'AppRoleAssignments([appRoleAssignments])',
      attributes: { appRoleAssignments: EXAMPLE_ROLES },
      expected: ['editor'],
    },
    evaluate(call) {
      const value = call.value(0);
      return value === null ? null : [value].flat().map(roleValue);
    },
  },
];
