/** A user as the benchmarks need it, in the shape of RFC 7643 §4.1. */
export interface BenchmarkUser {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly title: string;
  readonly name: { readonly givenName: string; readonly familyName: string };
  readonly emails: readonly { readonly type: string; readonly value: string; readonly primary?: boolean }[];
  readonly meta: { readonly resourceType: string; readonly lastModified: string };
}

const TITLES = ['Engineer', 'Tour Guide', 'Manager', 'Analyst'];

/**
 * Makes users that differ in every attribute that a filter here looks at, read from JSON as those of a request or a store
 * are: text that a program has put together is kept in parts, and slower for everyone who looks into it.
 */
export function makeUsers(count: number): BenchmarkUser[] {
  const users = Array.from({ length: count }, (_, index) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    userName: `user${index}@example.com`,
    active: index % 3 !== 0,
    title: TITLES[index % TITLES.length] ?? '',
    name: { givenName: `Given${index % 97}`, familyName: `Family${index % 89}` },
    emails: [
      { type: 'work', value: `user${index}@${index % 5 === 0 ? 'example.org' : 'example.com'}`, primary: true },
      { type: 'home', value: `user${index}@home.example` },
    ],
    meta: { resourceType: 'User', lastModified: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString() },
  }));
  return JSON.parse(JSON.stringify(users)) as BenchmarkUser[];
}

/** Answers the items one after another, for ever. */
export function rotate<T>(items: readonly T[]): () => T {
  let index = 0;
  return () => {
    const item = items[index];
    index = index + 1 === items.length ? 0 : index + 1;
    return item as T;
  };
}
