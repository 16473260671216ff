import type { AppRole } from '../directory/types.ts';
import type { TargetAttribute } from './target-attribute.ts';

/** How the roles of a user are sent; the names of the functions that a mapping writes. */
export type RoleFunction = 'AppRoleAssignmentsComplex' | 'AssertiveAppRoleAssignmentsComplex';

const FUNCTIONS: readonly RoleFunction[] = ['AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'];

/** The `type` of every role that Entra sends as an object. */
const ROLE_TYPE = 'WindowsAzureActiveDirectoryRole';

/** The function by which whole roles are sent, where the outermost one of a mapping does it. */
export function roleFunctionOf(name: string | undefined): RoleFunction | undefined {
  return FUNCTIONS.find((each) => each.toLowerCase() === name?.toLowerCase());
}

/** Where a created object has a value: the element of a single role says what kind of role it is, as the sample shows. */
export function createdRole(name: string | undefined, target: TargetAttribute): TargetAttribute {
  const { conditions } = target;
  if (name?.toLowerCase() !== 'singleapproleassignment' || conditions === undefined) return target;
  return { ...target, conditions: [...conditions, { part: 'type', value: ROLE_TYPE }] };
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
