import * as v from 'valibot';

const id = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

const user = v.looseObject({
  objectId: id,
  accountEnabled: v.optional(v.boolean('must be true or false')),
  manager: v.nullish(v.string('must be the objectId of a user')),
  deletedDateTime: v.nullish(v.string('must be the time of the deletion as text')),
});

const group = v.looseObject({
  objectId: id,
  displayName: v.optional(v.string('must be text')),
  members: v.optional(v.array(id, 'must be a list of objectIds')),
  securityEnabled: v.optional(v.boolean('must be true or false')),
  deletedDateTime: v.nullish(v.string('must be the time of the deletion as text')),
});

const role = v.strictObject({ id: v.optional(v.string()), value: id, displayName: v.optional(v.string()) });

const assignment = v.union(
  [id, v.strictObject({ principal: id, role: v.optional(role) })],
  'must be an objectId, or an object with "principal" and optionally "role"',
);

/**
 * The form of a directory file. Whoever is not in it is deleted, so that a file without users has to say so; what is published as `directory.schema.json` is made from it.
 */
export const directorySchema = v.strictObject({
  $schema: v.optional(v.string()),
  users: v.array(user, 'must be a list'),
  groups: v.optional(v.array(group, 'must be a list'), []),
  assignments: v.optional(v.array(assignment, 'must be a list'), []),
});
