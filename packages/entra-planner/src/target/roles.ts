import { type AttributeMapping, readSourceExpression } from 'entra-mapping';
import type { AppRole } from '../directory/types.ts';

/** How the roles of a user are sent; the names of the functions that a mapping writes. */
export type RoleFunction = 'AppRoleAssignmentsComplex' | 'AssertiveAppRoleAssignmentsComplex';

const FUNCTIONS: readonly RoleFunction[] = ['AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'];

/** The `type` of every role that Entra sends as an object. */
export const ROLE_TYPE = 'WindowsAzureActiveDirectoryRole';

/** The function by which a mapping sends whole roles, where it does. */
export function roleFunctionOf(mapping: AttributeMapping): RoleFunction | undefined {
  const name = outermostFunction(mapping);
  return FUNCTIONS.find((each) => each.toLowerCase() === name);
}

/** Whether a mapping sends the value of one role. */
export function isSingleRole(mapping: AttributeMapping): boolean {
  return outermostFunction(mapping) === 'singleapproleassignment';
}

/** The name of the function that gives the value of a mapping, in lower case. */
function outermostFunction({ source }: AttributeMapping): string | undefined {
  if (source === null || source.type.toLowerCase() !== 'function') return undefined;
  try {
    const { expression } = readSourceExpression(source);
    return expression.kind === 'call' ? expression.name.toLowerCase() : undefined;
  } catch {
    // The evaluation of the mapping says what is wrong with it.
    return undefined;
  }
}

/**
 * The roles as objects, as POST and, with the flag, PATCH carry them.
 *
 * @see [Provisioning a role to a SCIM app](https://learn.microsoft.com/entra/identity/app-provisioning/customize-application-attributes#provisioning-a-role-to-a-scim-app)
 */
export function roleObjects(name: RoleFunction, roles: readonly AppRole[]): readonly object[] {
  const label = name === 'AppRoleAssignmentsComplex' ? 'displayName' : 'display';
  return roles.map(({ value, displayName = value }) => ({
    primary: false,
    type: ROLE_TYPE,
    [label]: displayName,
    value,
  }));
}

/** The roles as JSON inside text, as a PATCH without the flag carries them. */
export function roleTexts(roles: readonly AppRole[]): readonly object[] {
  return roles.map(({ id, value, displayName = value }) => ({
    value: JSON.stringify({ ...(id === undefined ? {} : { id }), value, displayName }),
  }));
}
