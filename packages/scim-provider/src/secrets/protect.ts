import type { Attribute, AttributeTarget, PartValue, PatchPlan, PatchStep, ResourceType } from 'scim-core';
import type { Awaitable } from '../awaitable.ts';

/** Makes what is kept in the place of a secret. */
export type ProtectSecret = (secret: string) => string | Promise<string>;

/** What protecting needs of the settings. */
interface Protection {
  readonly protectSecret: ProtectSecret;
}

/** Whether an attribute, or a part of it, is never returned, and so must not be kept as it is. */
function holdsSecret({ returned, subAttributes }: Attribute): boolean {
  return returned === 'never' || subAttributes.some(holdsSecret);
}

/** Puts hashes in the place of the secrets in a value; everything else stays the same. */
async function protectValue(protection: Protection, attribute: Attribute, value: unknown): Promise<unknown> {
  if (!holdsSecret(attribute) || value === undefined) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => protectValue(protection, attribute, one)));
  if (typeof value === 'string') return attribute.returned === 'never' ? protection.protectSecret(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const parts: Record<string, unknown> = { ...value };
  for (const part of attribute.subAttributes) {
    if (Object.hasOwn(parts, part.name)) parts[part.name] = await protectValue(protection, part, parts[part.name]);
  }
  return parts;
}

/** Puts hashes in the place of the secrets of a resource. The resource is not changed. */
export function protectResource<T extends object>(
  protection: Protection,
  type: ResourceType,
  resource: T,
): Awaitable<T> {
  const held = secretTargets(type).filter(
    (target) => holderOf(resource as Members, target)?.[target.attribute.name] !== undefined,
  );
  return held.length === 0 ? resource : protectTargets(protection, held, resource);
}

const targetsOfType = new WeakMap<ResourceType, readonly AttributeTarget[]>();

/** The attributes of a type that are secret, or have a part that is. */
function secretTargets(type: ResourceType): readonly AttributeTarget[] {
  let targets = targetsOfType.get(type);
  if (targets === undefined) {
    targets = type.index.targets.filter(({ attribute }) => holdsSecret(attribute));
    targetsOfType.set(type, targets);
  }
  return targets;
}

type Members = Readonly<Record<string, unknown>>;

function holderOf(resource: Members, { extension }: AttributeTarget): Members | undefined {
  return extension === undefined ? resource : (resource[extension] as Members | undefined);
}

async function protectTargets<T extends object>(
  protection: Protection,
  targets: readonly AttributeTarget[],
  resource: T,
): Promise<T> {
  const result = { ...resource } as Record<string, unknown>;
  for (const target of targets) {
    const { extension, attribute } = target;
    const holder = holderOf(result, target)!;
    const value = await protectValue(protection, attribute, holder[attribute.name]);
    if (extension === undefined) result[attribute.name] = value;
    else result[extension] = { ...holder, [attribute.name]: value };
  }
  return result as T;
}

/** Puts hashes in the place of the secrets that a PATCH would write. */
export async function protectPlan(protection: Protection, plan: PatchPlan): Promise<PatchPlan> {
  const isSecret = ({ target }: PatchStep) => holdsSecret(target.attribute);
  if (!plan.operations.some(({ steps }) => steps.some(isSecret))) return plan;
  const operations = await Promise.all(
    plan.operations.map(async (operation) => ({
      ...operation,
      steps: await Promise.all(operation.steps.map((step) => (isSecret(step) ? protectStep(protection, step) : step))),
    })),
  );
  return { ...plan, operations };
}

async function protectStep(protection: Protection, step: PatchStep): Promise<PatchStep> {
  const { attribute } = step.target;
  switch (step.action) {
    case 'assign':
      return { ...step, value: await protectValue(protection, attribute, step.value) };
    case 'merge':
    case 'mergeMatching':
      return { ...step, parts: await protectParts(protection, step.parts) };
    case 'append':
    case 'overwrite':
      return { ...step, elements: (await protectValue(protection, attribute, step.elements)) as readonly unknown[] };
    case 'replaceMatching':
      return { ...step, element: await protectValue(protection, attribute, step.element) };
    default:
      return step;
  }
}

async function protectParts(protection: Protection, parts: readonly PartValue[]): Promise<readonly PartValue[]> {
  return Promise.all(
    parts.map(async ({ part, value }) => {
      const { attribute, subAttribute } = part;
      return { part, value: await protectValue(protection, subAttribute ?? attribute, value) };
    }),
  );
}
