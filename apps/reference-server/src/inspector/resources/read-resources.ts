import type { ResourceType } from 'scim-core';
import type { Relation } from 'scim-provider';
import type { OwnAnswer } from '../../tenant/own-client.ts';
import { nameOf } from '../history/describe-change.ts';
import { Problem } from '../http/problem.ts';
import type { ResourceRow, ShownResource } from './contract.ts';
import { goneOf, type Moment } from './moment.ts';
import { problemOfAnswer } from './own-problem.ts';

/** Elements of a relation that are shown with a resource; one that has more is asked for them page by page. */
const mostShown = 1_000;

/** Which resources of a type are listed; in the words of RFC 7644, section 3.4.2. */
export interface ListedResources {
  readonly filter?: string | undefined;
  readonly sortBy?: string | undefined;
  readonly sortOrder?: string | undefined;
  readonly startIndex?: number | undefined;
  readonly count?: number | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** Lists resources, without what is answered from a relation. */
export async function listResources(
  { client, relations }: Moment,
  type: ResourceType,
  query: ListedResources,
): Promise<{ readonly total: number; readonly startIndex: number; readonly resources: ResourceRow[] }> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  const left = relationAttributes(type, relations);
  if (left.length > 0) parameters.set('excludedAttributes', left.join());
  const answer = checked(await client.request({ method: 'GET', path: `${type.endpoint}?${parameters}` }));
  const page = answer.body as { totalResults: number; startIndex?: number; Resources?: Members[] };
  return {
    total: page.totalResults,
    startIndex: page.startIndex ?? 1,
    resources: (page.Resources ?? []).map(rowOf),
  };
}

/** Shows one resource, with who holds it. */
export async function showResource(
  moment: Moment,
  tenant: string,
  type: ResourceType,
  id: string,
): Promise<ShownResource> {
  const { client, store, relations } = moment;
  const omitted = await longRelations(moment, tenant, type, id);
  const parameters = omitted.length === 0 ? '' : `?excludedAttributes=${encodeURIComponent(omitted.join())}`;
  const path = `${type.endpoint}/${encodeURIComponent(id)}${parameters}`;
  const { body, headers } = checked(await client.request({ method: 'GET', path }));
  const groups = [];
  for (const relation of relations) {
    const owners = (await store.owners(tenant, relation, [id])).get(id) ?? [];
    for (const { id, display = '', direct } of owners) {
      groups.push({ id, name: display, type: relation.owner.name, direct });
    }
  }
  return { resource: body as Record<string, unknown>, etag: headers.etag ?? '', groups, omitted };
}

/** The relations of a resource that are too long to be shown with it. */
export async function longRelations(
  { store, relations }: Pick<Moment, 'store' | 'relations'>,
  tenant: string,
  type: ResourceType,
  id: string,
): Promise<string[]> {
  const long: string[] = [];
  for (const relation of relations) {
    if (relation.owner !== type) continue;
    const { next } = await store.elements(tenant, relation, id, mostShown);
    if (next !== undefined) long.push(relation.target.path);
  }
  return long;
}

/** A page of the elements of a relation. */
export async function listMembers(
  { store, relations }: Moment,
  tenant: string,
  type: ResourceType,
  id: string,
  { from, limit }: { readonly from?: string | undefined; readonly limit: number },
): Promise<{ members: { id: string; name: string; type: string }[]; next: string | null }> {
  const relation = relations.find(({ owner }) => owner === type);
  if (relation === undefined) throw new Problem(404, `A ${type.name} has no members.`, { where: 'type' });
  if ((await store.get(tenant, type, id)) === undefined) {
    throw new Problem(404, `There is no ${type.name} with this id.`, { where: 'id' });
  }
  const { elements, next } = await store.elements(tenant, relation, id, limit, from);
  const members = elements.map(async ({ value, display = '', type = '' }) => {
    const name = display === '' ? await nameOfMember(store, relation, tenant, value, type) : display;
    return { id: value, name, type };
  });
  return { members: await Promise.all(members), next: next ?? null };
}

/** What a member is called: whoever adds one says no more than its id, as a rule. */
async function nameOfMember(
  store: Moment['store'],
  { owner, reverse }: Relation,
  tenant: string,
  id: string,
  typeName: string,
): Promise<string> {
  const types = [...reverse.map(({ type }) => type), owner];
  for (const type of types.filter(({ name }) => typeName === '' || name === typeName)) {
    const name = nameOf((await store.get(tenant, type, id))?.document);
    if (name !== '') return name;
  }
  return '';
}

/** @throws Problem when the service provider refused, or could not tell what was. */
function checked(answer: OwnAnswer): OwnAnswer {
  if (answer.status < 300) return answer;
  throw goneOf(answer.error) ?? problemOfAnswer(answer);
}

function relationAttributes(type: ResourceType, relations: readonly Relation[]): string[] {
  return relations.flatMap(({ owner, target, reverse }) => [
    ...(owner === type ? [target.path] : []),
    ...reverse.filter((other) => other.type === type).map((other) => other.target.path),
  ]);
}

function rowOf(resource: Members): ResourceRow {
  const { id, active, meta } = resource as {
    id: string;
    active?: unknown;
    meta?: { lastModified?: string; version?: string };
  };
  return {
    ...{ id, name: nameOf(resource), detail: detailOf(resource) },
    active: typeof active === 'boolean' ? active : null,
    lastModified: meta?.lastModified ?? '',
    version: Number(/\d+/.exec(meta?.version ?? '')?.[0] ?? 0),
  };
}

/** What helps to tell people of similar names apart. */
function detailOf({ userName, displayName, name, emails, externalId }: Members): string {
  const formatted = (name as { formatted?: unknown } | undefined)?.formatted;
  const mail = Array.isArray(emails) ? (emails[0] as { value?: unknown } | undefined)?.value : undefined;
  const candidates = userName === undefined ? [externalId] : [displayName, formatted, mail, externalId];
  return candidates.find((value): value is string => typeof value === 'string' && value !== '') ?? '';
}
