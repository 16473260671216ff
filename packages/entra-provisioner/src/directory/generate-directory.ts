import type { Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';

/** How large a directory is to be. */
export interface GenerateOptions {
  readonly users: number;
  /** Default: one for every 20 users. */
  readonly groups?: number | undefined;
  /** The same number gives the same people. Default 1. */
  readonly seed?: number | undefined;
}

const GIVEN = [
  'Ada',
  'Alan',
  'Barbara',
  'Claude',
  'Dorothy',
  'Edsger',
  'Frances',
  'Grace',
  'John',
  'Katherine',
] as const;
const SURNAMES = [
  'Allen',
  'Dijkstra',
  'Hopper',
  'Johnson',
  'Liskov',
  'Lovelace',
  'Shannon',
  'Turing',
  'Vaughan',
] as const;
const DEPARTMENTS = ['Sales', 'Research', 'Operations', 'Finance', 'Support'] as const;
/** Offices with what the default mapping sends of them. */
const OFFICES = [
  { city: 'London', state: 'England', country: 'GB', postalCode: 'SW1Y 4JU', preferredLanguage: 'en-GB' },
  { city: 'Amsterdam', state: 'Noord-Holland', country: 'NL', postalCode: '1012 JS', preferredLanguage: 'nl-NL' },
  { city: 'Seattle', state: 'WA', country: 'US', postalCode: '98101', preferredLanguage: 'en-US' },
] as const;
const TITLES = ['Engineer', 'Analyst', 'Manager', 'Consultant'] as const;

/**
 * Makes up a company: everybody has a manager but the first, everybody is in one to three groups, everybody is assigned, and
 * has what the default mapping sends.
 *
 * @example
 * ```ts
 * import { generateDirectory } from 'entra-provisioner';
 *
 * const { users, groups } = generateDirectory({ users: 100 });
 * [users.length, groups.length]; // [100, 5]
 * ```
 */
export function generateDirectory({ users: count, groups: groupCount, seed = 1 }: GenerateOptions): Directory {
  const random = mulberry32(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const users = Array.from({ length: count }, (_, index): DirectoryUser => {
    const [givenName, surname] = [pick(GIVEN), pick(SURNAMES)];
    const mailNickname = `${givenName}.${surname}${index}`.toLowerCase();
    const address = `${mailNickname}@example.com`;
    return {
      objectId: uuid(1, index),
      userPrincipalName: address,
      mail: address,
      mailNickname,
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      jobTitle: pick(TITLES),
      department: pick(DEPARTMENTS),
      employeeId: String(index + 1),
      accountEnabled: true,
      ...OFFICES[index % OFFICES.length],
      streetAddress: `${1 + (index % 200)} Main Street`,
      physicalDeliveryOfficeName: `Room ${index % 1_000}`,
      telephoneNumber: phone(0, index),
      mobile: phone(1, index),
      ...(index === 0 ? {} : { manager: uuid(1, Math.floor((index - 1) / 8)) }),
    };
  });
  const members = Array.from({ length: groupCount ?? Math.ceil(count / 20) }, () => new Set<string>());
  for (const { objectId } of users) {
    for (let number = 1 + Math.floor(random() * 3); number > 0 && members.length > 0; number -= 1)
      pick(members).add(objectId);
  }
  const groups = members.map(
    (ids, index): DirectoryGroup => ({
      objectId: uuid(2, index),
      displayName: `Group ${index + 1}`,
      members: [...ids],
    }),
  );
  const assignments = [...users, ...groups].map(({ objectId }) => ({ principal: objectId }));
  return { users, groups, assignments };
}

/** A number of a range that nobody has. */
function phone(kind: number, index: number): string {
  return `+1 555 01${kind}-${String(index).padStart(6, '0')}`;
}

/** An id that says what it is and where in the list. */
function uuid(kind: number, index: number): string {
  return `00000000-0000-4000-800${kind}-${String(index).padStart(12, '0')}`;
}

/** A public-domain generator of 32 bits, which is all that made-up people need. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
