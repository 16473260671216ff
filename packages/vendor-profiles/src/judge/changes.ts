import { userResourceType, valuesEqual } from 'scim-core';
import { anyTargetKey } from '../target-key.ts';
import { compileTargets } from '../target-support.ts';
import type { ResourceProfile } from '../types.ts';
import type { Leaf } from './leaves.ts';
import type { JudgedLeaf } from './support.ts';
import type { JudgedChange } from './verdict.ts';

/** What differs between what was there and what a request makes of it. */
export function changesBetween(
  before: readonly Leaf[],
  after: readonly Omit<JudgedLeaf, 'at'>[],
  resource: ResourceProfile,
): JudgedChange[] {
  const held = group(before.map((leaf) => ({ target: spokenName(leaf, resource), value: leaf.value })));
  const put = group(after.filter(({ ignored }) => !ignored));
  const changes: JudgedChange[] = [];
  for (const [key, { target, values }] of put) {
    const old = held.get(key);
    if (old !== undefined && valuesEqual(old.values, values)) continue;
    if (values.every(isNothing) && old === undefined) continue;
    const effect = values.every(isNothing) ? 'removed' : old === undefined ? 'added' : 'replaced';
    changes.push(changeOf(target, effect, values));
  }
  for (const [key, { target }] of held) if (!put.has(key)) changes.push({ target, effect: 'removed' });
  return [...changes, ...ignoredOf(after)];
}

/** What a request names and the vendor does nothing with. */
export function ignoredOf(leaves: readonly Omit<JudgedLeaf, 'at'>[]): JudgedChange[] {
  const ignored = group(leaves.filter((leaf) => leaf.ignored));
  return [...ignored.values()].map(({ target, values }) => changeOf(target, 'ignored', values));
}

/** One change, without the value where that is a secret. */
export function changeOf(target: string, effect: JudgedChange['effect'], values: readonly unknown[]): JudgedChange {
  if (effect === 'removed' || isSecret(target)) return { target, effect };
  return { target, effect, value: values.length === 1 ? values[0] : values };
}

function isSecret(target: string): boolean {
  return userResourceType.index.resolve(target)?.attribute.returned === 'never';
}

/** The name of the profile for a value, or else its own. */
export function spokenName({ candidates }: Pick<Leaf, 'candidates'>, resource: ResourceProfile): string {
  const targets = compileTargets(resource);
  for (const candidate of candidates) {
    const support = targets.supportText(candidate);
    if (support.supported === true && support.by !== 'schema' && 'target' in support.by) return support.by.target;
  }
  return candidates[0] ?? '';
}

function group(leaves: readonly { readonly target: string; readonly value: unknown }[]) {
  const grouped = new Map<string, { readonly target: string; readonly values: unknown[] }>();
  for (const { target, value } of leaves) {
    const key = anyTargetKey(target);
    const known = grouped.get(key);
    if (known === undefined) grouped.set(key, { target, values: [value] });
    else known.values.push(value);
  }
  return grouped;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
