import { groupResourceType, readResource } from 'scim-core';
import { expect, it } from 'vitest';
import { Departments } from './departments.ts';
import { people } from './people.ts';

async function departmentsOf(count: number) {
  const departments = new Departments();
  let id = 0;
  for await (const person of people(count)) departments.add(person, `${++id}`);
  return departments.groups();
}

it('hold everybody once, under names that differ, and are the same in every run', async () => {
  const groups = await departmentsOf(300);
  const ids = groups.flatMap(({ members }) => members.map(({ value }) => Number(value)));
  expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  expect(groups.length).toBeGreaterThan(10);
  for (const key of ['displayName', 'externalId'] as const) {
    expect(new Set(groups.map((group) => group[key])).size).toBe(groups.length);
  }
  expect(await departmentsOf(300)).toEqual(groups);
});

it('are groups by the letter of RFC 7643', async () => {
  for (const group of await departmentsOf(20)) {
    expect(readResource(group, { resourceType: groupResourceType, mode: 'strict', context: 'create' })).toEqual(group);
  }
});
