import fc from 'fast-check';
import { ENTERPRISE_USER_URN, type PatchOperation, USER_URN } from '../index.ts';

const word = fc.constantFrom('a', 'A', 'b', 'work', 'home', 'x y', '"', 'é');
const address = fc.constantFrom('a@x.example', 'A@x.example', 'b@x.example');
const element = fc.record({ value: address, type: word, display: word, primary: fc.boolean() }, { requiredKeys: [] });

/** Keeps the first element that is primary. */
function onePrimary<T extends { primary?: boolean }>(elements: readonly T[]): T[] {
  const first = elements.findIndex(({ primary }) => primary === true);
  return elements
    .map((item, index) => (index !== first && item.primary === true ? { ...item, primary: false } : item))
    .filter((item) => Object.keys(item).length > 0);
}

const elements = fc.array(element, { minLength: 1, maxLength: 4 }).map(onePrimary);

/** A user as a store keeps it. */
export const storedUser = fc
  .record(
    {
      schemas: fc.constant<string[]>([USER_URN]),
      id: fc.constantFrom('1', '2'),
      userName: word,
      title: word,
      active: fc.boolean(),
      name: fc.record({ givenName: word, familyName: word }),
      emails: elements,
      roles: elements,
      [ENTERPRISE_USER_URN]: fc.record({ department: word, manager: fc.record({ value: word }) }),
    },
    { requiredKeys: ['schemas', 'id', 'userName'] },
  )
  .map((user) => {
    for (const name of ['emails', 'roles'] as const) if (user[name]?.length === 0) delete user[name];
    if (user[ENTERPRISE_USER_URN] !== undefined) user.schemas = [USER_URN, ENTERPRISE_USER_URN];
    return user;
  });

const op = fc.constantFrom('add', 'add', 'replace', 'replace', 'remove', 'remove', 'Add', 'REPLACE', 'move');
const condition = fc.constantFrom(
  'type eq "work"',
  'value eq "a@x.example"',
  'value co "x" and primary eq true',
  'not (type pr)',
  'type eq "new" and display eq "d"',
  'nope eq 1',
);
const path = fc.oneof(
  fc.constantFrom(
    ...[
      'title',
      'TITLE',
      'active',
      'name',
      'name.givenName',
      'emails',
      'emails.type',
      'roles',
      'userName',
      'id',
      'meta',
    ],
    ...['schemas', ENTERPRISE_USER_URN, `${ENTERPRISE_USER_URN}:manager`, `${ENTERPRISE_USER_URN}:manager.value`],
    ...['unknown', 'groups', 'department', `${USER_URN}:title`, '__proto__', 'constructor.prototype', 'emails[', ''],
  ),
  fc
    .tuple(
      fc.constantFrom('emails', 'roles'),
      condition,
      fc.constantFrom('', '.value', '.primary', '.type', '.display'),
    )
    .map(([name, filter, part]) => `${name}[${filter}]${part}`),
);

/** Values of every kind, right and wrong ones. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.boolean(),
  fc.constantFrom('True', 'false', null, '', 7, undefined, '{"value":"j"}'),
  element,
  fc.array(element, { maxLength: 3 }),
  fc.record({ givenName: fc.option(word), familyName: word }, { requiredKeys: [] }),
  fc.dictionary(
    fc.constantFrom(
      'title',
      'active',
      'emails',
      'name',
      'name.givenName',
      'id',
      'roles',
      ENTERPRISE_USER_URN,
      'nope',
      '__proto__',
    ),
    fc.oneof(
      word,
      fc.boolean(),
      fc.array(element, { maxLength: 2 }),
      fc.record({ givenName: word, department: word }),
      fc.constant(null),
    ),
    { maxKeys: 3 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

export const anyOperation: fc.Arbitrary<PatchOperation> = fc
  .record({ op, path, value: anyValue }, { requiredKeys: ['op'] })
  .map((operation) => operation as PatchOperation);

const writes = fc.oneof(
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    path: fc.constantFrom('title', 'nickName', 'userName'),
    value: word,
  }),
  fc.record({ op: fc.constantFrom('add', 'replace'), path: fc.constantFrom('emails', 'roles'), value: elements }),
  fc.record({ op: fc.constantFrom('add', 'replace'), path: fc.constant('active'), value: fc.boolean() }),
  fc.record({
    op: fc.constantFrom('add', 'replace'),
    value: fc.record({ title: word, emails: elements }, { requiredKeys: [] }),
  }),
  fc.record({
    op: fc.constant('replace'),
    path: fc.constant(`${ENTERPRISE_USER_URN}:manager`),
    value: fc.record({ value: word }),
  }),
  fc.record({
    op: fc.constant('remove'),
    path: fc.constantFrom(
      'title',
      'emails',
      'name',
      'emails[type eq "work"]',
      'roles[primary eq true].type',
      ENTERPRISE_USER_URN,
    ),
  }),
  fc.record({
    op: fc.constant('add'),
    path: fc.constantFrom('emails[value pr].display', 'emails[type eq "work"].primary'),
    value: fc.constant(true as unknown),
  }),
);

/** Operations that mostly succeed. */
export const likelyOperation: fc.Arbitrary<PatchOperation> = fc.oneof(
  { weight: 9, arbitrary: writes as fc.Arbitrary<PatchOperation> },
  { weight: 1, arbitrary: anyOperation },
);
