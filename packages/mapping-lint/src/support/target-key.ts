import { ScimError } from 'scim-core';
import { targetKey } from 'vendor-profiles';

/** The key of a target of a profile; a few vendors have names that are no paths. */
export function keyOf(target: string): string {
  try {
    return targetKey(target);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return target.toLowerCase();
  }
}
