import { type ResourceType, valuesEqual } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { HeldSecrets } from '../secrets/held-secrets.ts';
import type { ResourceChange, StoredResource, UpdateOutcome } from '../store/resource-store.ts';

/**
 * Changes a resource as {@link ResourceStore.update} does, and has the secrets hashed that it is to keep. Which ones these are is
 * known once the change was tried on the resource as it is: what is refused, overwritten or taken away again is never hashed.
 */
export async function updateResource(
  { settings, tenant }: Exchange,
  type: ResourceType,
  id: string,
  secrets: HeldSecrets,
  change: (current: StoredResource) => ResourceChange,
): Promise<UpdateOutcome | undefined> {
  for (;;) {
    try {
      return await settings.store.update(tenant, type, id, settings.now(), (current) => {
        const wanted = change(current);
        if (wanted.document === undefined) return wanted;
        const document = secrets.reveal(type, wanted.document);
        if (document === undefined) throw new Error('Secrets have to be hashed first.');
        if (document === wanted.document) return wanted;
        return { ...wanted, document: valuesEqual(current.document, document) ? undefined : document };
      });
    } catch (error) {
      // Another writer may make the change keep other secrets than it did when it was tried; each turn hashes some more.
      if (!(await secrets.hash())) throw error;
    }
  }
}
