import { type Json, managerId, memberIds, valueAt, type WireExample } from './wire-example.ts';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A resource that is created before the request is sent. */
export interface Given {
  readonly endpoint: '/Users' | '/Groups';
  /** The id that the example uses for it; the id that the server assigned takes its place in the request. */
  readonly standsFor?: string;
  /** May depend on the ids of the resources before it. */
  readonly attributes: (id: (standsFor: string) => string) => Json;
}

/** What is there before an example is sent, and what it means. */
export interface Scenario {
  /** Beside the resource that the path names, which comes last. */
  readonly given?: (example: WireExample) => readonly Given[];
  /** The resource that the path of a PATCH or DELETE names. */
  readonly target?: (example: WireExample) => Given['attributes'];
  /** The resource afterwards: made of the resource before for PATCH, of the body for POST; `id` maps an id of the example. */
  readonly meant?: (resource: Json, example: WireExample, id: (standsFor: string) => string) => Json;
}

const user: Json = {
  schemas: [core],
  userName: 'before@example.com',
  externalId: 'external-before',
  name: { formatted: 'Gerda Before', familyName: 'Before', givenName: 'Gerda' },
  displayName: 'Gerda',
  active: true,
  emails: [
    { value: 'private@example.net', type: 'home' },
    { value: 'before@example.com', type: 'work', primary: true },
  ],
};

const work = 'emails[type eq "work"].value';
const withWorkEmail = (value: unknown) => [
  { value: 'private@example.net', type: 'home' },
  { value, type: 'work', primary: true },
];
const without = (resource: Json, ...names: string[]): Json =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => !names.includes(name)));

const existing = (attributes: Json) => () => () => attributes;
const disabled: Scenario = { target: existing(user), meant: (before) => ({ ...before, active: false }) };
const enabled: Scenario = {
  target: existing({ ...user, active: false }),
  meant: (before) => ({ ...before, active: true }),
};
const addedNickName: Scenario = {
  target: existing(user),
  meant: (before, example) => ({ ...before, nickName: valueAt(example, 'nickName') }),
};

const employeeNumber = `${enterprise}:employeeNumber`;
const withSeveralChanges = (before: Json, example: WireExample): Json => ({
  ...before,
  displayName: valueAt(example, 'displayName'),
  name: {
    formatted: 'Gerda Before',
    givenName: valueAt(example, 'name.givenName'),
    familyName: valueAt(example, 'name.familyName'),
  },
  emails: withWorkEmail(valueAt(example, work)),
  [enterprise]: { employeeNumber: valueAt(example, employeeNumber) },
});
const extended: Json = { ...user, schemas: [core, enterprise], [enterprise]: { employeeNumber: '1' } };

const addedManager: Scenario = {
  given: (example) => [
    {
      endpoint: '/Users',
      standsFor: managerId(example),
      attributes: () => ({ schemas: [core], userName: 'manager@example.com', displayName: 'The Manager' }),
    },
  ],
  target: existing(user),
  meant: (before, example, id) => ({
    ...before,
    schemas: [core, enterprise],
    [enterprise]: { manager: { value: id(managerId(example)) } },
  }),
};

/** A create that is stored as it was sent, but for what no schema knows and what holds no value. */
const created: Scenario = {
  meant: (body) => without({ ...body, schemas: [core] }, 'meta', 'roles'),
};
const createdAsSent: Scenario = { meant: (body) => without(body, 'meta') };

/** Users that stand for members, by the ids of the example. */
const members = (ids: readonly string[]): Given[] =>
  ids.map((standsFor, index) => ({
    endpoint: '/Users',
    standsFor,
    attributes: () => ({ schemas: [core], userName: `member-${index}@example.com` }),
  }));
/** Somebody who is in the group and must stay there. */
const bystander = 'the bystander';
const group = (...ids: readonly string[]): Given['attributes'] => {
  return (id) => ({
    schemas: [groupSchema],
    displayName: 'Shift Before',
    externalId: 'group-before',
    members: ids.map((member) => ({ value: id(member) })),
  });
};
const createdGroup: Scenario = { meant: (body) => without({ ...body, schemas: [groupSchema] }, 'meta') };
const renamedGroup: Scenario = {
  given: () => members([bystander]),
  target: () => group(bystander),
  meant: (before, example) => ({ ...before, displayName: valueAt(example, 'displayName') }),
};
const addedMembers: Scenario = {
  given: (example) => members([bystander, ...memberIds(example)]),
  target: () => group(bystander),
  meant: (before, example, id) => ({
    ...before,
    members: [bystander, ...memberIds(example)].map((member) => ({ value: id(member) })),
  }),
};
const removedMember: Scenario = {
  given: (example) => members([bystander, ...memberIds(example)]),
  target: (example) => group(bystander, ...memberIds(example)),
  meant: (before, _example, id) => ({ ...before, members: [{ value: id(bystander) }] }),
};

/** What each example presupposes and means. Reads need no entry: their answer says what must be there. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'user.create': created,
  'user.create.enterprise': createdAsSent,
  'user.create.extension-undeclared': {
    meant: (body) => without({ ...body, schemas: [core, enterprise] }, 'meta'),
  },
  'user.create.nulls-legacy': {
    meant: (body) =>
      without({ ...body, schemas: [core] }, ...Object.keys(body).filter((name) => body[name] === null), 'meta'),
  },
  'user.create.duplicate': {
    given: (example) => [
      { endpoint: '/Users', attributes: () => ({ schemas: [core], userName: String(example.body?.userName) }) },
    ],
  },
  'user.create.role.single': createdAsSent,
  'user.create.roles.complex': {
    meant: (body) => ({
      ...without(body, 'meta'),
      roles: (body.roles as Json[]).map(({ displayName, ...role }) => ({ ...role, display: displayName })),
    }),
  },
  'user.create.roles.assertive': createdAsSent,

  'user.patch.single': {
    target: existing(user),
    meant: (before, example) => ({ ...before, userName: valueAt(example, 'userName') }),
  },
  'user.patch.multi': {
    target: existing(user),
    meant: (before, example) => ({
      ...before,
      name: { formatted: 'Gerda Before', givenName: 'Gerda', familyName: valueAt(example, 'name.familyName') },
      emails: withWorkEmail(valueAt(example, work)),
    }),
  },
  'user.disable.default': disabled,
  'user.disable.lower-case': disabled,
  'user.disable.doc-boolean': disabled,
  'user.disable.flag': disabled,
  'user.enable.default': enabled,
  'user.enable.flag': enabled,
  'user.add-single.default': addedNickName,
  'user.add-single.flag': addedNickName,
  'user.replace-multiple.default': {
    target: existing(extended),
    meant: (before, example) => ({
      ...withSeveralChanges(before, example),
      externalId: valueAt(example, 'externalId'),
    }),
  },
  'user.replace-multiple.flag': { target: existing(extended), meant: withSeveralChanges },
  'user.add-multiple.flag': {
    target: existing(without(user, 'displayName', 'name')),
    meant: (before, example) => ({
      ...before,
      displayName: valueAt(example, 'displayName'),
      title: valueAt(example, 'title'),
      name: {
        givenName: valueAt(example, 'name.givenName'),
        familyName: valueAt(example, 'name.familyName'),
        formatted: valueAt(example, 'name.formatted'),
      },
    }),
  },
  'user.add-vs-replace.default': {
    target: existing({ ...user, name: { familyName: 'Before' } }),
    meant: (before, example) => ({
      ...before,
      name: { givenName: valueAt(example, 'name.givenName'), familyName: valueAt(example, 'name.familyName') },
    }),
  },
  'user.replace-full.live': {
    target: existing(user),
    meant: (before, example) => ({
      ...before,
      displayName: valueAt(example, 'displayName'),
      userName: valueAt(example, 'userName'),
      name: {
        givenName: 'Gerda',
        familyName: valueAt(example, 'name.familyName'),
        formatted: valueAt(example, 'name.formatted'),
      },
      emails: withWorkEmail(valueAt(example, work)),
    }),
  },
  'user.add.email.absent': {
    target: existing({ ...user, emails: [{ value: 'private@example.net', type: 'home' }] }),
    meant: (before, example) => ({
      ...before,
      emails: [
        { value: 'private@example.net', type: 'home' },
        { value: valueAt(example, work), type: 'work' },
      ],
    }),
  },
  'user.add.phone.absent': {
    target: existing(user),
    meant: (before, example) => ({
      ...before,
      schemas: [core, enterprise],
      phoneNumbers: [{ type: 'mobile', value: valueAt(example, 'phoneNumbers[type eq "mobile"].value') }],
      addresses: [{ type: 'work', streetAddress: valueAt(example, 'addresses[type eq "work"].streetAddress') }],
      [enterprise]: { department: valueAt(example, `${enterprise}:department`) },
    }),
  },
  'user.manager.add': addedManager,
  'user.manager.add.value-object': addedManager,
  'user.manager.add.doc-legacy': addedManager,
  'user.delete': { target: existing(user) },

  'group.create': createdGroup,
  'group.create.core-only': createdGroup,
  'group.rename': renamedGroup,
  'group.rename.flag': renamedGroup,
  'group.replace-externalId': {
    given: () => members([bystander]),
    target: () => group(bystander),
    meant: (before, example) => ({ ...before, externalId: valueAt(example, 'externalId') }),
  },
  'group.members.add': addedMembers,
  'group.members.add.flag': addedMembers,
  'group.members.add-many': addedMembers,
  'group.members.remove.default': removedMember,
  'group.members.remove.default-noref': removedMember,
  'group.members.remove.flag': removedMember,
  'group.delete': { given: () => members([bystander]), target: () => group(bystander) },
};
