import { ScimError } from '../error/scim-error.ts';

const PREFIX = 'operation ';

/** The same error with the number of the operation, which faults of paths, filters and values do not know. */
export function inOperation(error: unknown, index: number): unknown {
  if (!(error instanceof ScimError) || error.detail.startsWith(PREFIX)) return error;
  const { status, detail, scimType, problems, location } = error;
  return new ScimError(status, `${PREFIX}${index + 1}: ${detail}`, {
    scimType,
    problems,
    ...(location === undefined ? {} : { location }),
  });
}
