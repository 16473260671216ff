import type { ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ResponseBody } from '../http/message.ts';
import type { Selection } from '../http/selection.ts';
import { presentResource } from '../store/present.ts';
import { addRelation, presentElement, presentOwner, type RelationView } from '../store/present-relation.ts';
import type { StoredResource } from '../store/resource-store.ts';
import { projectionOf } from './projection.ts';

/** Elements of a relation that are read, and sent, at a time. */
const PART = 1_000;

/** The JSON text of a resource: whole, or in pieces where a relation is long. */
type Rendered = ResponseBody;

/**
 * Turns stored resources of one type into the JSON that the client asked for. Relations are read only when they are
 * wanted, and never held in memory whole.
 */
export async function renderResources(
  exchange: Exchange,
  type: ResourceType,
  stored: readonly StoredResource[],
  selection: Selection,
): Promise<readonly Rendered[]> {
  const { settings, tenant, locationOf } = exchange;
  const { project, views } = projectionOf(type, settings.views.get(type) ?? [], selection);
  const owners = new Map<RelationView, ReadonlyMap<string, readonly object[]>>();
  for (const view of views) {
    if (view.side === 'member') owners.set(view, await readOwners(exchange, view, stored));
  }
  const rendered: Rendered[] = [];
  for (const one of stored) {
    const resource = presentResource(type, one, locationOf(type.name, one.id) ?? '');
    const long: LongRelation[] = [];
    for (const view of views) {
      if (view.side === 'member') {
        addRelation(resource, view, owners.get(view)?.get(one.id) ?? []);
        continue;
      }
      const page = await settings.store.elements(tenant, view.relation, one.id, PART);
      addRelation(
        resource,
        view,
        page.elements.map((element) => presentElement(element, locationOf)),
      );
      if (page.next !== undefined) long.push({ view, id: one.id, next: page.next });
    }
    const projected = project(resource);
    rendered.push(long.length === 0 ? JSON.stringify(projected) : renderInPieces(exchange, projected, long, project));
  }
  return rendered;
}

async function readOwners(
  { settings, tenant, locationOf }: Exchange,
  { relation }: RelationView,
  stored: readonly StoredResource[],
): Promise<ReadonlyMap<string, readonly object[]>> {
  const owners = await settings.store.owners(
    tenant,
    relation,
    stored.map(({ id }) => id),
  );
  return new Map([...owners].map(([id, list]) => [id, list.map((owner) => presentOwner(relation, owner, locationOf))]));
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
