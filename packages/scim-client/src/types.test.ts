import {
  type CreateOf,
  defineResourceType,
  defineSchema,
  type Filter,
  groupResourceType,
  type PatchOperation,
  type ReplaceOf,
  type ResourceOf,
  type ResourceType,
  type ScimError,
  type ScimType,
  userResourceType,
  userSchema,
} from 'scim-core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  type BulkCreation,
  type BulkHandle,
  type BulkId,
  type BulkOutcome,
  type BulkReport,
  type Capabilities,
  createScimClient,
  type Discovery,
  type MembersChange,
  type Page,
  type PartOf,
  type RequestPlan,
  type ResourceClient,
  type ResourceList,
  type ScimAnswer,
  type ScimBulkError,
  type ScimClient,
  ScimClientError,
  type ScimClientErrorCode,
  type ScimClientEvent,
  type ScimNetworkError,
  type ScimNotUniqueError,
  type ScimProtocolError,
  ScimResponseError,
  ScimTimeoutError,
  type ScimUnsupportedError,
} from './index.ts';

type UserType = typeof userResourceType;
type User = ResourceOf<UserType>;
type Part = PartOf<UserType>;

const badge = defineSchema({
  id: 'urn:acme:Badge',
  attributes: [
    { name: 'number', type: 'integer', required: true },
    { name: 'pin', type: 'string', returned: 'never' },
    { name: 'issued', type: 'dateTime', mutability: 'readOnly' },
    { name: 'doors', type: 'complex', multiValued: true, subAttributes: [{ name: 'value', type: 'string' }] },
  ],
});
const personType = defineResourceType({
  name: 'Person',
  endpoint: '/People',
  schema: userSchema,
  extensions: [{ schema: badge, required: true }],
});

const client = createScimClient({ baseUrl: 'https://example.com/scim/v2' });
const { users, groups, me } = client;
const people = client.resource(personType);
const operations: readonly PatchOperation[] = [{ op: 'remove', path: 'title' }];

/** What compiles is what is tested: nothing here is called. */
const never = <T>(_: () => T): void => {};

describe('a client', () => {
  it('has resources of the types of RFC 7643, and of its own', () => {
    expectTypeOf(client).toEqualTypeOf<ScimClient>();
    expectTypeOf(users).toEqualTypeOf<ResourceClient<UserType>>();
    expectTypeOf(groups).toEqualTypeOf<ResourceClient<typeof groupResourceType>>();
    expectTypeOf(people).toEqualTypeOf<ResourceClient<typeof personType>>();
    expectTypeOf(people.resourceType).toEqualTypeOf<typeof personType>();
    expectTypeOf(client.resource<ResourceType>).returns.toEqualTypeOf<ResourceClient<ResourceType>>();
  });

  it('takes a token as text or as a function, and a fetch of requests', () => {
    const baseUrl = 'https://example.com';
    never(() => createScimClient({ baseUrl, token: undefined }));
    never(() => createScimClient({ baseUrl, token: () => 'text' }));
    never(() => createScimClient({ baseUrl, token: async (reason) => ({ token: reason, expiresAt: 1 }) }));
    never(() => createScimClient({ baseUrl, fetch: (request) => globalThis.fetch(request) }));
    never(() => createScimClient({ baseUrl, mode: { base: 'strict', allow: ['list.resources-null'] } }));
    // @ts-expect-error: without a base URL there is nobody to talk to
    never(() => createScimClient({}));
    // @ts-expect-error: a number is no token
    never(() => createScimClient({ baseUrl, token: 7 }));
    // @ts-expect-error: no such tolerance
    never(() => createScimClient({ baseUrl, mode: { base: 'strict', allow: ['list.whatever'] } }));
    // @ts-expect-error: a misspelt option
    never(() => createScimClient({ baseUrl, timeOut: 1 }));
  });

  it('answers what belongs to none of the types', () => {
    expectTypeOf(client.send).returns.resolves.toEqualTypeOf<ScimAnswer>();
    expectTypeOf<ScimAnswer['body']>().toBeUnknown();
    expectTypeOf(client.discover).returns.resolves.toEqualTypeOf<Discovery>();
    expectTypeOf<Discovery['resourceTypes']>().toEqualTypeOf<readonly ResourceType[]>();
    expectTypeOf<ReturnType<Discovery['resourceType']>>().toEqualTypeOf<ResourceType>();
    expectTypeOf<Discovery['config']>().toBeUnknown();
    expectTypeOf(client.capabilities).returns.resolves.toEqualTypeOf<Capabilities>();
    // What is only known at run time is anything.
    const found = async (type: ResourceType) => (await client.resource(type).get('7')).whatever;
    expectTypeOf(found).returns.resolves.toBeUnknown();
  });
});

describe('each method', () => {
  it('get answers a whole resource, or a part where attributes are selected', () => {
    expectTypeOf(() => users.get('7')).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => users.get('7', { timeout: 1 })).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => users.get('7', { attributes: undefined })).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => users.get('7', { attributes: ['title'] })).returns.resolves.toEqualTypeOf<Part>();
    expectTypeOf(() => users.get('7', { excludedAttributes: ['title'] })).returns.resolves.toEqualTypeOf<Part>();
    // @ts-expect-error: an id is text
    never(() => users.get(7));
    // @ts-expect-error: get changes nothing
    never(() => users.get('7', { ifMatch: '*' }));
  });

  it('create takes what may be written, and answers what may be read', () => {
    expectTypeOf(users.create).parameter(0).toEqualTypeOf<CreateOf<UserType>>();
    expectTypeOf(() => users.create({ userName: 'a', password: 'b' })).returns.resolves.toEqualTypeOf<User>();
    const part = () => users.create({ userName: 'a' }, { attributes: ['id'], whenUncertain: 'lookup' });
    expectTypeOf(part).returns.resolves.toEqualTypeOf<Part>();
    expectTypeOf<User>().not.toHaveProperty('password');
    // @ts-expect-error: userName is required
    never(() => users.create({ title: 'x' }));
    // @ts-expect-error: groups are read-only
    never(() => users.create({ userName: 'a', groups: [] }));
    // @ts-expect-error: no such attribute
    never(() => users.create({ userName: 'a', nickname: 'x' }));
    // @ts-expect-error: not a sub-attribute of name
    never(() => users.create({ userName: 'a', name: { first: 'x' } }));
    // @ts-expect-error: emails are several
    never(() => users.create({ userName: 'a', emails: { value: 'x' } }));
    // @ts-expect-error: either of two
    never(() => users.create({ userName: 'a' }, { whenUncertain: 'retry' }));
  });

  it('replace takes what may be written, an id included', () => {
    expectTypeOf(users.replace).parameter(1).toEqualTypeOf<ReplaceOf<UserType>>();
    const whole = () => users.replace('7', { id: '7', userName: 'a' }, { ifMatch: 'W/"1"' });
    expectTypeOf(whole).returns.resolves.toEqualTypeOf<User>();
    const part = () => users.replace('7', { userName: 'a' }, { attributes: ['title'] });
    expectTypeOf(part).returns.resolves.toEqualTypeOf<Part>();
    // @ts-expect-error: userName is required
    never(() => users.replace('7', { title: 'x' }));
  });

  it('patch takes operations, and may answer nothing', () => {
    expectTypeOf(() => users.patch('7', operations)).returns.resolves.toEqualTypeOf<User | undefined>();
    const part = () => users.patch('7', operations, { attributes: ['title'] });
    expectTypeOf(part).returns.resolves.toEqualTypeOf<Part | undefined>();
    // @ts-expect-error: a list of them
    never(() => users.patch('7', { op: 'remove', path: 'title' }));
  });

  it('update gives a draft that can be written to, whole resources only', () => {
    const changed = () =>
      users.update('7', (draft) => {
        expectTypeOf(draft).toEqualTypeOf<User>();
        draft.title = 'Pilot';
      });
    expectTypeOf(changed).returns.resolves.toEqualTypeOf<User>();
    never(() => users.update('7', async (draft) => ({ ...draft, title: 'Pilot' })));
    never(() =>
      users.update('7', (draft) => {
        // @ts-expect-error: a title is text
        draft.title = 7;
        // @ts-expect-error: no such attribute
        draft.nickname = 'x';
      }),
    );
    // @ts-expect-error: the difference of a part would be wrong
    never(() => users.update('7', () => {}, { attributes: ['title'] }));
  });

  it('delete answers nothing', () => {
    expectTypeOf(() => users.delete('7', { ifMatch: '*' })).returns.resolves.toBeVoid();
  });

  it('list, search and find answer lists of whole resources or of parts', () => {
    expectTypeOf(() => users.list()).returns.toEqualTypeOf<ResourceList<User>>();
    expectTypeOf(() => users.list({ attributes: ['userName'] })).returns.toEqualTypeOf<ResourceList<Part>>();
    expectTypeOf(() => users.search({ filter: 'title pr' })).returns.toEqualTypeOf<ResourceList<User>>();
    const parts = () => users.search({ excludedAttributes: ['emails'] });
    expectTypeOf(parts).returns.toEqualTypeOf<ResourceList<Part>>();
    expectTypeOf(() => users.find('title pr')).returns.toEqualTypeOf<ResourceList<User>>();
    expectTypeOf(() => users.find('title pr', { attributes: ['id'] })).returns.toEqualTypeOf<ResourceList<Part>>();
    // @ts-expect-error: find has its filter already, but no such option either
    never(() => users.find('title pr', { limit: 5 }));
    // @ts-expect-error: either of two
    never(() => users.list({ sortOrder: 'up' }));
  });

  it('a list is read by resource, by page, or whole with a limit', () => {
    expectTypeOf<ResourceList<User>>().toExtend<AsyncIterable<User>>();
    expectTypeOf<ResourceList<User>['pages']>().returns.toEqualTypeOf<AsyncGenerator<Page<User>, void, undefined>>();
    expectTypeOf<ResourceList<User>['toArray']>().returns.resolves.toEqualTypeOf<User[]>();
    expectTypeOf<Page<User>['totalResults']>().toEqualTypeOf<number | undefined>();
    // @ts-expect-error: without a limit
    never(() => users.list().toArray());
  });

  it('findOne may find nobody', () => {
    expectTypeOf(() => users.findOne('id pr')).returns.resolves.toEqualTypeOf<User | undefined>();
    const part = () => users.findOne('id pr', { attributes: ['title'] });
    expectTypeOf(part).returns.resolves.toEqualTypeOf<Part | undefined>();
  });

  it('members takes and gives ids', () => {
    const members = () => groups.members('7');
    expectTypeOf(members().ids).returns.resolves.toEqualTypeOf<string[]>();
    expectTypeOf(members().sync).returns.resolves.toEqualTypeOf<MembersChange>();
    expectTypeOf(members().add).parameter(0).toEqualTypeOf<Iterable<string>>();
    expectTypeOf(members().remove).returns.resolves.toBeVoid();
  });

  it('plan takes what the call takes, and answers a request that send takes', () => {
    expectTypeOf(() => users.plan('create', { userName: 'a' })).returns.toEqualTypeOf<RequestPlan>();
    expectTypeOf(() => users.plan('patch', '7', operations)).returns.toExtend<Parameters<typeof client.send>[0]>();
    never(() => users.plan('list'));
    // @ts-expect-error: get has an id
    never(() => users.plan('get'));
    // @ts-expect-error: update is several requests
    never(() => users.plan('update', '7'));
  });

  it('me has no ids and no selection in what it changes', () => {
    expectTypeOf(() => me.get()).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => me.get({ attributes: ['title'] })).returns.resolves.toEqualTypeOf<Part>();
    expectTypeOf(() => me.create({ userName: 'a' })).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => me.replace({ userName: 'a' })).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => me.patch(operations)).returns.resolves.toEqualTypeOf<User | undefined>();
    expectTypeOf(() => me.update(() => {})).returns.resolves.toEqualTypeOf<User>();
    expectTypeOf(() => me.delete()).returns.resolves.toBeVoid();
    // @ts-expect-error: /Me can't be searched
    never(() => me.create({ userName: 'a' }, { whenUncertain: 'lookup' }));
  });
});

describe('parts of a resource', () => {
  it('always have their id and schemas; all else may be missing', () => {
    expectTypeOf<Part['id']>().toEqualTypeOf<string>();
    expectTypeOf<Part['schemas']>().toEqualTypeOf<string[]>();
    expectTypeOf<Part['userName']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Part>().not.toHaveProperty('password');
    // @ts-expect-error: a part does not say who it is
    never((part: Part = {} as Part): string => part.userName);
  });

  it('are named by paths that editors propose, or by any text', () => {
    never(() => users.get('7', { attributes: ['name.familyName', 'urn:acme:unknown'] }));
    // @ts-expect-error: a list of them
    never(() => users.get('7', { attributes: 'title' }));
  });
});

describe('an extension of its own', () => {
  type Person = ResourceOf<typeof personType>;

  it('is read and written by its attributes', () => {
    expectTypeOf<Person['urn:acme:Badge']['number']>().toEqualTypeOf<number>();
    expectTypeOf<Person['urn:acme:Badge']['issued']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Person['urn:acme:Badge']>().not.toHaveProperty('pin');
    expectTypeOf<CreateOf<typeof personType>['urn:acme:Badge']>().toHaveProperty('pin');
    expectTypeOf<CreateOf<typeof personType>['urn:acme:Badge']>().not.toHaveProperty('issued');
    expectTypeOf(() => people.get('7')).returns.resolves.toEqualTypeOf<Person>();
    expectTypeOf(() => people.list()).returns.toEqualTypeOf<ResourceList<Person>>();
    never(() => people.create({ userName: 'a', 'urn:acme:Badge': { number: 7, doors: [{ value: 'north' }] } }));
    // @ts-expect-error: the extension is required
    never(() => people.create({ userName: 'a' }));
    // @ts-expect-error: its number is required
    never(() => people.create({ userName: 'a', 'urn:acme:Badge': {} }));
    // @ts-expect-error: a number, not text
    never(() => people.create({ userName: 'a', 'urn:acme:Badge': { number: '7' } }));
  });

  it('is found by its attributes', () => {
    never(() => people.find((where) => where('urn:acme:Badge:number').atLeast(7)));
    never(() => people.list({ sortBy: 'urn:acme:Badge:number', attributes: ['urn:acme:Badge:issued'] }));
    // @ts-expect-error: a number, not text
    never(() => people.find((where) => where('urn:acme:Badge:number').atLeast('7')));
    // @ts-expect-error: other users have no badge
    never(() => users.find((where) => where('urn:acme:Badge:number').atLeast(7)));
  });
});

describe('a filter', () => {
  it('is text, parsed, or built from the paths of the resource type', () => {
    never((filter: Filter = {} as Filter) => users.find(filter));
    never(() => users.find('userName eq "a"'));
    never(() => users.find((where) => where.or(where('active').equals(true), where.not(where('title').present()))));
    never(() => users.find((where) => where('emails').matches((email) => email('type').equals('work'))));
    never(() => users.find((where) => where('meta.lastModified').greaterThan(new Date(0))));
    // @ts-expect-error: no such attribute
    never(() => users.find((where) => where('username').equals('a')));
    // @ts-expect-error: no such sub-attribute
    never(() => users.find((where) => where('emails').matches((email) => email('kind').equals('work'))));
    // @ts-expect-error: a truth value has no order
    never(() => users.find((where) => where('active').greaterThan(true)));
    // @ts-expect-error: a truth value is no text
    never(() => users.find((where) => where('active').equals('true')));
    // @ts-expect-error: what is never returned can't be looked for
    never(() => users.find((where) => where('password').equals('a')));
    // @ts-expect-error: a condition is not its answer
    never(() => users.find(() => true));
  });
});

describe('a bulk job', () => {
  const bulk = () => client.bulk({ failOnErrors: 1 });

  it('names what it creates, by a reference that stands for an id', () => {
    const created = () => bulk().create(userResourceType, { userName: 'a' });
    expectTypeOf(created).returns.toEqualTypeOf<BulkCreation<UserType>>();
    expectTypeOf<BulkCreation['reference']>().toEqualTypeOf<BulkId>();
    expectTypeOf<BulkId>().toExtend<string>();
    expectTypeOf<string>().not.toExtend<BulkId>();
    expectTypeOf<BulkCreation>().toExtend<BulkHandle>();
    never((ada: BulkCreation<UserType> = created()) => [
      bulk().create(groupResourceType, { displayName: 'Tours', members: [{ value: ada.reference }] }),
      bulk().patch(userResourceType, ada.reference, operations),
      bulk().replace(userResourceType, ada.reference, { userName: 'b' }, { version: 'W/"1"' }),
    ]);
    // @ts-expect-error: the body of another type
    never(() => bulk().create(groupResourceType, { userName: 'a' }));
    // @ts-expect-error: only what is created can be referred to
    never(() => bulk().delete(userResourceType, '7').reference);
  });

  it('reports on each operation', () => {
    expectTypeOf(bulk().send).returns.resolves.toEqualTypeOf<BulkReport>();
    expectTypeOf<BulkReport['resultOf']>().parameter(0).toEqualTypeOf<BulkHandle>();
    expectTypeOf<BulkReport['resultOf']>().returns.toEqualTypeOf<BulkOutcome>();
    expectTypeOf<BulkReport['failed']>().toEqualTypeOf<readonly BulkOutcome[]>();
    expectTypeOf<BulkOutcome['error']>().toEqualTypeOf<ScimError | undefined>();
    expectTypeOf<BulkOutcome['id']>().toEqualTypeOf<string | undefined>();
    // @ts-expect-error: an index is no handle
    never((report: BulkReport = {} as BulkReport) => report.resultOf(1));
  });
});

describe('errors and events', () => {
  it('are told apart by class, by name and by code', () => {
    expectTypeOf<ScimClientError['code']>().toEqualTypeOf<ScimClientErrorCode>();
    expectTypeOf<ScimResponseError['code']>().toEqualTypeOf<'SCIM_RESPONSE'>();
    expectTypeOf<ScimNetworkError['code']>().toEqualTypeOf<'SCIM_NETWORK'>();
    expectTypeOf<ScimTimeoutError['code']>().toEqualTypeOf<'SCIM_TIMEOUT'>();
    expectTypeOf<ScimProtocolError['code']>().toEqualTypeOf<'SCIM_PROTOCOL'>();
    expectTypeOf<ScimUnsupportedError['code']>().toEqualTypeOf<'SCIM_UNSUPPORTED'>();
    expectTypeOf<ScimNotUniqueError['code']>().toEqualTypeOf<'SCIM_NOT_UNIQUE'>();
    expectTypeOf<ScimBulkError>().toExtend<ScimClientError>();
    expectTypeOf<ScimBulkError['report']>().toEqualTypeOf<BulkReport>();
    const explain = (error: unknown) => {
      if (error instanceof ScimResponseError) return error.scimType;
      if (error instanceof ScimTimeoutError) return error.limit;
      return error instanceof ScimClientError ? error.outcome : undefined;
    };
    type Explained = ScimType | (string & {}) | 'timeout' | 'deadline' | 'refused' | 'unknown' | undefined;
    expectTypeOf(explain).returns.toEqualTypeOf<Explained>();
  });

  it('narrow by code where there is a union of them', () => {
    type Failure = ScimResponseError | ScimTimeoutError | ScimProtocolError;
    const say = (failure: Failure) => {
      if (failure.code === 'SCIM_RESPONSE') return failure.status;
      return failure.name === 'ScimTimeoutError' ? failure.milliseconds : failure.clause;
    };
    expectTypeOf(say).returns.toEqualTypeOf<number | string>();
  });

  it('show untrusted content as unknown', () => {
    expectTypeOf<ScimResponseError['body']>().toBeUnknown();
    expectTypeOf<ScimResponseError['status']>().toEqualTypeOf<number>();
    expectTypeOf<ScimResponseError['retryAfter']>().toEqualTypeOf<number | undefined>();
  });

  it('narrow by the type of the event', () => {
    const delayOf = (event: ScimClientEvent) => (event.type === 'retry' ? event.delay : undefined);
    expectTypeOf(delayOf).returns.toEqualTypeOf<number | undefined>();
    const driftOf = (event: ScimClientEvent) =>
      event.type === 'drift' && event.drift.kind === 'duplicates' ? event.drift.ids : undefined;
    expectTypeOf(driftOf).returns.toEqualTypeOf<readonly string[] | undefined>();
    // @ts-expect-error: only some events are about a status
    never((event: ScimClientEvent = {} as ScimClientEvent) => event.status);
  });
});
