import type { Attribute, PatchPlan, ResourceType } from 'scim-core';
import { returnedTargets } from '../returned-targets.ts';

/** The attributes of a type that, or parts of which, are returned on request. */
const requestedTargets = returnedTargets('request');

type Members = Readonly<Record<string, unknown>>;

/**
 * What of a body is returned although nobody asked for it, because the client has just written it.
 *
 * @returns Paths; none for most types.
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7) (`returned`, `request`)
 */
export function writtenIn(type: ResourceType, resource: object): readonly string[] {
  return requestedTargets(type).flatMap(({ path, extension, attribute }) => {
    const holder = (extension === undefined ? resource : (resource as Members)[extension]) as Members | undefined;
    const value = holder?.[attribute.name];
    if (value === undefined) return [];
    if (attribute.returned === 'request') return [path];
    const elements = (Array.isArray(value) ? value : [value]) as readonly Members[];
    return attribute.subAttributes
      .filter(({ name, returned }) => returned === 'request' && elements.some((element) => name in element))
      .map(({ name }) => `${path}.${name}`);
  });
}

/** The same of the operations of a PATCH. */
export function writtenBy(type: ResourceType, { operations }: PatchPlan): readonly string[] {
  const targets = requestedTargets(type);
  if (targets.length === 0) return [];
  const touched = new Set(
    operations.flatMap(({ steps }) =>
      steps.map(({ target: { extension, attribute } }) => nameOf(extension, attribute)),
    ),
  );
  return targets
    .filter(({ extension, attribute }) => touched.has(nameOf(extension, attribute)))
    .map(({ path }) => path);
}

function nameOf(extension: string | undefined, { name }: Attribute): string {
  return `${extension ?? ''}:${name}`;
}
