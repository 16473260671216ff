import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  bulkRequest,
  compileFilter,
  groupResourceType,
  type Mode,
  PATCH_OP_URN,
  type PatchOperation,
  readBulkRequest,
  readListResponse,
  readPatchOp,
  readResource,
  readSearchRequest,
  ScimError,
  SEARCH_REQUEST_URN,
  type ToleranceId,
  type ToleranceListener,
  tolerances,
  USER_URN,
  userResourceType,
} from '../src/index.ts';
import { ENTERPRISE, employee, group, sample, user } from './records/shapes.ts';
import { resourceTypeOf } from './resource-types.ts';

type Options = { readonly mode: Mode; readonly onTolerance: ToleranceListener };
/** What a departure is tried on, and what becomes of it where it is allowed. */
type Trial = readonly [attempt: (options: Options) => unknown, accepted: unknown];

const read =
  (body: unknown, resourceType = userResourceType as ReturnType<typeof resourceTypeOf>) =>
  (options: Options) =>
    readResource(body, { resourceType, context: 'create', ...options });
const patch =
  (before: object, ...operations: PatchOperation[]) =>
  (options: Options) =>
    applyPatch(before, operations, { resourceType: userResourceType, ...options }).resource;
const matches = (filter: string, resource: object) => (options: Options) =>
  compileFilter(filter, { resourceType: userResourceType, ...options })(resource);

const list = (body: object) => (options: Options) => readListResponse(body, options).Resources;

const email = { value: 'a@b.example', type: 'work' };
const sampleType = resourceTypeOf('Sample');

const trials: Readonly<Record<Exclude<ToleranceId, `${'client' | 'http'}.${string}`>, Trial>> = {
  'body.array-for-single': [read(user({ title: ['t'] })), user({ title: 't' })],
  'body.boolean-as-string': [read(user({ active: 'True' })), user({ active: true })],
  'body.display-name-as-display': [
    read(user({ roles: [{ value: 'r', displayName: 'R' }] })),
    user({ roles: [{ value: 'r', display: 'R' }] }),
  ],
  'body.duplicate-member': [read(user({ TITLE: 's', title: 't' })), user({ title: 't' })],
  'body.empty-element': [read(user({ roles: [{}, { value: 'r' }] })), user({ roles: [{ value: 'r' }] })],
  'body.empty-text': [read(user({ active: '', emails: '', name: '' })), user()],
  'body.extension-attribute-without-urn': [
    read(user({ schemas: [USER_URN, ENTERPRISE], department: 'd' })),
    employee({ department: 'd' }),
  ],
  'body.extension-not-listed': [
    read(employee({ department: 'd' }, { schemas: [USER_URN] })),
    employee({ department: 'd' }),
  ],
  'body.json-in-string': [
    read(user({ roles: ['{"value":"r","primary":true}', { value: '{"value":"s","display":"S"}', type: 't' }] })),
    user({
      roles: [
        { value: 'r', primary: true },
        { value: 's', display: 'S', type: 't' },
      ],
    }),
  ],
  'body.number-as-string': [read(sample({ count: '7' }), sampleType), sample({ count: 7 })],
  'body.scalar-for-complex': [read(employee({ manager: '7' })), employee({ manager: { value: '7' } })],
  'body.schemas-incomplete': [read({ userName: 'ada' }), user()],
  'body.single-for-multi': [read(user({ emails: email })), user({ emails: [email] })],
  'body.string-for-scalar': [read(user({ title: 7 })), user({ title: '7' })],
  'body.unknown-attribute': [read(user({ colour: 'red' })), user()],
  'body.unknown-schema': [read(user({ schemas: [USER_URN, 'urn:example:x'] })), user()],
  'body.value-format': [read(user({ locale: 'en_US' })), user({ locale: 'en_US' })],
  'bulk.path-without-slash': [
    (options) => {
      const [first] = readBulkRequest(bulkRequest([{ method: 'DELETE', path: 'Users/1' }]), options).operations;
      if (first instanceof ScimError) throw first;
      return first?.path;
    },
    '/Users/1',
  ],
  'filter.attribute-without-urn': [matches('department eq "d"', employee({ department: 'd' })), true],
  'filter.boolean-as-string': [matches('active eq "True"', { active: true }), true],
  'filter.complex-as-value': [matches(`${ENTERPRISE}:manager eq "7"`, employee({ manager: { value: '7' } })), true],
  'filter.missing-space': [matches('title eq"t"', { title: 't' }), true],
  'filter.not-without-parentheses': [matches('not title pr', {}), true],
  'filter.number-as-string': [matches('title eq 7', { title: '7' }), true],
  'filter.unquoted-value': [matches('title eq t', { title: 't' }), true],
  'filter.value-path-sub-attribute': [
    matches('emails[type eq "work"].value ew "b.example"', { emails: [email] }),
    true,
  ],
  'list.as-array': [(options) => readListResponse([{}], options).totalResults, 1],
  'list.resources-null': [list({ totalResults: 0, Resources: null }), []],
  'list.total-as-text': [(options) => readListResponse({ totalResults: '7' }, options).totalResults, 7],
  'list.without-total': [list({ Resources: [{}] }), [{}]],
  'patch.add-creates-element': [
    patch(user(), { op: 'add', path: 'emails[type eq "work"].value', value: 'a@b.example' }),
    user({ emails: [email] }),
  ],
  'patch.empty-operations': [(options) => readPatchOp({ schemas: [PATCH_OP_URN], Operations: [] }, options), []],
  'patch.key-as-path': [
    patch(user(), { op: 'add', value: { 'name.givenName': 'A' } }),
    user({ name: { givenName: 'A' } }),
  ],
  'patch.op-any-case': [patch(user(), { op: 'Add', path: 'title', value: 't' }), user({ title: 't' })],
  'patch.path-without-urn': [
    patch(user(), { op: 'add', path: 'department', value: 'd' }),
    employee({ department: 'd' }),
  ],
  'patch.read-only-in-value': [
    patch(user({ id: '1' }), { op: 'replace', value: { id: '2', title: 't' } }),
    user({ id: '1', title: 't' }),
  ],
  'patch.remove-with-value': [
    (options) => {
      const operations = [{ op: 'remove', path: 'members', value: [{ value: '1' }] }];
      const before = group({ members: [{ value: '1' }, { value: '2' }] });
      return applyPatch(before, operations, { resourceType: groupResourceType, ...options }).resource;
    },
    group({ members: [{ value: '2' }] }),
  ],
  'patch.replace-creates-element': [
    patch(user(), { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@b.example' }),
    user({ emails: [email] }),
  ],
  'patch.replace-empty-clears': [
    patch(employee({ manager: { value: '7', displayName: 'M' } }), {
      op: 'replace',
      path: `${ENTERPRISE}:manager`,
      value: '',
    }),
    user(),
  ],
  'patch.replace-sub-attribute-of-all': [
    patch(user({ emails: [email] }), { op: 'replace', path: 'emails.type', value: 'home' }),
    user({ emails: [{ ...email, type: 'home' }] }),
  ],
  'patch.schemas-incomplete': [
    (options) => readPatchOp({ Operations: [{ op: 'remove', path: 'title' }] }, options),
    [{ op: 'remove', path: 'title' }],
  ],
  'patch.unknown-path': [patch(user(), { op: 'add', path: 'colour', value: 'red' }), user()],
  'search.attributes-as-text': [
    (options) => readSearchRequest({ schemas: [SEARCH_REQUEST_URN], attributes: 'id, title' }, options).attributes,
    ['id', 'title'],
  ],
};

function attempted([attempt]: Trial, mode: Mode): { outcome: unknown; used: readonly string[] } {
  const used = new Set<string>();
  try {
    return { outcome: attempt({ mode, onTolerance: (id) => void used.add(id) }), used: [...used] };
  } catch (error) {
    return { outcome: error, used: [...used] };
  }
}

const ids = Object.keys(tolerances).filter((id) => !/^(client|http)\./.test(id)) as (keyof typeof trials)[];

it('leaves JSON alone that is no element', () => {
  const entitlements = [{ value: '{"scope":"read"}' }, { value: '{"value":' }];
  expect(readResource(user({ entitlements }), { resourceType: userResourceType, context: 'create' })).toEqual(
    user({ entitlements }),
  );
});

describe.each(ids)('%s', (id) => {
  const trial = trials[id];

  it('is used, and nothing else, in lenient mode', () => {
    expect(attempted(trial, 'lenient')).toEqual({ outcome: trial[1], used: [id] });
  });

  it('may be allowed alone', () => {
    expect(attempted(trial, { base: 'strict', allow: [id] })).toEqual({ outcome: trial[1], used: [id] });
  });

  it('is refused in strict mode', () => {
    expect(attempted(trial, 'strict').outcome).toBeInstanceOf(ScimError);
  });

  it('may be refused alone, though another may take its place', () => {
    const { outcome, used } = attempted(trial, { base: 'lenient', refuse: [id] });
    expect(used).not.toContain(id);
    if (!(outcome instanceof ScimError)) expect(used).not.toEqual([]);
  });
});
