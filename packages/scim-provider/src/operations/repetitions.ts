import type { AttributeTarget, ResourceType } from 'scim-core';

type Members = Readonly<Record<string, unknown>>;

const targetsOfType = new WeakMap<ResourceType, readonly AttributeTarget[]>();

/** The attributes of a type that have elements. */
function elementTargets(type: ResourceType): readonly AttributeTarget[] {
  let targets = targetsOfType.get(type);
  if (targets === undefined) {
    targets = type.index.targets.filter(({ attribute }) => attribute.multiValued && attribute.type === 'complex');
    targetsOfType.set(type, targets);
  }
  return targets;
}

/**
 * Takes elements out of a document that say exactly what an element before them says.
 *
 * @returns The same document when there are none.
 * @see [RFC 7643 §2.4](https://www.rfc-editor.org/rfc/rfc7643#section-2.4)
 */
export function withoutRepetitions<Document extends object>(type: ResourceType, document: Document): Document {
  let result: Members = document as Members;
  for (const { extension, attribute } of elementTargets(type)) {
    const holder = (extension === undefined ? result : result[extension]) as Members | undefined;
    const value = holder?.[attribute.name];
    if (!Array.isArray(value) || value.length < 2) continue;
    const seen = new Set<string>();
    const kept = value.filter((element) => {
      const before = seen.size;
      return seen.add(meaningOf(element)).size > before;
    });
    if (kept.length === value.length) continue;
    const changed = { ...holder, [attribute.name]: kept };
    result = extension === undefined ? changed : { ...result, [extension]: changed };
  }
  return result as Document;
}

/** The same text for elements that differ in the order of their members only. */
function meaningOf(element: unknown): string {
  return JSON.stringify(Object.entries(element as Members).sort(([a], [b]) => (a < b ? -1 : 1)));
}
