import type { Dialect, PlannerOptions } from '../options.ts';
import type { EntraOperation } from '../request.ts';
import type { Change } from './change.ts';

const CAPITALIZED = { add: 'Add', replace: 'Replace', remove: 'Remove' } as const;

/** An operator in the letter case of a dialect. */
export function operator(op: keyof typeof CAPITALIZED, dialect: Dialect | undefined): string {
  return dialect === 'aadOptscim062020' ? op : CAPITALIZED[op];
}

/**
 * The operations of one PATCH.
 *
 * By default there is one for each attribute, in the order of the mapping. With the flag those on elements come first, each
 * with its path; single values are merged, the added ones and the replaced ones each into one operation without a path whose
 * keys are dotted and carry the URN of an extension.
 *
 * @see [SCIM 2.0 compliance of the provisioning service](https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility)
 */
export function operationsOf(
  changes: readonly Change[],
  { dialect, singleReplace }: Pick<PlannerOptions, 'dialect' | 'singleReplace'>,
): readonly EntraOperation[] {
  if (dialect !== 'aadOptscim062020') return changes.map(defaultOperation);
  const separate = changes.filter(isSeparate).map(withPath);
  const single = changes.filter((change) => !isSeparate(change));
  const merged = (['add', 'replace'] as const).flatMap((op) => {
    const same = single.filter((change) => change.op === op);
    if (same.length === 0) return [];
    const keepsPath = same.length === 1 && (op === 'add' || singleReplace !== 'value');
    return keepsPath ? same.map(withPath) : [{ op, value: mergedValue(same) }];
  });
  return [...separate, ...merged];
}

function defaultOperation({ target, op, text, lowerCase }: Change): EntraOperation {
  return { op: lowerCase === true ? op : CAPITALIZED[op], path: target.name, value: text };
}

/** What selects an element, and whole lists, can't be a key of an object. */
function isSeparate({ target }: Change): boolean {
  return target.conditions !== undefined || target.multiValued || target.type === 'reference';
}

function withPath({ target, op, typed }: Change): EntraOperation {
  return { op, path: target.name, value: typed };
}

function mergedValue(changes: readonly Change[]): Record<string, unknown> {
  return Object.fromEntries(changes.map(({ target, typed }) => [target.name, typed]));
}
