import {
  compileFilter,
  defineResourceType,
  enterpriseUserSchema,
  parseFilter,
  userResourceType,
  userSchema,
} from 'scim-core';
import { heapPer } from './shared/heap.ts';

/** Printed for the record: nothing here is compared, so nothing can be missed. */
const simple = (index: number) => `userName eq "user${index}@example.com"`;
const complex = (index: number) =>
  `active eq true and (title eq "Tour Guide" or emails[type eq "work" and value co "${index}@example.org"])`;

console.log(`        a parsed simple filter:   ${heapPer(10_000, (index) => parseFilter(simple(index)))} bytes`);
console.log(`        a parsed complex filter:  ${heapPer(10_000, (index) => parseFilter(complex(index)))} bytes`);
const compiled = heapPer(10_000, (index) => compileFilter(complex(index), { resourceType: userResourceType }));
console.log(`        a compiled complex filter: ${compiled} bytes`);
const resourceType = heapPer(200, () =>
  defineResourceType({
    name: 'User',
    endpoint: '/Users',
    schema: userSchema,
    extensions: [{ schema: enterpriseUserSchema, required: false }],
  }),
);
console.log(`        a compiled resource type: ${resourceType} bytes`);
