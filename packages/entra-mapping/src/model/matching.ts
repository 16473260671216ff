/** An attribute mapping, as far as matching needs it. */
interface PrioritizedMapping {
  readonly matchingPriority?: number | null | undefined;
}

/**
 * The attribute mappings by which an object is looked up in the target, in the order in which they are tried: the lowest
 * priority above 0 first, equal ones in the order of the text.
 *
 * @param objectMapping An object mapping of an export, or its `attributeMappings` in the JSON of the API.
 * @see [attributeMapping](https://learn.microsoft.com/graph/api/resources/synchronization-attributemapping)
 *
 * @example
 * ```ts
 * const attributeMappings = [
 *   { targetAttributeName: 'externalId', matchingPriority: 2 },
 *   { targetAttributeName: 'title', matchingPriority: 0 },
 *   { targetAttributeName: 'userName', matchingPriority: 1 },
 * ];
 * matchingMappings({ attributeMappings }).map((mapping) => mapping.targetAttributeName); // userName, externalId
 * ```
 */
export function matchingMappings<Mapping extends PrioritizedMapping>(objectMapping: {
  readonly attributeMappings: readonly Mapping[];
}): readonly Mapping[] {
  const priorityOf = ({ matchingPriority }: Mapping) => matchingPriority ?? 0;
  return objectMapping.attributeMappings
    .filter((mapping) => priorityOf(mapping) > 0)
    .sort((left, right) => priorityOf(left) - priorityOf(right));
}
