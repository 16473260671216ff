import assert from 'node:assert/strict';
import { applyPatch, createPathCache, groupResourceType, userResourceType } from 'scim-core';
import { type ScimPatchOperation, scimPatch } from 'scim-patch';
import { compare } from './shared/compare.ts';
import { makeUsers, rotate } from './shared/directory.ts';

const [user] = makeUsers(1);
assert.ok(user);

const requests = Array.from({ length: 1_000 }, (_, index): ScimPatchOperation[] => [
  { op: 'replace', path: 'active', value: index % 2 === 0 },
  { op: 'replace', path: 'name.familyName', value: `Family${index}` },
  { op: 'add', path: 'title', value: `Title ${index}` },
  { op: 'replace', path: 'emails[type eq "work"].value', value: `user${index}@example.com` },
]);

/** The peer takes its own resource type, which demands more of `meta` than these resources have. */
function patchByPeer(resource: object, operations: ScimPatchOperation[]): object {
  return scimPatch(resource as Parameters<typeof scimPatch>[0], operations, { mutateDocument: false });
}

const [first = []] = requests;
assert.deepEqual(applyPatch(user, first, { resourceType: userResourceType }).resource, patchByPeer(user, first));

const [next, nextOfPeer] = [rotate(requests), rotate(requests)];
await compare({
  name: 'four operations on a user, different ones in rotation, against scim-patch',
  ours: () => applyPatch(user, next(), { resourceType: userResourceType }),
  peer: () => patchByPeer(user, nextOfPeer()),
  target: { fasterBy: 3 },
});

const pathCache = createPathCache();
await compare({
  name: 'the same with a path cache, against scim-patch',
  ours: () => applyPatch(user, next(), { resourceType: userResourceType, pathCache }),
  peer: () => patchByPeer(user, nextOfPeer()),
  target: { fasterBy: 5 },
});

const group = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  id: '00000000-0000-7000-9000-000000000001',
  displayName: 'Everybody',
  members: makeUsers(10_000).map(({ id }) => ({ value: id })),
};
const members: readonly { name: string; operations: ScimPatchOperation[] }[] = [
  { name: 'add a member', operations: [{ op: 'add', path: 'members', value: [{ value: 'somebody-new' }] }] },
  {
    name: 'remove a member',
    operations: [{ op: 'remove', path: `members[value eq "${group.members[5_000]?.value}"]` }],
  },
];
for (const { name, operations } of members) {
  const { resource } = applyPatch(group, operations, { resourceType: groupResourceType });
  assert.deepEqual(resource, patchByPeer(group, operations));
  await compare({
    name: `${name} of a group of 10,000 in memory, against scim-patch`,
    ours: () => applyPatch(group, operations, { resourceType: groupResourceType }),
    peer: () => patchByPeer(group, operations),
    target: { fasterBy: 20 },
  });
}
