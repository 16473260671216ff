import assert from 'node:assert/strict';
import { applyPatch, compileFilter, parseFilter, userResourceType } from 'scim-core';
import SCIMMY from 'scimmy';
import { compare } from './shared/compare.ts';
import { makeUsers, rotate } from './shared/directory.ts';

/** SCIMMY keeps no parsed filter apart from its expression, so parsing it is making one. */
const filters = Array.from(
  { length: 2_000 },
  (_, index) => `userName eq "user${index}@example.com" and active eq true`,
);
const [next, nextOfPeer] = [rotate(filters), rotate(filters)];
await compare({
  name: 'parse a filter, against SCIMMY',
  ours: () => parseFilter(next()),
  peer: () => new SCIMMY.Types.Filter(nextOfPeer()),
  target: { fasterBy: 2 },
});

const users = makeUsers(10_000);
const text = 'userName eq "user4711@example.com"';
const ours = compileFilter(text, { resourceType: userResourceType });
const peer = new SCIMMY.Types.Filter(text);
assert.equal(users.filter(ours).length, 1);
assert.equal(peer.match(users as unknown as object[]).length, 1);
await compare({
  name: 'evaluate a simple filter over 10,000 users, against SCIMMY',
  ours: () => users.filter(ours).length,
  peer: () => peer.match(users as unknown as object[]).length,
  target: { fasterBy: 6 },
});

const [user] = makeUsers(1);
assert.ok(user);
const requests = Array.from({ length: 1_000 }, (_, index) => [
  { op: 'replace', path: 'active', value: index % 2 === 0 },
  { op: 'replace', path: 'name.familyName', value: `Family${index}` },
  { op: 'add', path: 'title', value: `Title ${index}` },
  { op: 'replace', path: 'emails[type eq "work"].value', value: `user${index}@example.com` },
]);
const nextRequest = rotate(requests);
const nextRequestOfPeer = rotate(requests);
const stored = new SCIMMY.Schemas.User(user as unknown as Record<string, unknown>);
type PeerOperations = NonNullable<ConstructorParameters<typeof SCIMMY.Messages.PatchOp>[0]>['Operations'];
const message = (operations: object[]) =>
  new SCIMMY.Messages.PatchOp({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations as PeerOperations,
  });
await compare({
  name: 'four operations on a user, different ones in rotation, against SCIMMY',
  ours: () => applyPatch(user, nextRequest(), { resourceType: userResourceType }),
  peer: () => message(nextRequestOfPeer()).apply(stored),
  target: { fasterBy: 3 },
});
