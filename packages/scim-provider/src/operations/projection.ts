import { compileProjection, projectionIncludes, type ResourceType } from 'scim-core';
import type { Selection } from '../http/selection.ts';
import type { RelationView } from '../store/present-relation.ts';

/** What of a resource is sent, and which relations have to be read for it. */
export interface Projection {
  readonly project: (resource: object) => Record<string, unknown>;
  /** The relations that are wanted. */
  readonly views: readonly RelationView[];
}

/** Clients ask for the same attributes again and again; what they ask beyond this is compiled anew. */
const REMEMBERED = 100;
const LONGEST = 1_000;

const compiled = new WeakMap<readonly RelationView[], Map<string, Projection>>();

/** Makes, or remembers, what to do with a selection of attributes. */
export function projectionOf(
  resourceType: ResourceType,
  views: readonly RelationView[],
  selection: Selection,
): Projection {
  let known = compiled.get(views);
  if (known === undefined) {
    known = new Map();
    compiled.set(views, known);
  }
  const { attributes, excludedAttributes, written = [] } = selection;
  const isPlain = attributes === undefined && excludedAttributes === undefined && written.length === 0;
  const key = isPlain ? '' : JSON.stringify(selection);
  let projection = known.get(key);
  if (projection === undefined) {
    const options = { resourceType, attributes, excludedAttributes, written };
    projection = {
      project: compileProjection(options),
      views: views.filter(({ path }) => projectionIncludes(options, path)),
    };
    if (known.size < REMEMBERED && key.length <= LONGEST) known.set(key, projection);
  }
  return projection;
}
