import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scenarios } from './scenarios.ts';
import { connect, type Tenant } from './tenant.ts';
import { endpoint, exampleSets, type Json, scenarioName, targetId, type WireExample } from './wire-example.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const listResponse = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const errorMessage = 'urn:ietf:params:scim:api:messages:2.0:Error';

let server: ReferenceServer;
let tenant: Tenant;

beforeAll(async () => {
  server = await startReferenceServer({ port: 0, database: ':memory:', token: 'a-token-for-the-wire-tests' });
  tenant = connect(server.url, server.token);
});
beforeEach(() => server.reset());
afterAll(() => server.close());

/** The attributes that a client decides on, in an order that can be compared. */
function comparable({ id, meta, groups, ...attributes }: Json): Json {
  const result: Json = { ...attributes, schemas: [...(attributes.schemas as string[])].sort() };
  if (Array.isArray(result.members)) {
    result.members = result.members.map(({ value }: { value: string }) => value).sort();
  }
  const extension = result[enterprise] as { manager?: { value: unknown } } | undefined;
  if (extension?.manager !== undefined) {
    result[enterprise] = { ...extension, manager: { value: extension.manager.value } };
  }
  return result;
}

/** Creates what the example presupposes and knows which id took the place of which. */
async function prepare(example: WireExample) {
  const ids = new Map<string, string>();
  const idOf = (standsFor: string) => {
    const id = ids.get(standsFor);
    if (id === undefined) throw new TypeError(`${example.name}: nothing stands for ${standsFor}`);
    return id;
  };
  const scenario = scenarios[scenarioName(example)] ?? {};
  for (const given of scenario.given?.(example) ?? []) {
    const { id } = await tenant.create(given.endpoint, given.attributes(idOf));
    if (given.standsFor !== undefined) ids.set(given.standsFor, id);
  }
  const target = targetId(example);
  if (target !== undefined && scenario.target !== undefined) {
    ids.set(target, (await tenant.create(endpoint(example), scenario.target(example)(idOf))).id);
  }
  return { scenario, ids, idOf };
}

/** Creates the resources that the expected answer shows, among others that must not show up. */
async function prepareAnswer(example: WireExample): Promise<ReadonlyMap<string, string>> {
  await tenant.create('/Users', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'somebody.else' });
  const member = await tenant.create('/Users', { userName: 'a.member' });
  await tenant.create('/Groups', { displayName: 'Another Group', members: [{ value: member.id }] });
  const ids = new Map<string, string>();
  for (const { id, meta, ...attributes } of expectedResources(example)) {
    const members = endpoint(example) === '/Groups' ? { members: [{ value: member.id }] } : {};
    ids.set(String(id), (await tenant.create(endpoint(example), { ...attributes, ...members })).id);
  }
  return ids;
}

function expectedResources({ expectedStatus, expectedBody }: WireExample): readonly Json[] {
  if (expectedStatus !== 200 || expectedBody === undefined) return [];
  return (expectedBody.Resources as Json[] | undefined) ?? [expectedBody];
}

/** The example as it is sent: with the ids that the server assigned. */
function send(example: WireExample, ids: ReadonlyMap<string, string>, flag: boolean) {
  const placeholders = [...ids.keys()].sort((a, b) => b.length - a.length).map((id) => id.replace(/\W/g, '\\$&'));
  const replaced = (text: string) =>
    ids.size === 0 ? text : text.replace(new RegExp(placeholders.join('|'), 'g'), (id) => ids.get(id)!);
  const path = replaced(example.path);
  const withFlag = path.includes('?') ? path.replace('?', '?aadOptscim062020&') : `${path}?aadOptscim062020`;
  return tenant.send(
    example.method,
    flag ? withFlag : path,
    example.body === null ? null : (JSON.parse(replaced(JSON.stringify(example.body))) as Json),
    example.headers,
  );
}

async function checkRead(example: WireExample, flag: boolean) {
  const ids = await prepareAnswer(example);
  const { status, contentType, body } = await send(example, ids, flag);
  expect(status).toBe(example.expectedStatus);
  expect(contentType).toMatch(/^application\/scim\+json/);
  if (status === 404) {
    expect(body).toMatchObject({ schemas: [errorMessage], status: '404' });
    return;
  }
  const resources = expectedResources(example).map(({ id, meta, ...attributes }) => attributes);
  const found = targetId(example) === undefined ? (body?.Resources as Json[]) : [body!];
  if (targetId(example) === undefined) {
    expect(body).toMatchObject({ schemas: [listResponse], totalResults: resources.length, startIndex: 1 });
  }
  expect(found.map(comparable)).toEqual(resources.map(comparable));
  expect(found.map(({ id }) => id)).toEqual([...ids.values()]);
}

async function checkCreate(example: WireExample, flag: boolean) {
  const { scenario, ids, idOf } = await prepare(example);
  const { status, contentType, body } = await send(example, ids, flag);
  expect(status).toBe(example.expectedStatus);
  expect(contentType).toMatch(/^application\/scim\+json/);
  if (status === 409) {
    expect(body).toMatchObject({ schemas: [errorMessage], status: '409', scimType: 'uniqueness' });
    return;
  }
  const stored = await tenant.read(endpoint(example), String(body?.id));
  expect(stored).toEqual(body);
  expect(comparable(stored)).toEqual(comparable(scenario.meant!(example.body!, example, idOf)));
  expect(stored.meta).toMatchObject({
    resourceType: endpoint(example) === '/Users' ? 'User' : 'Group',
    location: `${server.url}${endpoint(example)}/${stored.id}`,
  });
}

async function checkPatch(example: WireExample, flag: boolean) {
  const { scenario, ids, idOf } = await prepare(example);
  const id = idOf(targetId(example)!);
  const before = await tenant.read(endpoint(example), id);
  const { status, body } = await send(example, ids, flag);
  expect(status).toBe(example.expectedStatus);
  const after = await tenant.read(endpoint(example), id);
  expect(comparable(after)).toEqual(comparable(scenario.meant!(before, example, idOf)));
  expect(body).toEqual(status === 204 ? undefined : after);
  // RFC 7644, section 3.14: another version, since every example changes something.
  expect(after.meta).toHaveProperty('version', expect.stringMatching(/^W\/"\d+"$/));
  expect(after.meta).not.toHaveProperty('version', (before.meta as Json).version);
}

async function checkDelete(example: WireExample, flag: boolean) {
  const { ids, idOf } = await prepare(example);
  const { status, body } = await send(example, ids, flag);
  expect(status).toBe(example.expectedStatus);
  expect(body).toBeUndefined();
  expect((await tenant.send('GET', `${endpoint(example)}/${idOf(targetId(example)!)}`)).status).toBe(404);
}

const checks = { GET: checkRead, POST: checkCreate, PATCH: checkPatch, DELETE: checkDelete };

for (const { name: set, examples } of exampleSets()) {
  describe.each([
    ['', false],
    [' with ?aadOptscim062020 in the tenant URL', true],
  ])(`${set}, a tenant of Microsoft Entra ID%s`, (_title, flag) => {
    it.each(examples.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
      await checks[example.method](example, flag);
    });
  });
}

describe('the examples', () => {
  it('each have a scenario, unless they only read', () => {
    const unknown = exampleSets()
      .flatMap(({ examples }) => examples)
      .filter((example) => example.method !== 'GET' && scenarios[scenarioName(example)] === undefined);
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it('cover every kind of request that a provisioning job sends', () => {
    const own = exampleSets()[0]!.examples.map(scenarioName);
    for (const name of Object.keys(scenarios)) expect(own).toContain(name);
  });
});
