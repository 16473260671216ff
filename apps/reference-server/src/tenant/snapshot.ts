import type { ResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { readImport } from '../import/read-import.ts';
import { SettingError } from '../settings/setting-error.ts';
import { createImported, deleteResources } from './contents.ts';
import type { OwnClient } from './own-client.ts';

/** Resources that are read at a time. */
const pageSize = 500;
const listResponse = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/**
 * All resources of a tenant, in the form of an answer to a query (RFC 7644, section 3.4.2): what `import` takes. It has ids
 * and members, and neither secrets nor what a service provider fills in, as versions and times.
 */
export interface Snapshot {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly Resources: readonly Readonly<Record<string, unknown>>[];
}

/** Reads everything that a tenant has; what changes meanwhile may be in it or not. */
export async function takeSnapshot(client: OwnClient, types: readonly ResourceType[]): Promise<Snapshot> {
  const resources: Record<string, unknown>[] = [];
  for await (const resource of eachResource(client, types)) resources.push(resource);
  return { schemas: [listResponse], totalResults: resources.length, Resources: resources };
}

/** The JSON of a {@link Snapshot}, piece by piece: a tenant may have more than fits into one text. */
export async function* snapshotText(
  client: OwnClient,
  types: readonly ResourceType[],
): AsyncGenerator<string, void, undefined> {
  let count = 0;
  yield `{"schemas":["${listResponse}"],"Resources":[`;
  for await (const resource of eachResource(client, types)) {
    yield `${count === 0 ? '' : ',\n'}${JSON.stringify(resource)}`;
    count += 1;
  }
  yield `],"totalResults":${count}}\n`;
}

async function* eachResource(
  client: OwnClient,
  types: readonly ResourceType[],
): AsyncGenerator<Record<string, unknown>, void, undefined> {
  for (const type of types) {
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const path = `${type.endpoint}?count=${pageSize}&cursor=${encodeURIComponent(cursor)}`;
      const page = (await client.send('GET', path)) as CursorPage;
      for (const resource of page.Resources) yield withoutProvided(resource, type, types);
      cursor = page.nextCursor;
    }
  }
}

interface CursorPage {
  readonly Resources: readonly Record<string, unknown>[];
  readonly nextCursor?: string;
}

/** A resource without what the service provider fills in. */
function withoutProvided(
  resource: Readonly<Record<string, unknown>>,
  type: ResourceType,
  types: readonly ResourceType[],
): Record<string, unknown> {
  const { meta: _meta, ...members } = resource;
  const kept: Record<string, unknown> = members;
  for (const { path, attribute } of type.index.targets) {
    if (attribute.mutability === 'readOnly' && path !== 'id' && path !== 'schemas') delete kept[path];
  }
  for (const { owner, target } of findRelations(types)) {
    const elements = kept[target.path];
    if (owner !== type || !Array.isArray(elements)) continue;
    kept[target.path] = (elements as { value: string; type?: string }[]).map(({ value, type: member }) => {
      return member === undefined ? { value } : { value, type: member };
    });
  }
  return { ...kept, meta: { resourceType: type.name } };
}

/**
 * Puts the resources of a snapshot in the place of all that a tenant has. When one of them is refused, what was there is
 * there again, but for secrets.
 *
 * @throws SettingError that names the resource which is refused, and why.
 */
export async function restoreSnapshot(
  client: OwnClient,
  types: readonly ResourceType[],
  snapshot: object,
): Promise<void> {
  const wanted = readImport(snapshot, types);
  const before = await takeSnapshot(client, types);
  await deleteResources(client, types);
  try {
    await createImported(client, wanted);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    await deleteResources(client, types);
    await createImported(client, readImport(before, types));
    throw error;
  }
}
