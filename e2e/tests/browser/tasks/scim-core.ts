import {
  applyPatch,
  compileFilter,
  diffResources,
  explainFilter,
  filterFor,
  formatFilter,
  projectResource,
  readResource,
  ScimError,
  userResourceType,
} from 'scim-core';

/** One task of each part of scim-core, whose answer must be the same wherever it runs. */
export async function run(): Promise<unknown> {
  const options = { resourceType: userResourceType };
  const user = readResource(
    { USERNAME: 'bjensen', active: 'True', emails: [{ type: 'work', value: 'b@example.com' }] },
    { ...options, context: 'create' },
  );
  const { resource, operations } = applyPatch(
    user,
    [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'babs@example.com' },
      { op: 'add', path: 'name.givenName', value: 'Barbara' },
    ],
    options,
  );
  const where = filterFor(userResourceType);
  const filter = formatFilter(where.and(where('userName').startsWith('B'), where('emails.value').contains('babs')));
  return {
    user,
    resource,
    operations,
    filter,
    matches: compileFilter(filter, options)(resource),
    reason: explainFilter(filter, user, options).parts[1]?.reason,
    difference: diffResources(user, resource, options),
    projected: projectResource(resource, { ...options, attributes: ['emails.value'] }),
    error: errorOf(() => compileFilter('userName equals "b"', options)),
  };
}

function errorOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return error instanceof ScimError ? error.toJSON() : String(error);
  }
}
