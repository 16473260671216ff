import type { ResourceType } from 'scim-core';
import type { Awaitable } from '../awaitable.ts';
import type { Exchange } from '../exchange.ts';
import type { ResponseBody } from '../http/message.ts';
import { type PresentedResource, presentResource, presentText } from '../store/present.ts';
import { addRelation, presentElement, presentOwner, type RelationView } from '../store/present-relation.ts';
import type { Relation } from '../store/relation.ts';
import type { OwnersById, StoredResource } from '../store/resource-store.ts';
import type { Projection } from './projection.ts';
import { type LongRelation, PART, renderInPieces } from './render-in-pieces.ts';

/** The JSON text of a resource: whole, or in pieces where a relation is long. */
type Rendered = ResponseBody;

/**
 * Turns stored resources of one type into the JSON that the client asked for. Relations are read only when they are
 * wanted, and never held in memory whole; a document that is wanted as it is kept is not read.
 *
 * @param known Who holds the resources, as far as the store has told already.
 */
export function renderResources(
  exchange: Exchange,
  type: ResourceType,
  stored: readonly StoredResource[],
  projection: Projection,
  known: ReadonlyMap<Relation, OwnersById> = NOTHING_KNOWN,
): Awaitable<readonly Rendered[]> {
  if (!projection.views.every(({ side, relation }) => side === 'member' && known.has(relation))) {
    return renderReading(exchange, type, stored, projection, known);
  }
  return stored.map((one) =>
    renderWhole(exchange, type, one, shownOwners(exchange, one, projection, known), projection),
  );
}

const NOTHING_KNOWN: ReadonlyMap<Relation, OwnersById> = new Map();

/** Renders resources of which relations have to be read. */
async function renderReading(
  exchange: Exchange,
  type: ResourceType,
  stored: readonly StoredResource[],
  projection: Projection,
  known: ReadonlyMap<Relation, OwnersById>,
): Promise<readonly Rendered[]> {
  const { settings, tenant, locationOf } = exchange;
  const { project, views } = projection;
  const owners = new Map(known);
  for (const relation of projection.owners) {
    if (!owners.has(relation)) owners.set(relation, await readOwners(exchange, relation, stored));
  }
  const rendered: Rendered[] = [];
  for (const one of stored) {
    const relations = shownOwners(exchange, one, projection, owners);
    const long: LongRelation[] = [];
    for (const view of views) {
      if (view.side === 'member') continue;
      const page = await settings.store.elements(tenant, view.relation, one.id, PART);
      relations.push({ view, elements: page.elements.map((element) => presentElement(element, locationOf)) });
      if (page.next !== undefined) long.push({ view, id: one.id, next: page.next });
    }
    if (long.length === 0) rendered.push(renderWhole(exchange, type, one, relations, projection));
    else rendered.push(renderInPieces(exchange, project(withRelations(exchange, type, one, relations)), long, project));
  }
  return rendered;
}

/** Who holds a resource, where anybody does. */
function shownOwners(
  { locationOf }: Exchange,
  { id }: StoredResource,
  { views }: Projection,
  owners: ReadonlyMap<Relation, OwnersById>,
): ShownRelation[] {
  const shown: ShownRelation[] = [];
  for (const view of views) {
    const { relation, side } = view;
    const found = side === 'member' ? owners.get(relation)?.get(id) : undefined;
    if (found !== undefined)
      shown.push({ view, elements: found.map((owner) => presentOwner(relation, owner, locationOf)) });
  }
  return shown;
}

async function readOwners({ settings, tenant }: Exchange, relation: Relation, stored: readonly StoredResource[]) {
  return settings.store.owners(
    tenant,
    relation,
    stored.map(({ id }) => id),
  );
}

/** What a resource shows of a relation. */
interface ShownRelation {
  readonly view: RelationView;
  readonly elements: readonly object[];
}

function withRelations(
  { locationOf }: Exchange,
  type: ResourceType,
  stored: StoredResource,
  relations: readonly ShownRelation[],
): PresentedResource {
  const resource = presentResource(type, stored, locationOf(type.name, stored.id) ?? '');
  for (const { view, elements } of relations) addRelation(resource, view, elements);
  return resource;
}

function renderWhole(
  exchange: Exchange,
  type: ResourceType,
  stored: StoredResource,
  relations: readonly ShownRelation[],
  { project, isWhole }: Projection,
): string {
  const { plainText } = stored;
  if (!isWhole || plainText === undefined || relations.some(({ view }) => view.extension !== undefined)) {
    return JSON.stringify(project(withRelations(exchange, type, stored, relations)));
  }
  const text = presentText(type, stored, plainText, exchange.locationOf(type.name, stored.id) ?? '');
  if (relations.length === 0) return `${text}}`;
  const added: PresentedResource = {};
  for (const { view, elements } of relations) addRelation(added, view, elements);
  const more = JSON.stringify(project(added)).slice(1);
  return more === '}' ? `${text}}` : `${text},${more}`;
}
