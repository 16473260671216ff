import type { ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { RelationChange, StoredDocument } from '../store/resource-store.ts';

/** A resource as it came from a client, divided into what a store keeps apart. */
export interface DividedResource {
  readonly document: StoredDocument;
  /** One per relation of the type: makes its elements exactly those of the resource. */
  readonly relations: readonly RelationChange[];
}

/** Takes relations, `id`, `meta` and what is answered from a relation out of a resource. */
export function divideResource({ settings }: Exchange, type: ResourceType, resource: object): DividedResource {
  const { id: _id, meta: _meta, ...document } = resource as Record<string, unknown>;
  const relations: RelationChange[] = [];
  for (const { relation, side, name, extension } of settings.views.get(type) ?? []) {
    const holder = extension === undefined ? document : { ...(document[extension] as Record<string, unknown>) };
    if (side === 'owner') {
      const elements = (holder[name] ?? []) as readonly { readonly value?: unknown; readonly type?: unknown }[];
      relations.push({ target: relation.target, change: 'replace', elements: elements.flatMap(givenElement) });
    }
    delete holder[name];
    if (extension !== undefined && document[extension] !== undefined) document[extension] = holder;
  }
  return { document, relations };
}

/** An element without a value refers to nobody. */
function givenElement({ value, type }: { readonly value?: unknown; readonly type?: unknown }) {
  return typeof value === 'string' && value !== ''
    ? [{ value, type: typeof type === 'string' ? type : undefined }]
    : [];
}
