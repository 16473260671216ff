import {
  compileProjection,
  type ProjectionOptions,
  projectionIncludes,
  projectResource,
  type ResourceType,
} from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { Selection } from '../http/selection.ts';
import type { RelationView } from '../store/present-relation.ts';
import type { Relation } from '../store/relation.ts';
import type { OwnersById } from '../store/resource-store.ts';

/** What of a resource is sent, and which relations have to be read for it. */
export interface Projection {
  readonly project: (resource: object) => Record<string, unknown>;
  /** The relations that are wanted. */
  readonly views: readonly RelationView[];
  /** Of these, the ones that tell who holds a resource. */
  readonly owners: readonly Relation[];
  /** Tells of a resource whose id was just made that nobody holds it. */
  readonly unheld: ReadonlyMap<Relation, OwnersById>;
  /** Whether everything is wanted that is returned by default, relations aside. */
  readonly isWhole: boolean;
}

/** Clients ask for the same attributes again and again; what they ask beyond this is compiled anew. */
const REMEMBERED = 100;
const LONGEST = 1_000;

const NO_VIEWS: readonly RelationView[] = [];
const NOBODY: OwnersById = new Map();

const compiled = new WeakMap<readonly RelationView[], Map<string, Projection>>();

/** Makes, or remembers, what to do with a selection of attributes. */
export function projectionOf({ settings }: Exchange, resourceType: ResourceType, selection: Selection): Projection {
  const views = settings.views.get(resourceType) ?? NO_VIEWS;
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
    projection = makeProjection({ resourceType, attributes, excludedAttributes, written }, views);
    if (known.size < REMEMBERED && key.length <= LONGEST) known.set(key, projection);
  }
  return projection;
}

function makeProjection(options: ProjectionOptions, views: readonly RelationView[]): Projection {
  const wanted = views.filter(({ path }) => projectionIncludes(options, path));
  const owners = wanted.flatMap(({ side, relation }) => (side === 'member' ? [relation] : []));
  return {
    project: compileProjection(options),
    views: wanted,
    owners,
    unheld: new Map(owners.map((relation) => [relation, NOBODY])),
    isWhole: isWhole(options, views),
  };
}

const META = { resourceType: '', created: '', lastModified: '', location: '', version: '' };
/** What a service provider itself says of a resource. */
const OWN_WORDS = { schemas: [], id: '', meta: META };

/** Whether a selection leaves every attribute as it is by default but those that are answered from relations. */
function isWhole(options: ProjectionOptions, views: readonly RelationView[]): boolean {
  const { resourceType, attributes, excludedAttributes, written } = options;
  if (attributes !== undefined || written?.length !== 0) return false;
  // A schema may say otherwise of them.
  if (JSON.stringify(projectResource(OWN_WORDS, options)) !== JSON.stringify(OWN_WORDS)) return false;
  return (excludedAttributes ?? []).every((name) => {
    const path = resourceType.index.resolve(name)?.path;
    return views.some((view) => view.path === path);
  });
}
