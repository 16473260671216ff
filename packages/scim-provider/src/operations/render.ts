import type { ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ResponseBody } from '../http/message.ts';
import type { Selection } from '../http/selection.ts';
import { type PresentedResource, presentResource, presentText } from '../store/present.ts';
import { addRelation, presentElement, presentOwner, type RelationView } from '../store/present-relation.ts';
import type { Relation } from '../store/relation.ts';
import type { OwnersById, QueryResult, StoredResource } from '../store/resource-store.ts';
import { type Projection, projectionOf } from './projection.ts';

/** Elements of a relation that are read, and sent, at a time. */
const PART = 1_000;

/** The JSON text of a resource: whole, or in pieces where a relation is long. */
type Rendered = ResponseBody;

/**
 * Turns stored resources of one type into the JSON that the client asked for. Relations are read only when they are
 * wanted, and never held in memory whole; a document that is wanted as it is kept is not read.
 *
 * @param known Who holds the resources, as far as the store has told already.
 */
export async function renderResources(
  exchange: Exchange,
  type: ResourceType,
  stored: readonly StoredResource[],
  selection: Selection,
  known?: QueryResult['owners'],
): Promise<readonly Rendered[]> {
  const { settings, tenant, locationOf } = exchange;
  const projection = projectionOf(type, settings.views.get(type) ?? [], selection);
  const { project, views } = projection;
  const owners = new Map<Relation, OwnersById>(known);
  for (const relation of projection.owners) {
    if (!owners.has(relation)) owners.set(relation, await readOwners(exchange, relation, stored));
  }
  const rendered: Rendered[] = [];
  for (const one of stored) {
    const relations: ShownRelation[] = [];
    const long: LongRelation[] = [];
    for (const view of views) {
      const { relation, side } = view;
      if (side === 'member') {
        const found = owners.get(relation)?.get(one.id);
        if (found !== undefined)
          relations.push({ view, elements: found.map((owner) => presentOwner(relation, owner, locationOf)) });
        continue;
      }
      const page = await settings.store.elements(tenant, relation, one.id, PART);
      relations.push({ view, elements: page.elements.map((element) => presentElement(element, locationOf)) });
      if (page.next !== undefined) long.push({ view, id: one.id, next: page.next });
    }
    const location = locationOf(type.name, one.id) ?? '';
    if (long.length === 0) rendered.push(renderWhole(type, one, location, relations, projection));
    else rendered.push(renderInPieces(exchange, project(withRelations(type, one, location, relations)), long, project));
  }
  return rendered;
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
  type: ResourceType,
  stored: StoredResource,
  location: string,
  relations: readonly ShownRelation[],
): PresentedResource {
  const resource = presentResource(type, stored, location);
  for (const { view, elements } of relations) addRelation(resource, view, elements);
  return resource;
}

function renderWhole(
  type: ResourceType,
  stored: StoredResource,
  location: string,
  relations: readonly ShownRelation[],
  { project, isWhole }: Projection,
): string {
  const { plainText } = stored;
  if (!isWhole || plainText === undefined || relations.some(({ view }) => view.extension !== undefined)) {
    return JSON.stringify(project(withRelations(type, stored, location, relations)));
  }
  const text = presentText(type, stored, plainText, location);
  if (relations.length === 0) return `${text}}`;
  const added: PresentedResource = {};
  for (const { view, elements } of relations) addRelation(added, view, elements);
  const more = JSON.stringify(project(added)).slice(1);
  return more === '}' ? `${text}}` : `${text},${more}`;
}

/** A relation of which only the first part has been read. */
interface LongRelation {
  readonly view: RelationView;
  readonly id: string;
  readonly next: string;
}

/** The JSON of a resource whose long relations come last, part by part. */
async function* renderInPieces(
  exchange: Exchange,
  projected: Record<string, unknown>,
  long: readonly LongRelation[],
  project: (resource: object) => Record<string, unknown>,
): AsyncGenerator<string> {
  const { settings, tenant, locationOf } = exchange;
  const isLong = (name: string) => long.some(({ view }) => view.name === name);
  const short = Object.entries(projected).filter(([name]) => !isLong(name));
  let separator = '{';
  if (short.length > 0) {
    yield JSON.stringify(Object.fromEntries(short)).slice(0, -1);
    separator = ',';
  }
  for (const { view, id, next } of long) {
    // Until an element is sent there is no list: parts may hold none of what was asked for.
    let before = `${separator}${JSON.stringify(view.name)}:[`;
    let kept = (projected[view.name] ?? []) as readonly object[];
    for (let from: string | undefined = next; ; ) {
      if (kept.length > 0) {
        yield `${before}${JSON.stringify(kept).slice(1, -1)}`;
        before = ',';
      }
      if (from === undefined) break;
      const page = await settings.store.elements(tenant, view.relation, id, PART, from);
      const elements = page.elements.map((element) => presentElement(element, locationOf));
      kept = (project({ [view.name]: elements })[view.name] ?? []) as readonly object[];
      from = page.next;
    }
    if (before !== ',') continue;
    yield ']';
    separator = ',';
  }
  if (separator === '{') yield '{';
  yield '}';
}

/** Puts rendered resources into the `Resources` of a list response. */
export function renderList(head: object, resources: readonly Rendered[]): ResponseBody {
  const start = `${JSON.stringify(head).slice(0, -1)},"Resources":[`;
  if (resources.every((resource) => typeof resource === 'string')) return `${start}${resources.join(',')}]}`;
  return listInPieces(start, resources);
}

async function* listInPieces(start: string, resources: readonly Rendered[]): AsyncGenerator<string> {
  let before = start;
  for (const resource of resources) {
    if (typeof resource === 'string') yield `${before}${resource}`;
    else {
      yield before;
      yield* resource;
    }
    before = ',';
  }
  yield ']}';
}
