import { ScimError } from 'scim-core';

/** What something of scim-core answers, or something else where it says that its input is wrong. */
export function unlessWrong<R>(work: () => R, otherwise: R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof ScimError) return otherwise;
    throw error;
  }
}
