import type { AppRole } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import type { Change } from '../patch/change.ts';
import { isSame, typedValue } from '../target/convert.ts';
import { readTarget } from '../target/read-target.ts';
import { roleObjects, roleTexts } from '../target/roles.ts';
import type { MappedValue } from './map-values.ts';

/**
 * What has to change in the target, by comparison with what it has: added where it has nothing or empty text, replaced where
 * it has something else. Lists are only ever added to, and only what they lack.
 *
 * @see [Known issues](https://learn.microsoft.com/entra/identity/app-provisioning/known-issues): a value that is null never
 * flows, so nothing is ever removed.
 */
export function changesOf(
  values: readonly MappedValue[],
  resource: unknown,
  roles: readonly AppRole[],
  options: PlannerOptions,
): readonly Change[] {
  return values.flatMap((mapped) => {
    if (mapped.roles !== undefined) return roleChange(mapped, resource, roles, options);
    return mapped.target.multiValued ? listChange(mapped, resource) : singleChange(mapped, resource, options);
  });
}

function singleChange(
  { target, value }: MappedValue,
  resource: unknown,
  { truthValues }: PlannerOptions,
): readonly Change[] {
  const before = readTarget(resource, target);
  const typed = typedValue(target, value);
  const text = target.type === 'boolean' && truthValues === 'boolean' ? typed : value;
  if (before === undefined || before === '') return [{ target, op: 'add', text, typed, before: undefined }];
  return isSame(target, before, value) ? [] : [{ target, op: 'replace', text, typed, before }];
}

function listChange({ target, value }: MappedValue, resource: unknown): readonly Change[] {
  const before = readTarget(resource, target);
  const known = new Set(valuesOf(before));
  const missing = (typeof value === 'string' ? [value] : value).filter((text) => !known.has(text));
  if (missing.length === 0) return [];
  const elements = missing.map((text) => ({ value: text }));
  return [{ target, op: 'add', text: elements, typed: elements, before }];
}

function roleChange(
  { target, roles: name }: MappedValue,
  resource: unknown,
  roles: readonly AppRole[],
  { dialect }: PlannerOptions,
): readonly Change[] {
  const before = readTarget(resource, target);
  const known = new Set(valuesOf(before));
  const objects = roleObjects(name!, roles);
  if (name === 'AssertiveAppRoleAssignmentsComplex') {
    if (known.size === roles.length && roles.every(({ value }) => known.has(value))) return [];
    return [{ target, op: 'replace', text: objects, typed: objects, before, lowerCase: true }];
  }
  const missing = roles.filter(({ value }) => !known.has(value));
  if (missing.length === 0) return [];
  const typed = roleObjects(name!, missing);
  return [{ target, op: 'add', text: dialect === 'aadOptscim062020' ? typed : roleTexts(missing), typed, before }];
}

/** The values of a list, of elements and of plain text; of a role that a target kept as JSON in text, the role's. */
function valuesOf(list: unknown): readonly string[] {
  const elements = Array.isArray(list) ? list : list === undefined ? [] : [list];
  return elements.map((element: unknown) => {
    const value = typeof element === 'object' && element !== null ? (element as { value?: unknown }).value : element;
    return roleInText(value) ?? String(value);
  });
}

function roleInText(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    const inside = (parsed as { value?: unknown } | null)?.value;
    return typeof inside === 'string' ? inside : undefined;
  } catch {
    return undefined;
  }
}
