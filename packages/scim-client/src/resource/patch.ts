import { applyPatch, type PatchOperation, type ResourceOf, type ResourceType } from 'scim-core';
import type { ClientState } from '../client-state.ts';
import { perform } from '../request/perform.ts';
import { shareDeadline } from '../request/time-limit.ts';
import { patchRequest } from './change.ts';
import { readChanged } from './read-answer.ts';
import type { ChangeOptions } from './types.ts';
import { updateResource } from './update.ts';

/**
 * Runs PATCH operations, or, where the service provider has no PATCH, reads the resource, runs them here, and replaces it;
 * again when somebody else changes it in the meantime, unless the caller asks for a version.
 *
 * @returns `undefined` when the service provider does not show the resource (204).
 */
export async function patchResource<T extends ResourceType>(
  state: ClientState,
  type: T,
  path: string,
  operations: readonly PatchOperation[],
  options: ChangeOptions,
  repeatable = false,
): Promise<ResourceOf<T> | undefined> {
  const request = patchRequest(state, type, path, operations, options, repeatable);
  const call = shareDeadline(state, options);
  const capabilities = await state.capabilities.get(call);
  if (capabilities.patch) {
    return perform(state, request, call, (answer) => readChanged(state, type, answer));
  }
  const change = (draft: ResourceOf<T>) => {
    const { resource } = applyPatch(draft as object, operations, { resourceType: type, mode: state.mode });
    return resource as ResourceOf<T>;
  };
  return updateResource(state, type, path, change, call);
}
