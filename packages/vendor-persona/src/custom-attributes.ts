import type { ResourceType } from 'scim-core';
import {
  compileTargets,
  type JudgeRequest,
  judge,
  type SupportedTarget,
  type TargetType,
  type VendorProfile,
} from 'vendor-profiles';
import { kindOf } from './kind-of.ts';

/** An attribute that a customer of a vendor has named. */
export type CustomAttribute = Pick<SupportedTarget, 'target'> & { readonly type: TargetType };

/** The attributes that customers have named so far, by the name of the resource type. */
export interface CustomAttributes {
  /** Grows with each attribute that is added, whoever adds it. */
  readonly count: number;
  of(type: string): readonly CustomAttribute[];
  add(type: string, attribute: CustomAttribute): void;
}

/** The most attributes that are kept for one tenant: each makes its schema longer. */
export const mostCustomAttributes = 200;

/** Keeps custom attributes as long as the process lives. */
export function customAttributesInMemory(): CustomAttributes {
  const all: { readonly type: string; readonly attribute: CustomAttribute }[] = [];
  return {
    get count() {
      return all.length;
    },
    of: (type) => all.filter((each) => each.type === type).map(({ attribute }) => attribute),
    add: (type, attribute) => void all.push({ type, attribute }),
  };
}

/** The attributes that a request names, that a vendor takes by a pattern, and that its resource type does not have yet. */
export function namedFirst(
  profile: VendorProfile,
  request: JudgeRequest,
  type: ResourceType,
): readonly CustomAttribute[] {
  const resource = profile[kindOf(type)];
  if (resource.targets.patterns.length === 0) return [];
  const targets = compileTargets(resource);
  return judge(profile, request).changes.flatMap(({ target, effect, value }) => {
    if (effect !== 'added' && effect !== 'replaced') return [];
    const { supported, ...support } = targets.supportText(target);
    if (supported !== true || !('by' in support) || typeof support.by !== 'object' || 'target' in support.by) return [];
    const { types = ['String'] } = support.by;
    const valueType = typeOf(value, types);
    return valueType === undefined || type.index.resolve(target) !== undefined ? [] : [{ target, type: valueType }];
  });
}

/** What a value shows its attribute to be, as far as the vendor has such attributes. */
function typeOf(value: unknown, types: readonly TargetType[]): TargetType | undefined {
  if (typeof value === 'boolean' && types.includes('Boolean')) return 'Boolean';
  if (Number.isInteger(value) && types.includes('Integer')) return 'Integer';
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? 'String' : undefined;
}
