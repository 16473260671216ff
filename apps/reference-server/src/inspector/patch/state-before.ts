import type { ResourceType } from 'scim-core';
import { elementKey, type RelationElement } from 'scim-provider';
import type { Tenant } from '../../tenant/tenant.ts';
import type { ExchangeView } from '../exchanges/exchange-view.ts';
import { Problem } from '../http/problem.ts';
import { type Moment, type MomentSources, momentAfter } from '../resources/moment.ts';
import type { Elements, PatchedState } from './patched-state.ts';

/** Elements of a relation that are read to show what became of them. */
const mostElements = 2_000;
/** Deeper than any operation. */
const deepest = 8;

/** The resource right before the PATCH: before its own change, or as it was when nothing changed. */
export async function stateBefore(
  sources: MomentSources,
  tenant: Tenant,
  { exchange, sent }: ExchangeView,
  type: ResourceType,
  id: string,
): Promise<PatchedState | undefined> {
  const own = exchange.changes.find((change) => change.id === id);
  const entry =
    own && (await sources.store.journal.ofVersion(tenant.name, id, own.version, own.change, exchange.position));
  if (own !== undefined && entry === undefined) return undefined;
  try {
    const moment = await momentAfter(sources, tenant, entry === undefined ? exchange.position : entry.position - 1);
    const stored = await moment.store.get(tenant.name, type, id);
    if (stored === undefined) return undefined;
    return { document: stored.document, elements: await elementsOf(moment, tenant.name, type, id, sent) };
  } catch (error) {
    if (error instanceof Problem && error.status === 410) return undefined;
    throw error;
  }
}

/** The elements of a resource: of a great many the first ones, and those that the request speaks of. */
async function elementsOf(
  { store, relations }: Moment,
  tenant: string,
  type: ResourceType,
  id: string,
  sent: unknown,
): Promise<Elements> {
  const elements = new Map<string, ReadonlyMap<string, RelationElement>>();
  for (const relation of relations) {
    if (relation.owner !== type) continue;
    const keyOf = ({ value }: Pick<RelationElement, 'value'>) => elementKey(relation.target, value);
    const page = await store.elements(tenant, relation, id, mostElements);
    const found = new Map(page.elements.map((element) => [keyOf(element), element] as const));
    const others = page.next === undefined ? [] : textsIn(sent).filter((value) => !found.has(keyOf({ value })));
    const owners = await store.owners(tenant, relation, others);
    for (const value of others) {
      const isElement = owners.get(value)?.some((owner) => owner.direct && owner.id === id) === true;
      if (isElement) found.set(keyOf({ value }), { value, type: undefined, display: undefined, exists: true });
    }
    elements.set(relation.target.path, found);
  }
  return elements;
}

/** Texts in a body that may be ids of members: values, and what stands in quotes in a path. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value, ...[...value.matchAll(/"([^"]+)"/g)].map(([, quoted]) => quoted!)];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  const texts = Object.values(value).flatMap((part) => textsIn(part, depth + 1));
  return depth === 0 ? [...new Set(texts)].slice(0, mostElements) : texts;
}
