const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
/** The URN under which people have a department. */
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A user that never lived, as a client would create it. */
export interface Person {
  readonly schemas: readonly string[];
  readonly userName: string;
  readonly [attribute: string]: unknown;
}

/** Any number will do; changing it would change everybody. */
const startOfRandomness = 7644;

/**
 * Invents people. They are the same ones in every run: the first ten of a hundred are those of `people(10)`.
 *
 * The names come from a large table, which is only loaded once somebody asks for people.
 */
export async function* people(count: number): AsyncGenerator<Person, void, undefined> {
  const { base, en, Faker } = await import('@faker-js/faker');
  const faker = new Faker({ locale: [en, base], seed: startOfRandomness });
  for (let index = 1; index <= count; index += 1) {
    const givenName = faker.person.firstName();
    const familyName = faker.person.lastName();
    // Only the number keeps namesakes apart.
    const userName = `${givenName}.${familyName}.${index}@example.com`.toLowerCase().replace(/[^a-z0-9.@]/g, '');
    yield {
      schemas: [core, enterprise],
      userName,
      externalId: faker.string.uuid(),
      name: { formatted: `${givenName} ${familyName}`, givenName, familyName },
      displayName: `${givenName} ${familyName}`,
      title: faker.person.jobTitle(),
      active: faker.number.int({ min: 1, max: 20 }) > 1,
      emails: [{ value: userName, type: 'work', primary: true }],
      phoneNumbers: [{ value: faker.phone.number({ style: 'international' }), type: 'work' }],
      [enterprise]: { employeeNumber: String(index).padStart(6, '0'), department: faker.commerce.department() },
    };
  }
}
