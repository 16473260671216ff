import { readResource, userResourceType } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { type Person, people } from './people.ts';

async function collect(count: number): Promise<Person[]> {
  const all: Person[] = [];
  for await (const person of people(count)) all.push(person);
  return all;
}

describe('people', () => {
  it('are the same in every run, whatever their number', async () => {
    const many = await collect(50);
    expect(await collect(20)).toEqual(many.slice(0, 20));
    expect(await collect(0)).toEqual([]);
  });

  it('have user names that differ, and mail addresses that lead nowhere (RFC 2606)', async () => {
    const names = (await collect(500)).map(({ userName }) => userName);
    expect(new Set(names).size).toBe(500);
    for (const name of names) expect(name).toMatch(/^[a-z0-9.]+@example\.com$/);
  });

  it('are users by the letter of RFC 7643', async () => {
    for (const person of await collect(50)) {
      expect(readResource(person, { resourceType: userResourceType, mode: 'strict', context: 'create' })).toEqual(
        person,
      );
    }
  });

  it('are active, most of them', async () => {
    const inactive = (await collect(500)).filter(({ active }) => active === false);
    expect(inactive.length).toBeGreaterThan(0);
    expect(inactive.length).toBeLessThan(100);
  });
});
