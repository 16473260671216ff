import type { Logger } from 'pino';
import { type Mode, type ResourceType, userResourceType } from 'scim-core';
import type { Provider, ResourceStore } from 'scim-provider';
import type { Reading } from 'vendor-persona';
import type { VendorProfile } from 'vendor-profiles';
import { type ImportedResource, readImport } from '../import/read-import.ts';
import { recordedRequests } from '../record/next-request.ts';
import type { RecordedRequests } from '../record/recorded-request.ts';
import { createRedactor, type Redactor } from '../record/redact.ts';
import type { Traffic } from '../record/traffic.ts';
import {
  countResources,
  createImported,
  createPeople,
  deleteResources,
  type ResourceTotal,
  resourceTotals,
} from './contents.ts';
import type { OwnClient } from './own-client.ts';
import { type Seeded, seedMore } from './seed-more.ts';
import { restoreSnapshot, type Snapshot, snapshotText, takeSnapshot } from './snapshot.ts';
import { createTenantService, type TenantServiceParts } from './tenant-service.ts';

/** Everything that one tenant has for itself. */
export interface Tenant {
  readonly name: string;
  /** The path of its SCIM base URL. */
  readonly basePath: string;
  /** The token that was given or made for it; empty when the database holds its tokens. */
  readonly token: string;
  readonly profile: VendorProfile;
  readonly mode: Mode;
  readonly provider: Pick<Provider, 'handle' | 'bodyLimit'>;
  readonly resourceTypes: readonly ResourceType[];
  /** Sends requests of the server's own. */
  readonly client: OwnClient;
  /** Makes such a client for another store: what the tenant had at some time. */
  readonly clientOf: (store: ResourceStore) => OwnClient;
  readonly reading: Reading;
  /** The SCIM base URL at the address that the server listens on. */
  localUrl(): string;
  /** Its last requests, oldest first. */
  readonly requests: RecordedRequests;
  readonly redactor: Redactor;
  /** Whether it lets in who has this token. */
  readonly isToken: (candidate: string) => boolean;
  /** Counts its resources; rejects when the database does not answer. */
  count(): Promise<number>;
  /** Its resource types, with how many resources there are of each. */
  totals(): Promise<readonly ResourceTotal[]>;
  /** Creates what it is to start with, where it has no resources yet. */
  fill(): Promise<void>;
  /** Deletes its resources, forgets its requests, and creates anew what it started with. */
  reset(): Promise<void>;
  /** Invents so many users more, with groups for their departments. */
  seed(count: number): Promise<Seeded>;
  /** All resources, without secrets. */
  snapshot(): Promise<Snapshot>;
  /** The JSON of a snapshot, piece by piece. */
  snapshotText(): AsyncIterable<string>;
  /** Puts the resources of a snapshot in the place of all others. @throws SettingError for one that is refused. */
  restore(snapshot: object): Promise<void>;
}

/** What a tenant is made of. */
export interface TenantParts extends Omit<TenantServiceParts, 'ownUrl' | 'log'> {
  readonly log: Logger;
  readonly traffic: Traffic;
  /** Ends waiting for requests. */
  readonly stopped: AbortSignal;
  readonly basePath: string;
  readonly token: string;
  readonly isToken: (candidate: string) => boolean;
  /** Whether a text is a token of any tenant, which is kept nowhere. */
  readonly isSecret: (text: string) => boolean;
  /** The root URL of the address that the server listens on. */
  readonly localUrl: () => string;
  /** Users to invent. */
  readonly seed: number;
  /** The name of a file with resources, or its parsed content. */
  readonly import: string | object | undefined;
}

/**
 * Makes a tenant. It has no resources before it is filled.
 *
 * @throws SettingError for an import that can't be read.
 */
export function createTenant({ localUrl, isSecret, seed, import: imported, ...parts }: TenantParts): Tenant {
  const { tenant: name, basePath, token, isToken, profile, mode, resourceTypes } = parts;
  const { provider, client, clientOf, reading } = createTenantService({
    ...parts,
    ownUrl: () => localUrl() + basePath,
  });
  const resources: readonly ImportedResource[] = imported === undefined ? [] : readImport(imported, resourceTypes);
  const { traffic, stopped } = parts;
  const requests = recordedRequests(traffic, name, stopped);
  const create = async () => {
    await createImported(client, resources);
    await createPeople(client, resourceTypes, seed);
  };
  /** Tells those who watch that resources are no longer what they were, however far it came. */
  const announced = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    try {
      return await change();
    } finally {
      traffic.announce('resources', name);
    }
  };
  return {
    ...{ name, basePath, token, profile, mode, provider, resourceTypes, client, clientOf, reading, requests, isToken },
    localUrl: () => localUrl() + basePath,
    // A vendor may have no password; what a caller sends as one is no less a secret.
    redactor: createRedactor([...resourceTypes, userResourceType], isSecret),
    count: () => countResources(client, resourceTypes),
    totals: () => resourceTotals(client, resourceTypes),
    fill: async () => {
      if ((seed > 0 || resources.length > 0) && (await countResources(client, resourceTypes)) === 0) await create();
    },
    reset: () =>
      announced(async () => {
        await deleteResources(client, resourceTypes);
        traffic.clear(name);
        await create();
      }),
    seed: (count) => announced(() => seedMore(client, resourceTypes, count)),
    snapshot: () => takeSnapshot(client, resourceTypes),
    snapshotText: () => snapshotText(client, resourceTypes),
    restore: (snapshot) => announced(() => restoreSnapshot(client, resourceTypes, snapshot)),
  };
}
