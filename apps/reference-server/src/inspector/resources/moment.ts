import { findRelations, type Relation, type ResourceStore } from 'scim-provider';
import { type SqliteStore, SqliteStoreError } from 'scim-store-sqlite';
import type { Traffic } from '../../record/traffic.ts';
import type { OwnClient } from '../../tenant/own-client.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { findExchange } from '../exchanges/find-exchange.ts';
import { Problem } from '../http/problem.ts';

/** What a tenant has, now or at some time before. */
export interface Moment {
  readonly store: ResourceStore;
  readonly client: OwnClient;
  readonly relations: readonly Relation[];
}

/** What moments are made of. */
export interface MomentSources {
  readonly store: SqliteStore;
  readonly traffic: Traffic;
}

/** What a tenant has now. */
export function presentMoment({ store }: Pick<MomentSources, 'store'>, tenant: Tenant): Moment {
  return { store, client: tenant.client, relations: findRelations(tenant.resourceTypes) };
}

/**
 * What a tenant had right after an exchange.
 *
 * @param exchange Its id; the present without one.
 * @throws Problem 404 for an exchange that never was, 410 when it is no longer kept or the journal does not reach so far.
 */
export async function momentOf(sources: MomentSources, tenant: Tenant, exchange: number | undefined): Promise<Moment> {
  if (exchange === undefined) return presentMoment(sources, tenant);
  return momentAfter(sources, tenant, findExchange(sources.traffic, String(exchange), 'query.at').position);
}

/** What a tenant had right after a change. @throws Problem 410 when the journal does not reach so far. */
export async function momentAfter(
  { store }: Pick<MomentSources, 'store'>,
  tenant: Tenant,
  position: number,
): Promise<Moment> {
  const kept = keptMoments.get(store) ?? new Map<string, Moment>();
  keptMoments.set(store, kept);
  const key = JSON.stringify([tenant.name, position]);
  const known = kept.get(key);
  if (known !== undefined) {
    // Asked once, so that it takes in what has changed meanwhile, or says that it can't.
    await orGone(() => known.store.get(tenant.name, tenant.resourceTypes[0]!, ''));
    return known;
  }
  const past = await orGone(() => store.at(tenant.name, position, tenant.resourceTypes));
  const moment = { store: past, client: tenant.clientOf(past), relations: findRelations(tenant.resourceTypes) };
  kept.set(key, moment);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
  return moment;
}

/** Moments that are kept: whoever travels looks at page after page of one of them. */
const mostKept = 4;
const keptMoments = new WeakMap<SqliteStore, Map<string, Moment>>();

/** Does what reads a past state. @throws Problem 410 when the journal does not reach so far. */
export async function orGone<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw goneOf(error) ?? error;
  }
}

/** The problem of a past state that can't be told any more. */
export function goneOf(error: unknown): Problem | undefined {
  if (!(error instanceof SqliteStoreError) || error.code !== 'journal-too-short') return undefined;
  return new Problem(410, error.message, { kind: 'journal-too-short', where: 'query.at' });
}
