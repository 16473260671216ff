import { type AttributePath, parsePath, ScimError } from 'scim-core';

/** Reads a target attribute as a SCIM path; `undefined` for a text that is none, as in jobs whose target is not SCIM. */
export function readTargetPath(text: string | null): AttributePath | undefined {
  if (text === null) return undefined;
  try {
    return parsePath(text);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return undefined;
  }
}
