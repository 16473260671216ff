import type { BoundFilter, ResourceType } from 'scim-core';
import type { PresentedResource } from './present.ts';
import type { Relation } from './relation.ts';
import type { LocationOf, RelationElement, RelationOwner } from './resource-store.ts';

/** An element of a relation as clients see it. */
export function presentElement({ value, type, display, exists }: RelationElement, locationOf: LocationOf): object {
  const location = exists && type !== undefined ? locationOf(type, value) : undefined;
  return {
    value,
    ...(location === undefined ? {} : { $ref: location }),
    ...(type === undefined ? {} : { type }),
    ...(display === undefined ? {} : { display }),
  };
}

/** Who holds a resource, as clients see it from the side of the resource; see {@link Relation.reverse}. */
export function presentOwner(
  { owner }: Relation,
  { id, display, direct }: RelationOwner,
  locationOf: LocationOf,
): object {
  const location = locationOf(owner.name, id);
  return {
    value: id,
    ...(location === undefined ? {} : { $ref: location }),
    ...(display === undefined ? {} : { display }),
    type: direct ? 'direct' : 'indirect',
  };
}

/** What a resource of one type shows of a relation: its elements, or who holds the resource. */
export interface RelationView {
  readonly relation: Relation;
  readonly side: 'owner' | 'member';
  /** The attribute that shows it. */
  readonly path: string;
  readonly extension: string | undefined;
  readonly name: string;
}

/** Every attribute of a type that is answered from a relation. */
export function relationViews(type: ResourceType, relations: readonly Relation[]): RelationView[] {
  return relations.flatMap((relation) => {
    const own = relation.owner === type ? [{ side: 'owner' as const, target: relation.target }] : [];
    const reverse = relation.reverse
      .filter((other) => other.type === type)
      .map(({ target }) => ({ side: 'member' as const, target }));
    return [...own, ...reverse].map(({ side, target }) => ({
      relation,
      side,
      path: target.path,
      extension: target.extension,
      name: target.attribute.name,
    }));
  });
}

/** The views whose attribute a filter names. */
export function viewsInFilter(views: readonly RelationView[], filter: BoundFilter): RelationView[] {
  if (views.length === 0) return [];
  const paths = new Set<string>();
  collectAttributes(filter, paths);
  return views.filter(({ path }) => paths.has(path));
}

function collectAttributes(filter: BoundFilter, paths: Set<string>): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const part of filter.filters) collectAttributes(part, paths);
      return;
    case 'not':
      collectAttributes(filter.filter, paths);
      return;
    case 'constant':
      return;
    default: {
      const { extension, attribute } = filter.target;
      paths.add(extension === undefined ? attribute.name : `${extension}:${attribute.name}`);
    }
  }
}

/** Adds an attribute that is answered from a relation to a resource; one without elements is left out. */
export function addRelation(resource: PresentedResource, view: RelationView, elements: readonly object[]): void {
  if (elements.length === 0) return;
  if (view.extension === undefined) {
    resource[view.name] = elements;
    return;
  }
  resource[view.extension] = { ...(resource[view.extension] as object | undefined), [view.name]: elements };
}
