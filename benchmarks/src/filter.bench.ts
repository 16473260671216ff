import assert from 'node:assert/strict';
import { compileFilter, parseFilter, userResourceType } from 'scim-core';
import { filter as peerFilter, parse as peerParse } from 'scim2-parse-filter';
import { compare } from './shared/compare.ts';
import { makeUsers, rotate } from './shared/directory.ts';

/** As many different filters as keep a cache of results from helping. */
const DIFFERENT = 2_000;

function different(make: (index: number) => string): string[] {
  return Array.from({ length: DIFFERENT }, (_, index) => make(index));
}

const simple = different((index) => `userName eq "user${index}@example.com"`);
const complex = different(
  (index) =>
    `active eq true and (title eq "Tour Guide" or emails[type eq "work" and value co "${index}@example.org"]) ` +
    `and not (name.familyName sw "Family${index % 89}")`,
);

for (const [name, filters] of [
  ['simple', simple],
  ['complex', complex],
] as const) {
  const [next, nextOfPeer] = [rotate(filters), rotate(filters)];
  await compare({
    name: `parse a ${name} filter, against scim2-parse-filter`,
    ours: () => parseFilter(next()),
    peer: () => peerParse(nextOfPeer()),
    target: { fasterBy: 2 },
  });
}

const users = makeUsers(10_000);

// Other filters run first: a process that has seen only one shape of filter is faster than any real one.
for (const text of [...simple.slice(0, 25), ...complex.slice(0, 25)]) {
  users.filter(compileFilter(text, { resourceType: userResourceType }));
  users.filter(peerFilter(peerParse(text)));
}

const evaluations = [
  {
    name: 'simple',
    text: 'userName eq "User4711@example.com"',
    byHand: (user: (typeof users)[number]) => user.userName.toLowerCase() === 'user4711@example.com',
    faster: 6,
    timeByHand: 1.5,
  },
  {
    name: 'complex',
    text: 'active eq true and title eq "Tour Guide" and emails[type eq "work" and value ew "@example.org"]',
    byHand: (user: (typeof users)[number]) =>
      user.active &&
      user.title.toLowerCase() === 'tour guide' &&
      user.emails.some(
        ({ type, value }) => type.toLowerCase() === 'work' && value.toLowerCase().endsWith('@example.org'),
      ),
    faster: 8,
    timeByHand: 3,
  },
];

for (const { name, text, byHand, faster, timeByHand } of evaluations) {
  const ours = compileFilter(text, { resourceType: userResourceType });
  const peer = peerFilter(peerParse(text));
  const expected = users.filter(byHand);
  assert.ok(expected.length > 0);
  assert.deepEqual(users.filter(ours), expected);
  await compare({
    name: `evaluate a ${name} filter over 10,000 users, against scim2-parse-filter`,
    ours: () => users.filter(ours).length,
    peer: () => users.filter(peer).length,
    target: { fasterBy: faster },
  });
  await compare({
    name: `evaluate a ${name} filter over 10,000 users, against a predicate written by hand`,
    ours: () => users.filter(ours).length,
    peer: () => users.filter(byHand).length,
    target: { timeAtMost: timeByHand },
  });
}
