import type { Attribute, PartValue, PatchPlan, PatchStep, ResourceType } from 'scim-core';
import { isReturned, returnedTargets } from '../returned-targets.ts';

/** Tells what stands in the place of a secret. */
export type ReplaceSecret = (secret: string) => string;

/** Whether an attribute, or a part of it, is never returned, and so must not be kept as it is. */
function holdsSecret(attribute: Attribute): boolean {
  return isReturned('never', attribute);
}

/** Puts something else in the place of the secrets of a value; everything else stays the same. */
function replaceInValue(replace: ReplaceSecret, attribute: Attribute, value: unknown): unknown {
  if (!holdsSecret(attribute) || value === undefined) return value;
  if (Array.isArray(value)) return value.map((one) => replaceInValue(replace, attribute, one));
  if (typeof value === 'string') return attribute.returned === 'never' ? replace(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const parts: Record<string, unknown> = { ...value };
  for (const part of attribute.subAttributes) {
    if (Object.hasOwn(parts, part.name)) parts[part.name] = replaceInValue(replace, part, parts[part.name]);
  }
  return parts;
}

/** The attributes of a type that are secret, or have a part that is. */
const secretTargets = returnedTargets('never');

type Members = Readonly<Record<string, unknown>>;

/** Puts something else in the place of the secrets of a resource, which itself is not changed. */
export function replaceSecrets<T extends object>(type: ResourceType, resource: T, replace: ReplaceSecret): T {
  let result = resource as Members;
  for (const { extension, attribute } of secretTargets(type)) {
    const holder = (extension === undefined ? result : result[extension]) as Members | undefined;
    const before = holder?.[attribute.name];
    if (before === undefined) continue;
    const changed = { ...holder, [attribute.name]: replaceInValue(replace, attribute, before) };
    result = extension === undefined ? changed : { ...result, [extension]: changed };
  }
  return result as T;
}

/** The same for what a PATCH would write. */
export function replaceSecretsInPlan(plan: PatchPlan, replace: ReplaceSecret): PatchPlan {
  const isSecret = ({ target }: PatchStep) => holdsSecret(target.attribute);
  if (!plan.operations.some(({ steps }) => steps.some(isSecret))) return plan;
  const operations = plan.operations.map((operation) => ({
    ...operation,
    steps: operation.steps.map((step) => (isSecret(step) ? replaceInStep(replace, step) : step)),
  }));
  return { ...plan, operations };
}

function replaceInStep(replace: ReplaceSecret, step: PatchStep): PatchStep {
  const { attribute } = step.target;
  switch (step.action) {
    case 'assign':
      return { ...step, value: replaceInValue(replace, attribute, step.value) };
    case 'merge':
    case 'mergeMatching':
      return { ...step, parts: step.parts.map((part) => replaceInPart(replace, part)) };
    case 'append':
    case 'overwrite':
      return { ...step, elements: replaceInValue(replace, attribute, step.elements) as readonly unknown[] };
    case 'replaceMatching':
      return { ...step, element: replaceInValue(replace, attribute, step.element) };
    default:
      return step;
  }
}

function replaceInPart(replace: ReplaceSecret, { part, value }: PartValue): PartValue {
  return { part, value: replaceInValue(replace, part.subAttribute ?? part.attribute, value) };
}
