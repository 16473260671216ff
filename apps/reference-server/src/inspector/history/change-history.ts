import type { JournalEntry, SqliteStore } from 'scim-store-sqlite';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import type { Traffic } from '../../record/traffic.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Change } from './contract.ts';
import { describeChange, nameOf } from './describe-change.ts';

/** Changes that are shown of one exchange; a bulk request may have made more. */
const mostChanges = 100;

/** What the history of changes is read from. */
export interface ChangeSources {
  readonly store: Pick<SqliteStore, 'journal' | 'get'>;
  readonly tenants: ReadonlyMap<string, Pick<Tenant, 'resourceTypes'>>;
  readonly traffic: Traffic;
}

/** What an exchange changed, from the journal: as much as that still has, and no more than a hundred changes. */
export async function changesOf(sources: ChangeSources, exchange: KeptExchange): Promise<Change[]> {
  const { journal } = sources.store;
  const { tenant, id, changes, position } = exchange;
  const described: Change[] = [];
  for (const { change, id: resource, version } of changes.slice(0, mostChanges)) {
    const entry = await journal.ofVersion(tenant, resource, version, change, position);
    if (entry === undefined) continue;
    described.push(describeChange(entry, id));
    if (change !== 'deleted') continue;
    // Whoever held the resource comes right behind it.
    for (const lost of await journal.behind(tenant, entry.position, mostChanges)) {
      if (forgottenIn(lost) !== resource) break;
      described.push(describeChange(lost, id, await nameNow(sources, lost)));
    }
  }
  return described.slice(0, mostChanges);
}

/** The changes of one resource, newest first, and where the next page starts. */
export async function historyOf(
  sources: ChangeSources,
  resource: { readonly tenant: string; readonly resourceType: string; readonly id: string; readonly name: string },
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly changes: Change[]; readonly before: number | null; readonly isComplete: boolean }> {
  const { tenant, resourceType, id, name } = resource;
  const { journal } = sources.store;
  const entries = await journal.ofResource(tenant, resourceType, id, { before: page.before, limit: page.limit + 1 });
  const shown = entries.slice(0, page.limit);
  const makers = makersOf(sources.traffic.of(tenant));
  const isLast = entries.length <= page.limit;
  const oldest = await journal.oldestOf(tenant, resourceType, id);
  return {
    changes: shown.map((entry) => describeChange(entry, makers.get(keyOf(entry)), name)),
    before: isLast ? null : (shown.at(-1)?.position ?? null),
    isComplete: oldest?.change === 'created',
  };
}

/** What a resource is called now. */
async function nameNow({ store, tenants }: ChangeSources, { tenant, resourceType, id }: JournalEntry): Promise<string> {
  const type = tenants.get(tenant)?.resourceTypes.find(({ name }) => name === resourceType);
  const stored = type && (await store.get(tenant, type, id));
  return nameOf(stored?.document);
}

/** Which exchange made which version, of those that are kept. */
function makersOf(exchanges: readonly KeptExchange[]): ReadonlyMap<string, number> {
  const makers = new Map<string, number>();
  for (const { id: exchange, changes } of exchanges) {
    for (const { change, id, version } of changes) {
      makers.set(change === 'deleted' ? id : JSON.stringify([change, id, version]), exchange);
    }
  }
  return makers;
}

/** A deletion is known by the resource alone: so are the changes that it made elsewhere. */
function keyOf(entry: JournalEntry): string {
  const { change, id, version } = entry;
  return forgottenIn(entry) ?? (change === 'deleted' ? id : JSON.stringify([change, id, version]));
}

/** The resource whose deletion made a change. */
function forgottenIn({ change, before, relations }: JournalEntry): string | undefined {
  const [record] = relations;
  if (change !== 'updated' || before !== undefined || record?.change !== 'forget') return undefined;
  return record.removedElements[0]?.value;
}
