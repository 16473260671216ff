import { GROUP_URN, PATCH_OP_URN, type ScimType, USER_URN } from '../../src/index.ts';
import type { Check, Json, Requirement } from '../record.ts';
import { assembly, BADGE, ENTERPRISE, each, employee, group, PARTS, SAMPLE, sample, user } from './shapes.ts';

const work = { value: 'ada@work.example', type: 'work' };
const home = { value: 'ada@home.example', type: 'home' };
const primaryWork = { ...work, primary: true };
const demotedWork = { ...work, primary: false };
const primaryHome = { ...home, primary: true };

/** A user, and operations that change it, on which others follow that fail. */
const several = user({ id: '1', emails: [primaryWork, home], name: { givenName: 'A' } });
const successful: readonly Json[] = [
  { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
  { op: 'add', path: 'name', value: { givenName: 'B' } },
  { op: 'remove', path: 'emails[type eq "work"]' },
];

/** Operations on a user that are refused in both modes, or in one. */
const refused = (
  before: Json,
  operations: readonly Json[],
  scimType: ScimType,
  mode?: 'strict' | 'lenient',
): Check => ({
  kind: 'patch',
  resourceType: 'User',
  ...(mode === undefined ? {} : { mode }),
  before,
  operations,
  expected: { refused: { scimType } },
});

/** Operations on a user that lead to this, in both modes. */
const patched = (before: Json, operations: readonly Json[], expected: Json | 'unchanged'): Check => ({
  kind: 'patch',
  resourceType: 'User',
  before,
  operations,
  expected,
});

const onGroup = (before: Json, operations: readonly Json[], expected: Json | 'unchanged'): Check => ({
  kind: 'patch',
  resourceType: 'Group',
  before,
  operations,
  expected,
});

/** RFC 7644 §3.5.2: the request, and what holds for each operation. */
export const patchRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.5.2-02',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Elements have no index, and there is no move, copy or test.',
    checks: [
      refused(user({ emails: [work] }), [{ op: 'remove', path: 'emails[0]' }], 'invalidPath'),
      refused(user({ emails: [work] }), [{ op: 'replace', path: 'emails[0].value', value: 'x' }], 'invalidPath'),
      ...each(['move', 'copy', 'test', 'delete', ''], (op) =>
        refused(user(), [{ op, path: 'title', value: 'x' }], 'invalidSyntax'),
      ),
      refused(user(), [{ op: 'remove', path: '/emails/0' }], 'invalidPath'),
    ],
  },
  {
    id: 'R7644-3.5.2-03',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    component: 'patch',
    requirement: 'The body lists the schema of PATCH requests.',
    checks: [
      {
        kind: 'patchBody',
        body: { schemas: [PATCH_OP_URN], Operations: [{ op: 'remove', path: 'title' }] },
        expected: { operations: 1 },
      },
      ...each([undefined, [], [USER_URN], PATCH_OP_URN], (schemas) => ({
        kind: 'patchBody',
        mode: 'strict',
        body: { schemas, Operations: [{ op: 'remove', path: 'title' }] },
        expected: { refused: { scimType: 'invalidSyntax' } },
      })),
      {
        kind: 'patchBody',
        mode: 'lenient',
        body: { Operations: [{ op: 'remove', path: 'title' }] },
        tolerances: ['patch.schemas-incomplete'],
        expected: { operations: 1 },
      },
      {
        kind: 'patchBody',
        mode: 'strict',
        body: { schemas: [PATCH_OP_URN, USER_URN], Operations: [{ op: 'remove', path: 'title' }] },
        expected: { refused: { scimType: 'invalidSyntax' } },
      },
      {
        kind: 'patchBody',
        mode: 'lenient',
        body: { schemas: [PATCH_OP_URN, USER_URN], Operations: [{ op: 'remove', path: 'title' }] },
        tolerances: ['body.unknown-schema'],
        expected: { operations: 1 },
      },
    ],
  },
  {
    id: 'R7644-3.5.2-04',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    component: 'patch',
    requirement: 'The body has an array of one or more operations, whose names mean the same in any letter case.',
    checks: [
      patched(
        user(),
        [{ op: 'add', path: 'title', value: 't', comment: 'of no meaning', Comment: 'nor this' }],
        user({ title: 't' }),
      ),
      ...each([undefined, null, {}, 'remove'], (Operations) => ({
        kind: 'patchBody',
        body: { schemas: [PATCH_OP_URN], Operations },
        expected: { refused: { scimType: 'invalidSyntax' } },
      })),
      {
        kind: 'patchBody',
        mode: 'strict',
        body: { schemas: [PATCH_OP_URN], Operations: [] },
        expected: { refused: { scimType: 'invalidSyntax' } },
      },
      {
        kind: 'patchBody',
        mode: 'lenient',
        body: { schemas: [PATCH_OP_URN], Operations: [] },
        tolerances: ['patch.empty-operations'],
        expected: { operations: 0 },
      },
      {
        kind: 'patchBody',
        body: { SCHEMAS: [PATCH_OP_URN], operations: [{ OP: 'remove', Path: 'title' }] },
        expected: { operations: 1 },
      },
      { kind: 'patchBody', body: [], expected: { refused: { scimType: 'invalidSyntax' } } },
      patched(user(), [{ OP: 'add', PATH: 'title', Value: 't' }], user({ title: 't' })),
      patched(user(), [{ Op: 'add', path: 'title', value: 't' }], user({ title: 't' })),
      patched(user(), [{ op: 'add', Path: 'title', VALUE: 't' }], user({ title: 't' })),
    ],
  },
  {
    id: 'R7644-3.5.2-05',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    component: 'patch',
    requirement: 'Each operation is add, remove or replace, written in lower case.',
    checks: [
      refused(user(), [{ path: 'title', value: 'x' }], 'invalidSyntax'),
      refused(user(), [{ op: null, path: 'title', value: 'x' }], 'invalidSyntax'),
      refused(user(), [{ op: ['add'], path: 'title', value: 'x' }], 'invalidSyntax'),
      refused(user(), ['add' as unknown as Json], 'invalidSyntax'),
      ...each(['Add', 'ADD', 'Replace', 'rePlace'], (op) =>
        refused(user(), [{ op, path: 'title', value: 'x' }], 'invalidSyntax', 'strict'),
      ),
      ...each(['Add', 'ADD', 'Replace', 'rePlace'], (op) => ({
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [{ op, path: 'title', value: 'x' }],
        tolerances: ['patch.op-any-case'],
        expected: user({ title: 'x' }),
      })),
    ],
  },
  {
    id: 'R7644-3.5.2-06',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'An add or a replace may do without a path, a remove may not.',
    checks: [
      patched(user(), [{ op: 'add', value: { title: 't' } }], user({ title: 't' })),
      patched(user({ title: 's' }), [{ op: 'replace', value: { title: 't' } }], user({ title: 't' })),
      refused(user({ title: 's' }), [{ op: 'remove' }], 'noTarget'),
      refused(user(), [{ op: 'add', path: 7, value: 'x' }], 'invalidPath'),
    ],
  },
  {
    id: 'R7644-3.5.2-07',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement:
      'A path names an attribute, a part of one, elements of one, or a part of elements, with or without URN.',
    checks: [
      ...each(['', `${USER_URN}:`], (urn) =>
        patched(
          user({ name: { familyName: 'A', givenName: 'B' } }),
          [{ op: 'replace', path: `${urn}name.familyName`, value: 'C' }],
          user({ name: { familyName: 'C', givenName: 'B' } }),
        ),
      ),
      ...each(['', `${USER_URN}:`], (urn) =>
        patched(
          user({ emails: [work, home] }),
          [{ op: 'remove', path: `${urn}emails[type eq "work"]` }],
          user({ emails: [home] }),
        ),
      ),
      ...each(['', `${USER_URN}:`], (urn) =>
        patched(
          user({ emails: [work, home] }),
          [{ op: 'replace', path: `${urn}emails[type eq "work"].display`, value: 'Work' }],
          user({ emails: [{ ...work, display: 'Work' }, home] }),
        ),
      ),
      ...each(['', `${GROUP_URN}:`], (urn) =>
        onGroup(group({ members: [{ value: '1' }] }), [{ op: 'remove', path: `${urn}members` }], group()),
      ),
      patched(
        employee({ manager: { value: '1' } }),
        [{ op: 'replace', path: `${ENTERPRISE}:manager.value`, value: '2' }],
        employee({ manager: { value: '2' } }),
      ),
      patched(
        user({ name: { familyName: 'A' } }),
        [{ op: 'replace', path: USER_URN, value: { title: 't' } }],
        user({ name: { familyName: 'A' }, title: 't' }),
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a', 'b', 'c'] }),
        operations: [{ op: 'remove', path: 'tags[value eq "b"]' }],
        expected: sample({ tags: ['a', 'c'] }),
      },
      {
        kind: 'patch',
        resourceType: 'Assembly',
        before: assembly({ parts: [{ value: 'a', type: 'x' }, { value: 'b' }] }),
        operations: [{ op: 'replace', path: `${PARTS}:parts[value eq "a"].type`, value: 'y' }],
        expected: assembly({ parts: [{ value: 'a', type: 'y' }, { value: 'b' }] }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2-08',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'A malformed path is invalidPath, a fault inside its brackets invalidFilter.',
    checks: [
      {
        kind: 'patch',
        mode: 'strict',
        resourceType: 'User',
        before: user({ emails: [primaryWork, home] }),
        operations: [{ op: 'remove', path: 'emails[primary eq "true"]' }],
        expected: { refused: { scimType: 'invalidFilter' } },
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [primaryWork, home] }),
        operations: [{ op: 'remove', path: 'emails[primary eq "true"]' }],
        tolerances: ['filter.boolean-as-string'],
        expected: user({ emails: [home] }),
      },
      ...each(
        ['emails[type eq', 'emails[type zz "work"]', 'emails[]', 'emails[nope eq "x"]', 'emails[primary gt true]'],
        (path) => refused(user({ emails: [work] }), [{ op: 'remove', path }], 'invalidFilter'),
      ),
      ...each(
        [
          'emails.',
          '.emails',
          'name.givenName.x',
          'emails[type eq "work"]x',
          'emails[type eq "work"].',
          'a b',
          'emails]',
          ' title',
        ],
        (path) => refused(user({ emails: [work] }), [{ op: 'remove', path }], 'invalidPath'),
      ),
      refused(user(), [{ op: 'remove', path: 'title[value eq "x"]' }], 'invalidPath'),
      refused(user({ name: { givenName: 'A' } }), [{ op: 'remove', path: 'name[givenName eq "A"]' }], 'invalidPath'),
      refused(user({ emails: [work] }), [{ op: 'remove', path: 'emails.value[type eq "work"]' }], 'invalidPath'),
    ],
  },
  {
    id: 'R7644-3.5.2-09',
    clause: 'RFC 7644 §3.5.2',
    level: 'CHOICE',
    component: 'patch',
    requirement:
      'A path to an attribute that does not exist is invalidPath; in lenient mode the operation does nothing.',
    checks: [
      ...each(
        ['foo', 'name.foo', 'emails[type eq "work"].foo', `${ENTERPRISE}:foo`, 'urn:example:none:foo', 'toString'],
        (path) => refused(user({ emails: [work] }), [{ op: 'add', path, value: 'x' }], 'invalidPath', 'strict'),
      ),
      refused(user(), [{ op: 'add', value: { foo: 'x' } }], 'invalidPath', 'strict'),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [
          { op: 'add', path: 'foo', value: 'x' },
          { op: 'add', value: { bar: 'x' } },
        ],
        tolerances: ['patch.unknown-path'],
        expected: 'unchanged',
      },
    ],
  },
  {
    id: 'R7644-3.5.2-10',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    component: 'patch',
    requirement: 'The value of an operation has the type of its attribute.',
    checks: [
      refused(user(), [{ op: 'replace', path: 'active', value: 'maybe' }], 'invalidValue'),
      refused(user(), [{ op: 'replace', path: 'title', value: { a: 1 } }], 'invalidValue'),
      refused(user(), [{ op: 'replace', path: 'title', value: ['a', 'b'] }], 'invalidValue'),
      refused(user(), [{ op: 'add', path: 'emails', value: [{ value: { a: 1 } }] }], 'invalidValue'),
      refused(user(), [{ op: 'add', path: 'emails', value: [{ colour: 'red' }] }], 'invalidValue', 'strict'),
      refused(user(), [{ op: 'add', path: 'emails', value: 'a@b.example' }], 'invalidValue', 'strict'),
      refused(user(), [{ op: 'add', value: { title: {}, active: 7 } }], 'invalidValue'),
      refused(
        user({ emails: [work] }),
        [
          { op: 'replace', path: 'emails[type eq "work"].value', value: [] as never },
          { op: 'replace', path: 'emails[type eq "work"].primary', value: 'x' },
        ],
        'invalidValue',
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-11',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST NOT',
    component: 'patch',
    requirement: 'An operation changes neither a read-only attribute nor an immutable one that has a value.',
    checks: [
      ...each(
        [
          { op: 'replace', path: 'id', value: '2' },
          { op: 'remove', path: 'id' },
          { op: 'replace', path: 'meta.created', value: '2026-01-01T00:00:00Z' },
          { op: 'remove', path: 'meta' },
          { op: 'add', path: 'groups', value: [{ value: 'g' }] },
          { op: 'remove', path: 'groups[value eq "g"]' },
          { op: 'replace', path: 'groups[value eq "g"].display', value: 'x' },
        ],
        (operation) => refused(user({ id: '1', groups: [{ value: 'g' }] }), [operation], 'mutability'),
      ),
      ...each(
        [
          { op: 'replace', path: 'serial', value: '2' },
          { op: 'add', path: 'serial', value: '2' },
          { op: 'remove', path: 'serial' },
          { op: 'add', value: { serial: '2' } },
          { op: 'replace', path: 'marks', value: ['b'] },
          { op: 'add', path: 'marks', value: ['b'] },
          { op: 'remove', path: 'marks' },
          { op: 'remove', path: 'marks[value eq "a"]' },
          { op: 'replace', path: 'marks[value eq "a"]', value: 'b' },
          { op: 'replace', path: 'origin.lot', value: '2' },
          { op: 'replace', path: 'origin', value: { lot: '2' } },
          { op: 'remove', path: 'origin' },
          { op: 'replace', path: 'origin.checked', value: 'no' },
        ],
        (operation) => ({
          kind: 'patch',
          resourceType: 'Sample',
          before: sample({ serial: '1', marks: ['a'], origin: { country: 'PT', lot: '1', checked: 'yes' } }),
          operations: [operation],
          expected: { refused: { scimType: 'mutability' } },
        }),
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ serial: '1', marks: ['a', 'b'], origin: { lot: '1' } }),
        operations: [
          { op: 'replace', path: 'serial', value: '1' },
          { op: 'add', path: 'marks', value: ['b'] },
          { op: 'replace', path: 'marks', value: ['b', 'a'] },
          { op: 'add', path: 'origin', value: { lot: '1' } },
        ],
        expected: 'unchanged',
      },
    ],
  },
  {
    id: 'R7644-3.5.2-12',
    clause: 'RFC 7644 §3.5.2',
    level: 'MAY',
    component: 'patch',
    requirement: 'An immutable attribute without value may be given one.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample(),
        operations: [
          { op: 'add', path: 'serial', value: '1' },
          { op: 'add', path: 'marks', value: ['a'] },
          { op: 'add', path: 'origin.lot', value: '1' },
        ],
        expected: sample({ serial: '1', marks: ['a'], origin: { lot: '1' } }),
      },
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample(),
        operations: [
          { op: 'add', path: 'serial', value: '1' },
          { op: 'add', path: 'serial', value: '2' },
        ],
        expected: { refused: { scimType: 'mutability', says: 'operation 2' } },
      },
    ],
  },
  {
    id: 'R7644-3.5.2-13',
    clause: 'RFC 7644 §3.5.2',
    level: 'SHALL',
    component: 'patch',
    requirement: 'What can not be done is answered with the status and the keyword for it, and names the operation.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [
          { op: 'add', path: 'title', value: 't' },
          { op: 'replace', path: 'id', value: 'x' },
        ],
        expected: { refused: { scimType: 'mutability', says: 'operation 2' } },
      },
      ...each(['emails[', 'emails[primary gt true]', 'a b', 'userName.x.y'], (path) => ({
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [
          { op: 'add', path: 'title', value: 't' },
          { op: 'remove', path },
        ],
        expected: {
          refused: { scimType: path.startsWith('emails') ? 'invalidFilter' : 'invalidPath', says: 'operation 2: ' },
        },
      })),
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [
          { op: 'add', path: 'title', value: 't' },
          { op: 'add', path: 'active', value: 'maybe' },
        ],
        expected: {
          refused: { scimType: 'invalidValue', paths: ['active'], says: 'operation 2: active: expected true or false' },
        },
      },
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', value: { title: 7.5, active: [], emails: { value: [1, 2] } } }],
        mode: 'strict',
        expected: { refused: { scimType: 'invalidValue', paths: ['title', 'emails[0].value'] } },
      },
    ],
  },
  {
    id: 'R7644-3.5.2-14',
    clause: 'RFC 7644 §3.5.2',
    level: 'SHALL',
    component: 'patch',
    requirement: 'Writing schemas is allowed; later operations may use an extension that an earlier one listed.',
    checks: [
      patched(
        user({ title: 's' }),
        [
          { op: 'add', value: { schemas: ['urn:example:other'], title: 't' } },
          { op: 'replace', path: 'schemas', value: ['urn:example:other'] },
          { op: 'remove', path: 'schemas' },
        ],
        user({ title: 't' }),
      ),
      patched(
        user(),
        [
          { op: 'add', path: 'schemas', value: [ENTERPRISE] },
          { op: 'add', path: `${ENTERPRISE}:department`, value: 'Flight' },
        ],
        employee({ department: 'Flight' }),
      ),
      patched(
        user(),
        [{ op: 'add', value: { schemas: [USER_URN, ENTERPRISE], [ENTERPRISE]: { department: 'Flight' } } }],
        employee({ department: 'Flight' }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-15',
    clause: 'RFC 7644 §3.5.2',
    level: 'MAY',
    component: 'patch',
    requirement: 'Writing an attribute of an extension lists the extension.',
    checks: [
      patched(
        user(),
        [{ op: 'add', path: `${ENTERPRISE}:employeeNumber`, value: '701' }],
        employee({ employeeNumber: '701' }),
      ),
      patched(
        user(),
        [{ op: 'replace', path: ENTERPRISE, value: { employeeNumber: '701' } }],
        employee({ employeeNumber: '701' }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-16',
    clause: 'RFC 7644 §3.5.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'With its last attribute an extension is no longer listed.',
    checks: [
      patched(
        employee({ department: 'x', manager: { value: '7' } }, { title: 't' }),
        [{ op: 'remove', path: ENTERPRISE, value: null }],
        user({ title: 't' }),
      ),
      patched(employee({ department: 'x' }), [{ op: 'remove', path: `${ENTERPRISE}:department` }], user()),
      patched(employee({ department: 'x', division: 'y' }), [{ op: 'remove', path: ENTERPRISE }], user()),
      patched(
        employee({ department: 'x', division: 'y' }),
        [{ op: 'remove', path: `${ENTERPRISE}:department` }],
        employee({ division: 'y' }),
      ),
      {
        kind: 'patch',
        resourceType: 'Assembly',
        before: assembly(),
        operations: [{ op: 'remove', path: BADGE }],
        expected: { refused: { scimType: 'mutability' } },
      },
    ],
  },
  {
    id: 'R7644-3.5.2-17',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Each operation works on what the one before it left.',
    checks: [
      onGroup(
        group({ members: [{ value: '1' }, { value: '2' }] }),
        [
          { op: 'remove', path: 'members' },
          { op: 'add', path: 'members', value: [{ value: '3' }] },
        ],
        group({ members: [{ value: '3' }] }),
      ),
      patched(
        user(),
        [
          { op: 'add', path: 'emails', value: [work] },
          { op: 'replace', path: 'emails[type eq "work"].value', value: 'new@work.example' },
        ],
        user({ emails: [{ ...work, value: 'new@work.example' }] }),
      ),
      patched(
        user({ title: 't' }),
        [
          { op: 'remove', path: 'title' },
          { op: 'add', path: 'title', value: 't' },
        ],
        'unchanged',
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-18',
    clause: 'RFC 7644 §3.5.2',
    level: 'SHALL',
    component: 'patch',
    requirement:
      'Where an operation makes an element primary, the one that was gets primary false, in every form of operation.',
    checks: [
      ...each(
        [
          [{ op: 'add', path: 'emails', value: [primaryHome] }, [demotedWork, primaryHome]],
          [{ op: 'add', path: 'emails', value: primaryHome }, [demotedWork, primaryHome]],
          [{ op: 'add', value: { emails: [primaryHome] } }, [demotedWork, primaryHome]],
          [{ op: 'replace', path: 'emails', value: [primaryHome] }, [primaryHome]],
          [{ op: 'replace', value: { emails: [work, primaryHome] } }, [work, primaryHome]],
        ],
        ([operation, emails]) => patched(user({ emails: [primaryWork] }), [operation], user({ emails })),
      ),
      ...each(
        [
          { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
          { op: 'add', path: 'emails[type eq "home"].primary', value: true },
          { op: 'replace', path: 'emails[type eq "home"]', value: primaryHome },
          { op: 'add', path: 'emails[type eq "home"]', value: { primary: true } },
        ],
        (operation) =>
          patched(user({ emails: [primaryWork, home] }), [operation], user({ emails: [demotedWork, primaryHome] })),
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [primaryWork] }),
        operations: [
          { op: 'add', path: 'emails[type eq "home" and value eq "ada@home.example"].primary', value: true },
        ],
        tolerances: ['patch.add-creates-element'],
        expected: user({ emails: [demotedWork, primaryHome] }),
        effects: [
          { path: 'emails', effect: 'added', element: 1 },
          { path: 'emails.primary', effect: 'replaced', element: 0 },
        ],
      },
      patched(
        user({ emails: [primaryWork, home] }),
        [{ op: 'replace', path: 'emails[type eq "work"].primary', value: false }],
        user({ emails: [demotedWork, home] }),
      ),
      patched(
        user({ emails: [primaryWork, home] }),
        [
          { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
          { op: 'replace', path: 'emails[type eq "work"].primary', value: true },
        ],
        user({ emails: [primaryWork, { ...home, primary: false }] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-19',
    clause: 'RFC 7644 §3.5.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'One operation makes at most one element primary.',
    checks: [
      ...each(
        [
          { op: 'add', path: 'emails', value: [primaryWork, primaryHome] },
          { op: 'replace', path: 'emails', value: [primaryWork, primaryHome] },
          { op: 'add', value: { emails: [primaryWork, primaryHome] } },
        ],
        (operation) => refused(user(), [operation], 'invalidValue'),
      ),
      refused(
        user({ emails: [work, home] }),
        [{ op: 'replace', path: 'emails[value pr].primary', value: true }],
        'invalidValue',
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-20',
    clause: 'RFC 7644 §3.5.2',
    level: 'SHALL',
    component: 'patch',
    requirement: 'A PATCH is applied as a whole or not at all.',
    checks: each(
      [
        ['mutability', { op: 'replace', path: 'id', value: 'x' }],
        ['noTarget', { op: 'remove' }],
        ['invalidValue', { op: 'add', path: 'active', value: 'maybe' }],
        ['invalidSyntax', { op: 'move', path: 'title' }],
        ['invalidPath', { op: 'remove', path: 'emails[0]' }],
      ],
      ([scimType, last]) => refused(several, [...successful, last], scimType),
    ),
  },
  {
    id: 'R7644-3.5.2-21',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    component: 'patch',
    requirement: 'After an error that only the resource brings about, it is as it was before.',
    checks: each(
      [
        ['mutability', { op: 'remove', path: 'userName' }],
        ['noTarget', { op: 'replace', path: 'emails[type ne "home"].value', value: 'x' }],
        ['invalidValue', { op: 'add', path: 'emails', value: [work, primaryWork, { ...primaryHome, value: 'b' }] }],
      ],
      ([scimType, last]) => refused(several, [...successful, last], scimType),
    ),
    elsewhere: 'that a failing store leaves nothing behind is shown by the contract tests of scim-provider',
  },
  {
    id: 'R7644-3.5.2-22',
    clause: 'RFC 7644 §3.5.2',
    level: 'SHALL',
    component: 'patch',
    requirement: 'A failure is an error with a status, a keyword and a detail.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'remove', path: 'userName' }],
        expected: { refused: { scimType: 'mutability', says: 'userName' } },
      },
    ],
    elsewhere: 'the response is written by scim-provider',
  },
  {
    id: 'R7644-3.5.2-25',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Of the common attributes externalId may be patched, id and meta may not.',
    checks: [
      patched(
        user({ externalId: 'a' }),
        [{ op: 'replace', path: 'externalId', value: 'b' }],
        user({ externalId: 'b' }),
      ),
      refused(user({ id: '1' }), [{ op: 'replace', path: 'id', value: '2' }], 'mutability'),
      refused(user(), [{ op: 'add', path: 'meta.version', value: 'x' }], 'mutability'),
      {
        kind: 'patch',
        mode: 'strict',
        resourceType: 'User',
        before: user({ id: '1' }),
        operations: [{ op: 'replace', value: { id: '1', title: 't' } }],
        expected: user({ id: '1', title: 't' }),
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ id: '1' }),
        operations: [{ op: 'replace', value: { id: '2', title: 't' } }],
        tolerances: ['patch.read-only-in-value'],
        expected: user({ id: '1', title: 't' }),
      },
      refused(user({ id: '1' }), [{ op: 'replace', value: { id: '2', title: 't' } }], 'mutability', 'strict'),
    ],
  },
  {
    id: 'R7644-3.5.2-26',
    clause: 'RFC 7644 §3.5.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Names and URNs mean the same in any letter case, in paths and in values.',
    checks: [
      patched(user(), [{ op: 'replace', path: 'USERNAME', value: 'bob' }], user({ userName: 'bob' })),
      patched(
        user(),
        [{ op: 'add', value: { NICKNAME: 'x', Name: { GIVENNAME: 'y' } } }],
        user({ nickName: 'x', name: { givenName: 'y' } }),
      ),
      patched(
        user(),
        [{ op: 'add', value: { [ENTERPRISE.toUpperCase()]: { Department: 'x' } } }],
        employee({ department: 'x' }),
      ),
      patched(
        user(),
        [{ op: 'add', path: `${ENTERPRISE.toLowerCase()}:DEPARTMENT`, value: 'x' }],
        employee({ department: 'x' }),
      ),
      patched(
        user({ emails: [work] }),
        [{ op: 'remove', path: 'Emails[TYPE eq "WORK"].VALUE' }],
        user({ emails: [{ type: 'work' }] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-27',
    clause: 'RFC 7644 §3.5.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'Required attributes must be there in the end, not after each operation.',
    checks: [
      patched(
        { schemas: [USER_URN], title: 't' },
        [
          { op: 'add', path: 'userName', value: 'ada' },
          { op: 'remove', path: 'userName' },
        ],
        'unchanged',
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Sample',
        before: sample({ contacts: [{ value: 'a', type: 'x' }] }),
        operations: [{ op: 'add', path: 'contacts[type eq "y"].primary', value: true }],
        expected: { refused: { scimType: 'invalidValue', says: '"contacts.value" is required' } },
      },
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: { schemas: [SAMPLE, BADGE], [BADGE]: { floor: 3 } },
        operations: [{ op: 'add', path: `${BADGE}:text`, value: 'x' }],
        expected: { schemas: [SAMPLE, BADGE], [BADGE]: { floor: 3, text: 'x' } },
      },
      patched(
        user(),
        [
          { op: 'remove', path: 'userName' },
          { op: 'add', path: 'userName', value: 'bob' },
        ],
        user({ userName: 'bob' }),
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample(),
        operations: [
          { op: 'add', path: `${BADGE}:floor`, value: 3 },
          { op: 'add', path: `${BADGE}:number`, value: '7' },
        ],
        expected: { schemas: [SAMPLE, BADGE], [BADGE]: { floor: 3, number: '7' } },
      },
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample(),
        operations: [{ op: 'add', path: `${BADGE}:floor`, value: 3 }],
        expected: { refused: { scimType: 'invalidValue', says: `${BADGE}:number` } },
      },
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample(),
        operations: [{ op: 'add', path: 'contacts', value: [{ type: 'a' }] }],
        expected: { refused: { scimType: 'invalidValue', says: 'contacts' } },
      },
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: { schemas: [SAMPLE, BADGE], [BADGE]: { floor: 3, number: '7' } },
        operations: [{ op: 'remove', path: BADGE }],
        expected: sample(),
      },
    ],
  },
];

/** RFC 7644 §3.5.2.1: add. */
const add: readonly Requirement[] = [
  {
    id: 'R7644-3.5.2.1-01',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'MUST',
    component: 'patch',
    requirement: 'An add has a value.',
    checks: each(
      [
        { op: 'add', path: 'name.givenName', value: null },
        { op: 'add', path: 'name', value: null },
        { op: 'add', path: ENTERPRISE },
        { op: 'add', path: ENTERPRISE, value: null },
        { op: 'add', path: `${ENTERPRISE}:manager`, value: null },
        { op: 'add', path: 'title' },
        { op: 'add', path: 'title', value: null },
        { op: 'add', path: 'emails' },
        { op: 'add', path: 'emails', value: null },
        { op: 'add', path: 'emails[type eq "work"].value', value: null },
        { op: 'add', path: 'emails[type eq "work"]', value: null },
        { op: 'add' },
      ],
      (operation) => refused(employee({ department: 'd' }, { emails: [work] }), [operation], 'invalidValue'),
    ),
  },
  {
    id: 'R7644-3.5.2.1-02',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without a path the value is an object of attributes.',
    checks: [
      // Null is no value (RFC 7643 §2.5), and adding nothing takes nothing away.
      patched(
        employee({ department: 'd' }, { title: 't', name: { givenName: 'A' }, emails: [work] }),
        [{ op: 'add', value: { title: null, name: null, emails: null, [ENTERPRISE]: null } }],
        'unchanged',
      ),
      patched(
        employee({ department: 'd' }, { title: 't' }),
        [{ op: 'add', value: { [ENTERPRISE]: { department: null }, [USER_URN]: { title: null } } }],
        'unchanged',
      ),
      patched(
        user({ name: { givenName: 'A', familyName: 'B' } }),
        [{ op: 'add', value: { name: { givenName: null, familyName: 'C' } } }],
        user({ name: { givenName: 'A', familyName: 'C' } }),
      ),
      patched(
        user({ emails: [work] }),
        [{ op: 'add', value: { emails: [home], nickName: 'x' } }],
        user({ emails: [work, home], nickName: 'x' }),
      ),
      ...each(['x', 7, [], [{ title: 't' }], null, true], (value) =>
        refused(user(), [{ op: 'add', value }], 'invalidValue'),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.1-03',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'There, elements are appended, complex values merged and simple ones replaced.',
    checks: [
      patched(
        user({ name: { familyName: 'A', givenName: 'B' }, emails: [work], title: 's' }),
        [{ op: 'add', value: { name: { givenName: 'C' }, emails: [home], title: 't' } }],
        user({ name: { familyName: 'A', givenName: 'C' }, emails: [work, home], title: 't' }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.1-04',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'There, an extension may be given as an object; in lenient mode names may be paths, too.',
    checks: [
      patched(
        user(),
        [{ op: 'add', value: { [USER_URN]: { externalId: 'e', name: { givenName: 'A' } } } }],
        user({ externalId: 'e', name: { givenName: 'A' } }),
      ),
      ...each<Json>(
        [
          { [ENTERPRISE]: { [ENTERPRISE]: { department: 'd' } } },
          { [USER_URN]: { [USER_URN]: { title: 't' } } },
          { [ENTERPRISE]: { [USER_URN]: { title: 't' } } },
          { [USER_URN]: { [ENTERPRISE]: { department: 'd' } } },
        ],
        (value) => refused(user(), [{ op: 'add', value }], 'invalidPath', 'strict'),
      ),
      patched(
        user(),
        [{ op: 'add', value: { [ENTERPRISE]: { employeeNumber: '1' } } }],
        employee({ employeeNumber: '1' }),
      ),
      patched(user(), [{ op: 'add', value: { [USER_URN]: { title: 't' } } }], user({ title: 't' })),
      refused(user(), [{ op: 'add', value: { [`${ENTERPRISE}:employeeNumber`]: '1' } }], 'invalidPath', 'strict'),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', value: { [`${ENTERPRISE}:employeeNumber`]: '1', 'name.givenName': 'A' } }],
        tolerances: ['patch.key-as-path'],
        expected: employee({ employeeNumber: '1' }, { name: { givenName: 'A' } }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2.1-05',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'An attribute that has no value gets one.',
    checks: [
      patched(user(), [{ op: 'add', path: 'nickName', value: 'x' }], user({ nickName: 'x' })),
      patched(user(), [{ op: 'add', path: 'name.givenName', value: 'x' }], user({ name: { givenName: 'x' } })),
      patched(user(), [{ op: 'add', path: 'emails', value: [work] }], user({ emails: [work] })),
      patched(user(), [{ op: 'add', path: 'active', value: false }], user({ active: false })),
    ],
  },
  {
    id: 'R7644-3.5.2.1-06',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'SHALL',
    component: 'patch',
    requirement: 'To a complex attribute parts are added.',
    checks: [
      patched(
        user({ name: { familyName: 'A' } }),
        [{ op: 'add', path: 'name', value: { givenName: 'B' } }],
        user({ name: { familyName: 'A', givenName: 'B' } }),
      ),
      patched(
        user({ name: { familyName: 'A' }, emails: [work] }),
        [
          { op: 'add', path: 'name', value: { familyName: null } },
          { op: 'add', path: 'emails[type eq "work"]', value: { value: null } },
        ],
        'unchanged',
      ),
      refused(user(), [{ op: 'add', path: 'name', value: 'Ada' }], 'invalidValue'),
      refused(user(), [{ op: 'add', path: 'name', value: 7 }], 'invalidValue'),
    ],
  },
  {
    id: 'R7644-3.5.2.1-07',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'To a multi-valued attribute elements are added, several or one.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ emails: [work] }),
        operations: [{ op: 'add', path: 'emails', value: [home, { value: 'c@d.example' }] }],
        expected: user({ emails: [work, home, { value: 'c@d.example' }] }),
        effects: [
          { path: 'emails', effect: 'added', element: 1 },
          { path: 'emails', effect: 'added', element: 2 },
        ],
      },
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', path: ENTERPRISE, value: 'x' }],
        expected: { refused: { scimType: 'invalidValue', says: `"${ENTERPRISE}" must be an object` } },
      },
      patched(user({ emails: [work] }), [{ op: 'add', path: 'emails', value: [home] }], user({ emails: [work, home] })),
      patched(user({ emails: [work] }), [{ op: 'add', path: 'emails', value: home }], user({ emails: [work, home] })),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a'] }),
        operations: [
          { op: 'add', path: 'tags', value: ['b', 'c'] },
          { op: 'add', path: 'tags', value: 'd' },
        ],
        expected: sample({ tags: ['a', 'b', 'c', 'd'] }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2.1-08',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'A single value is replaced.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ displayName: 'a' }),
        operations: [{ op: 'add', path: 'displayName', value: 'b' }],
        expected: user({ displayName: 'b' }),
        effects: [{ path: 'displayName', effect: 'replaced' }],
      },
    ],
  },
  {
    id: 'R7644-3.5.2.1-09',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'STATED',
    component: 'patch',
    requirement: 'A part that has a value is replaced.',
    checks: [
      patched(
        user({ name: { familyName: 'A', givenName: 'B' } }),
        [{ op: 'add', path: 'name.givenName', value: 'C' }],
        user({ name: { familyName: 'A', givenName: 'C' } }),
      ),
      patched(
        user({ emails: [work, home] }),
        [{ op: 'add', path: 'emails[type eq "work"].value', value: 'x@work.example' }],
        user({ emails: [{ ...work, value: 'x@work.example' }, home] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.1-10',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'SHOULD',
    component: 'patch',
    requirement: 'Adding what is there already succeeds and changes nothing.',
    checks: [
      onGroup(
        group({ members: [{ value: '1' }, { value: '2' }] }),
        [{ op: 'add', path: 'members', value: [{ value: '2' }] }],
        'unchanged',
      ),
      patched(
        user({ emails: [work], title: 't', name: { givenName: 'A' } }),
        [
          { op: 'add', path: 'emails', value: [work] },
          { op: 'add', path: 'title', value: 't' },
          { op: 'add', value: { name: { givenName: 'A' }, emails: work } },
        ],
        'unchanged',
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a'] }),
        operations: [{ op: 'add', path: 'tags', value: ['a', 'b', 'b'] }],
        expected: sample({ tags: ['a', 'b'] }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2.1-11',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'SHALL NOT',
    component: 'patch',
    requirement: 'A request that changes nothing is told from one that changes something.',
    checks: [
      patched(user({ title: 't' }), [{ op: 'add', path: 'title', value: 't' }], 'unchanged'),
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ title: 't' }),
        operations: [
          { op: 'add', path: 'title', value: 't' },
          { op: 'add', path: 'nickName', value: 'n' },
        ],
        expected: user({ title: 't', nickName: 'n' }),
        effects: [{ path: 'nickName', effect: 'added' }],
      },
    ],
    elsewhere: 'versions and lastModified are kept by the store',
  },
  {
    id: 'R7644-3.5.2.1-12',
    clause: 'RFC 7644 §3.5.2.1',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'An element is there already when the given parts agree; a member, when value and type do.',
    checks: [
      onGroup(
        group({ members: [{ value: '1', $ref: 'https://example.com/Users/1', type: 'User' }] }),
        [{ op: 'add', path: 'members', value: [{ value: '1', display: 'x' }] }],
        'unchanged',
      ),
      onGroup(
        group({ members: [{ value: '1', type: 'User' }] }),
        [{ op: 'add', path: 'members', value: [{ value: '1', type: 'Group' }] }],
        group({
          members: [
            { value: '1', type: 'User' },
            { value: '1', type: 'Group' },
          ],
        }),
      ),
      patched(
        user({ emails: [{ ...work, display: 'W' }] }),
        [{ op: 'add', path: 'emails', value: [work] }],
        'unchanged',
      ),
      ...each([[demotedWork], [demotedWork, home]], (value) =>
        patched(user({ emails: [work, home] }), [{ op: 'add', path: 'emails', value }], 'unchanged'),
      ),
      ...each([[demotedWork], [demotedWork, home]], (value) =>
        patched(
          user({ emails: [primaryWork, home] }),
          [{ op: 'add', path: 'emails', value }],
          user({ emails: [primaryWork, home, demotedWork] }),
        ),
      ),
      patched(
        user({ emails: [work] }),
        [{ op: 'add', path: 'emails', value: [{ ...work, type: 'home' }] }],
        user({ emails: [work, { ...work, type: 'home' }] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.1-13',
    clause: 'RFC 7644 §3.5.2.1, EID 8097',
    level: 'CHOICE',
    component: 'patch',
    requirement:
      'With brackets an add goes to the matching elements; where none matches, lenient mode creates it if the condition says which.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a', 'b', 'c'] }),
        operations: [{ op: 'add', path: 'tags[value eq "b"]', value: 'x' }],
        expected: sample({ tags: ['a', 'x', 'c'] }),
      },
      // The condition must be made of eq and and alone, or it does not say which element is meant.
      refused(
        user(),
        [{ op: 'add', path: 'emails[type eq "work" and not (display pr)].value', value: 'x' }],
        'noTarget',
      ),
      {
        kind: 'patch',
        resourceType: 'Group',
        before: group(),
        // A member is created with what the condition asks for, and its display may not be written.
        operations: [{ op: 'add', path: 'members[display eq "Bob"]', value: { value: '9' } }],
        expected: { refused: { scimType: 'noTarget' } },
      },
      refused(
        user(),
        [{ op: 'add', path: 'emails[type eq "work"].value', value: 'a@b.example' }],
        'noTarget',
        'strict',
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', path: 'emails[type eq "work"].value', value: 'a@b.example' }],
        tolerances: ['patch.add-creates-element'],
        expected: user({ emails: [{ type: 'work', value: 'a@b.example' }] }),
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [home] }),
        operations: [{ op: 'add', path: 'emails[type eq "work" and primary eq true].value', value: 'a@b.example' }],
        tolerances: ['patch.add-creates-element'],
        expected: user({ emails: [home, { type: 'work', primary: true, value: 'a@b.example' }] }),
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [{ op: 'add', path: 'emails[type eq "work" and primary eq false].value', value: 'a@b.example' }],
        tolerances: ['patch.add-creates-element'],
        expected: user({ emails: [{ type: 'work', primary: false, value: 'a@b.example' }] }),
      },
      refused(user(), [{ op: 'add', path: 'emails[type eq "a" and type eq "b"].value', value: 'x' }], 'noTarget'),
      ...each(['type ne "work"', 'type eq "a" or type eq "b"', 'not (type pr)', 'type sw "w"'], (condition) =>
        refused(user(), [{ op: 'add', path: `emails[${condition} and display pr].value`, value: 'x' }], 'noTarget'),
      ),
      patched(
        user({ emails: [work, home] }),
        [{ op: 'add', path: 'emails[type eq "home"]', value: { display: 'H' } }],
        user({ emails: [work, { ...home, display: 'H' }] }),
      ),
      ...each(['members[value eq "9"]', 'members[value co "1"]'], (path) => ({
        kind: 'patch',
        mode: 'strict',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }] }),
        operations: [{ op: 'add', path, value: { type: 'User' } }],
        expected: { refused: { scimType: 'noTarget' } },
      })),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }] }),
        operations: [{ op: 'add', path: 'members[value eq "9"]', value: { type: 'User' } }],
        tolerances: ['patch.add-creates-element'],
        expected: group({ members: [{ value: '1' }, { value: '9', type: 'User' }] }),
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }] }),
        operations: [{ op: 'add', path: 'members[value co "1"]', value: { type: 'User' } }],
        expected: { refused: { scimType: 'noTarget' } },
      },
    ],
  },
];

/** RFC 7644 §3.5.2.2: remove. */
const remove: readonly Requirement[] = [
  {
    id: 'R7644-3.5.2.2-01',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'A remove without a path has no target.',
    checks: each(
      [
        { op: 'remove' },
        { op: 'remove', path: '' },
        { op: 'remove', path: null },
        { op: 'remove', value: { title: 't' } },
      ],
      (operation) => refused(user({ title: 't' }), [operation], 'noTarget'),
    ),
  },
  {
    id: 'R7644-3.5.2.2-02',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'A single value becomes unassigned: the whole of it, or the part that is named.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ nickName: 'x' }),
        operations: [{ op: 'remove', path: 'nickName' }],
        expected: user(),
        effects: [{ path: 'nickName', effect: 'removed' }],
      },
      patched(user({ name: { familyName: 'A', givenName: 'B' } }), [{ op: 'remove', path: 'name' }], user()),
      patched(
        user({ name: { familyName: 'A', givenName: 'B' } }),
        [{ op: 'remove', path: 'name.givenName' }],
        user({ name: { familyName: 'A' } }),
      ),
      patched(user({ name: { givenName: 'B' } }), [{ op: 'remove', path: 'name.givenName' }], user()),
    ],
  },
  {
    id: 'R7644-3.5.2.2-03',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without brackets every element is removed.',
    checks: [
      onGroup(group({ members: [{ value: '1' }, { value: '2' }] }), [{ op: 'remove', path: 'members' }], group()),
      patched(user({ emails: [work, home] }), [{ op: 'remove', path: 'emails' }], user()),
    ],
  },
  {
    id: 'R7644-3.5.2.2-04',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'With brackets the matching elements are removed; without elements the attribute is unassigned.',
    checks: [
      patched(
        user({ emails: [work, home, { ...work, value: 'x@work.example' }] }),
        [{ op: 'remove', path: 'emails[type eq "work"]' }],
        user({ emails: [home] }),
      ),
      patched(
        user({ emails: [work, home] }),
        [{ op: 'remove', path: 'emails[type eq "work"]', value: null }],
        user({ emails: [home] }),
      ),
      {
        kind: 'patch',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }, { value: '2' }, { value: '3' }] }),
        operations: [{ op: 'remove', path: 'members[value eq "2"]' }],
        expected: group({ members: [{ value: '1' }, { value: '3' }] }),
        effects: [{ path: 'members', effect: 'removed', element: 1 }],
      },
      onGroup(group({ members: [{ value: '1' }] }), [{ op: 'remove', path: 'members[value eq "1"]' }], group()),
    ],
  },
  {
    id: 'R7644-3.5.2.2-05',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'The condition may be about several parts of an element.',
    checks: [
      patched(
        user({ emails: [work, home, { type: 'work', value: 'ada@other.example' }] }),
        [{ op: 'remove', path: 'emails[type eq "work" and value ew "work.example"]' }],
        user({ emails: [home, { type: 'work', value: 'ada@other.example' }] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.2-06',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement:
      'With a part behind the brackets that part is removed from the matching elements; an empty element goes.',
    checks: [
      patched(user({ emails: [{ type: 'work' }] }), [{ op: 'remove', path: 'emails[type pr].type' }], user()),
      patched(
        user({
          addresses: [
            { type: 'work', streetAddress: '1 Main St', locality: 'X' },
            { type: 'home', streetAddress: '2' },
          ],
        }),
        [{ op: 'remove', path: 'addresses[type eq "work"].streetAddress' }],
        user({
          addresses: [
            { type: 'work', locality: 'X' },
            { type: 'home', streetAddress: '2' },
          ],
        }),
      ),
      {
        kind: 'patch',
        resourceType: 'User',
        before: user({ emails: [{ type: 'work' }, home] }),
        operations: [{ op: 'remove', path: 'emails[type pr].type' }],
        expected: user({ emails: [{ value: 'ada@home.example' }] }),
        effects: [
          { path: 'emails.type', effect: 'removed', element: 0 },
          { path: 'emails', effect: 'removed', element: 0 },
        ],
      },
    ],
  },
  {
    id: 'R7644-3.5.2.2-07',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'SHALL',
    component: 'patch',
    requirement: 'A required or read-only attribute can not be removed or emptied.',
    checks: [
      ...each(
        [
          { op: 'remove', path: 'userName' },
          { op: 'replace', path: 'userName', value: null },
          { op: 'replace', path: 'userName', value: '' },
          { op: 'replace', value: { userName: null } },
          { op: 'remove', path: 'id' },
        ],
        (operation) => refused(user({ id: '1' }), [operation], 'mutability'),
      ),
      ...each(
        [
          { op: 'remove', path: 'parts' },
          { op: 'remove', path: 'parts[value eq "wheel"]' },
          { op: 'replace', path: 'parts', value: [] },
          { op: 'remove', path: `${BADGE}:number` },
          { op: 'replace', path: BADGE, value: { number: null } },
        ],
        (operation) => ({
          kind: 'patch',
          resourceType: 'Assembly',
          before: assembly(),
          operations: [operation],
          expected: { refused: { scimType: 'mutability' } },
        }),
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: { schemas: [SAMPLE, BADGE], [BADGE]: { floor: 3, number: '7' } },
        operations: [{ op: 'remove', path: `${BADGE}:number` }],
        expected: { refused: { scimType: 'mutability', says: `"${BADGE}:number" is required` } },
      },
      ...each(
        [
          { op: 'remove', path: 'contacts[type eq "x"].value' },
          { op: 'replace', path: 'contacts[type eq "x"].value', value: null },
        ],
        (operation) => ({
          kind: 'patch',
          resourceType: 'Sample',
          before: sample({ contacts: [{ value: 'a', type: 'x' }, { value: 'b' }] }),
          operations: [operation],
          expected: { refused: { scimType: 'mutability', says: '"contacts.value" is required' } },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.2-08',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'STATED',
    component: 'patch',
    requirement: 'Removing an element that is not there succeeds and changes nothing.',
    checks: [
      onGroup(group({ members: [{ value: '1' }] }), [{ op: 'remove', path: 'members[value eq "9"]' }], 'unchanged'),
      onGroup(group(), [{ op: 'remove', path: 'members[value eq "9"]' }], 'unchanged'),
      patched(user({ emails: [home] }), [{ op: 'remove', path: 'emails[type eq "work"].value' }], 'unchanged'),
    ],
  },
  {
    id: 'R7644-3.5.2.2-09',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'Removing what has no value succeeds and changes nothing.',
    checks: [
      patched(
        user(),
        ['nickName', 'emails', 'name.givenName', `${ENTERPRISE}:manager.value`, ENTERPRISE].map((path) => ({
          op: 'remove',
          path,
        })),
        'unchanged',
      ),
      patched(
        user({ nickName: 'x' }),
        [
          { op: 'remove', path: 'nickName' },
          { op: 'remove', path: 'nickName' },
        ],
        user(),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.2-10',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'A remove has no value; in lenient mode the listed elements alone are removed, never all of them.',
    checks: [
      patched(
        employee({ department: 'd' }, { title: 't', name: { givenName: 'A', familyName: 'B' }, emails: [work] }),
        [
          { op: 'remove', path: 'title', value: null },
          { op: 'remove', path: 'name.givenName', value: null },
          { op: 'remove', path: 'emails[type eq "work"].type', value: null },
        ],
        employee({ department: 'd' }, { name: { familyName: 'B' }, emails: [{ value: work.value }] }),
      ),
      ...each([[{ value: '2' }], { value: '2' }, [{ value: '9' }]], (value) => ({
        kind: 'patch',
        mode: 'strict',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }, { value: '2' }] }),
        operations: [{ op: 'remove', path: 'members', value }],
        expected: { refused: { scimType: 'invalidSyntax' } },
      })),
      ...each([[{ value: '2' }], { value: '2' }, [{ value: '2', $ref: 'x', display: 'y' }]], (value) => ({
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }, { value: '2', display: 'Bob', type: 'User' }] }),
        operations: [{ op: 'remove', path: 'members', value }],
        tolerances: ['patch.remove-with-value'],
        expected: group({ members: [{ value: '1' }] }),
      })),
      ...each([null, [], [{ value: '9' }], [null]], (value) => ({
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }, { value: '2' }] }),
        operations: [{ op: 'remove', path: 'members', value }],
        tolerances: ['patch.remove-with-value'],
        expected: 'unchanged',
      })),
      ...each([[{}], [{ display: 'Bob' }]], (value) => ({
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }, { value: '2', display: 'Bob' }] }),
        operations: [{ op: 'remove', path: 'members', value }],
        tolerances: ['patch.remove-with-value', 'body.empty-element'],
        expected: 'unchanged',
      })),
      {
        kind: 'patch',
        mode: 'strict',
        resourceType: 'Group',
        before: group({ members: [{ value: '1' }] }),
        operations: [{ op: 'remove', path: 'members', value: null }],
        expected: { refused: { scimType: 'invalidSyntax' } },
      },
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [work, home] }),
        operations: [{ op: 'remove', path: 'emails', value: [{ type: 'WORK' }] }],
        tolerances: ['patch.remove-with-value'],
        expected: user({ emails: [home] }),
      },
      ...each(
        [
          ['title', user({ emails: [work], title: 't' }), user({ emails: [work] })],
          ['name.givenName', user({ name: { givenName: 'A', familyName: 'B' } }), user({ name: { familyName: 'B' } })],
          ['emails[type eq "work"]', user({ emails: [work, home] }), user({ emails: [home] })],
          ['emails[type eq "work"].value', user({ emails: [work] }), user({ emails: [{ type: 'work' }] })],
          [ENTERPRISE, employee({ department: 'd', division: 'e' }), employee({ division: 'e' })],
        ] as const,
        ([path, before, expected]) => ({
          kind: 'patch',
          mode: 'lenient',
          resourceType: 'User',
          before,
          operations: [{ op: 'remove', path, value: { department: 'd' } }],
          tolerances: ['patch.remove-with-value'],
          expected,
        }),
      ),
      ...each(['title', 'emails[type eq "work"]', 'emails[type eq "work"].value', ENTERPRISE], (path) =>
        refused(
          employee({ department: 'd' }, { title: 't' }),
          [{ op: 'remove', path, value: 'x' }],
          'invalidSyntax',
          'strict',
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.2-11',
    clause: 'RFC 7644 §3.5.2.2',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'An immutable attribute with a value can not be removed; a member, whose parts are immutable, can.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ serial: '1' }),
        operations: [{ op: 'remove', path: 'serial' }],
        expected: { refused: { scimType: 'mutability' } },
      },
      onGroup(
        group({ members: [{ value: '1' }, { value: '2' }] }),
        [{ op: 'remove', path: 'members[value eq "1"]' }],
        group({ members: [{ value: '2' }] }),
      ),
      ...each(['members.value', 'members[value eq "1"].value', 'members[value eq "1"].display'], (path) => ({
        kind: 'patch',
        resourceType: 'Group',
        before: group({ members: [{ value: '1', display: 'x' }] }),
        operations: [{ op: 'remove', path }],
        expected: { refused: { scimType: 'mutability' } },
      })),
    ],
  },
];

/** RFC 7644 §3.5.2.3: replace. */
const replace: readonly Requirement[] = [
  {
    id: 'R7644-3.5.2.3-01',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'SHALL',
    component: 'patch',
    requirement: 'Without a path the attributes in the value are replaced, and no others.',
    checks: [
      patched(
        user({ emails: [work], nickName: 'a', title: 't' }),
        [{ op: 'replace', value: { emails: [home], nickName: 'b' } }],
        user({ emails: [home], nickName: 'b', title: 't' }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.3-02',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'A replace has a value; null or no elements make the attribute unassigned.',
    checks: [
      refused(user({ title: 't' }), [{ op: 'replace', path: 'title' }], 'invalidValue'),
      refused(user(), [{ op: 'replace' }], 'invalidValue'),
      patched(user({ title: 't' }), [{ op: 'replace', path: 'title', value: null }], user()),
      patched(user({ emails: [work] }), [{ op: 'replace', path: 'emails', value: [] }], user()),
      patched(user({ emails: [work] }), [{ op: 'replace', path: 'emails', value: null }], user()),
      patched(user({ name: { givenName: 'A' } }), [{ op: 'replace', path: 'name', value: null }], user()),
      refused(user(), [{ op: 'replace', path: 'userName', value: null }], 'mutability'),
      refused(user(), [{ op: 'replace', path: 'active', value: '' }], 'invalidValue', 'strict'),
      refused(
        employee({ manager: { value: '7' } }),
        [{ op: 'replace', path: `${ENTERPRISE}:manager`, value: '' }],
        'invalidValue',
        'strict',
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.3-03',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'STATED',
    component: 'patch',
    requirement: 'A single value is replaced.',
    checks: [
      patched(
        user({ displayName: 'a' }),
        [{ op: 'replace', path: 'displayName', value: 'b' }],
        user({ displayName: 'b' }),
      ),
      patched(
        user({ displayName: 'a' }),
        [{ op: 'replace', path: 'displayName', value: 'A' }],
        user({ displayName: 'A' }),
      ),
      patched(user({ displayName: 'a' }), [{ op: 'replace', path: 'displayName', value: 'a' }], 'unchanged'),
    ],
  },
  {
    id: 'R7644-3.5.2.3-04',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without brackets all elements are replaced.',
    checks: [
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [work, home] }),
        operations: [{ op: 'replace', path: 'emails', value: '' }],
        tolerances: ['body.empty-text'],
        expected: user(),
      },
      ...each([null, []], (value) =>
        patched(user({ emails: [work, home] }), [{ op: 'replace', path: 'emails', value }], user()),
      ),
      patched(
        user({ emails: [work, home] }),
        [{ op: 'replace', path: 'emails', value: [{ value: 'c@d.example' }] }],
        user({ emails: [{ value: 'c@d.example' }] }),
      ),
      patched(user({ emails: [work, home] }), [{ op: 'replace', path: 'emails', value: [home, work] }], 'unchanged'),
    ],
  },
  {
    id: 'R7644-3.5.2.3-05',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'SHALL',
    component: 'patch',
    requirement: 'An attribute without value gets one, as by add.',
    checks: [
      {
        kind: 'patch',
        resourceType: 'User',
        before: user(),
        operations: [
          { op: 'replace', path: 'nickName', value: 'x' },
          { op: 'replace', path: 'name.givenName', value: 'y' },
          { op: 'replace', path: 'emails', value: [work] },
        ],
        expected: user({ nickName: 'x', name: { givenName: 'y' }, emails: [work] }),
        effects: [
          { path: 'nickName', effect: 'added' },
          { path: 'name.givenName', effect: 'added' },
          { path: 'emails', effect: 'added', element: 0 },
        ],
      },
    ],
  },
  {
    id: 'R7644-3.5.2.3-06',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'SHALL',
    component: 'patch',
    requirement: 'Of a complex attribute the given parts are replaced and the others stay, with and without a path.',
    checks: [
      patched(
        user({ name: { familyName: 'A', givenName: 'B' } }),
        [{ op: 'replace', path: 'name', value: [] as never }],
        user(),
      ),
      refused(
        user({ name: { givenName: 'A' } }),
        [{ op: 'replace', path: 'name', value: [{ givenName: 'B' }] }],
        'invalidValue',
        'strict',
      ),
      refused(
        user({ name: { givenName: 'A' } }),
        [{ op: 'replace', path: 'name', value: [{ givenName: 'B' }, { familyName: 'C' }] }],
        'invalidValue',
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ name: { familyName: 'A', givenName: 'B' } }),
        operations: [{ op: 'replace', path: 'name', value: [{ givenName: 'C' }] }],
        tolerances: ['body.array-for-single'],
        expected: user({ name: { familyName: 'A', givenName: 'C' } }),
      },
      patched(
        employee({ manager: { value: '7', displayName: 'M' } }),
        [{ op: 'replace', path: `${ENTERPRISE}:manager`, value: { value: '8' } }],
        employee({ manager: { value: '8', displayName: 'M' } }),
      ),
      patched(
        employee({ manager: { value: '7' } }),
        [{ op: 'replace', path: `${ENTERPRISE}:manager`, value: { value: '', $ref: '../Users/8' } }],
        employee({ manager: { $ref: '../Users/8' } }),
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: employee({ manager: { value: '7' } }),
        operations: [{ op: 'add', path: `${ENTERPRISE}:manager`, value: '' }],
        tolerances: ['body.empty-text'],
        expected: 'unchanged',
      },
      ...each(
        [
          { op: 'replace', path: 'name', value: { givenName: 'C' } },
          { op: 'replace', value: { name: { givenName: 'C' } } },
        ],
        (operation) =>
          patched(
            user({ name: { familyName: 'A', givenName: 'B' } }),
            [operation],
            user({ name: { familyName: 'A', givenName: 'C' } }),
          ),
      ),
      patched(
        user({ name: { familyName: 'A', givenName: 'B' } }),
        [
          { op: 'replace', path: 'name', value: {} },
          { op: 'add', path: 'name', value: {} },
          { op: 'replace', value: { name: {} } },
        ],
        'unchanged',
      ),
      patched(
        user({ name: { familyName: 'A', givenName: 'B' } }),
        [{ op: 'replace', path: 'name', value: { givenName: '' } }],
        user({ name: { familyName: 'A' } }),
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: employee({ manager: { value: '7', displayName: 'M' } }, { title: 't' }),
        operations: [{ op: 'replace', path: `${ENTERPRISE}:manager`, value: { value: '' } }],
        tolerances: ['patch.replace-empty-clears'],
        expected: user({ title: 't' }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2.3-07',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'SHALL',
    component: 'patch',
    requirement: 'With brackets each matching element is replaced as a whole and keeps its place.',
    checks: [
      patched(
        user({ emails: [work, home] }),
        [{ op: 'replace', path: 'emails[type eq "work"]', value: [{ value: 'n@work.example' }] }],
        user({ emails: [{ value: 'n@work.example' }, home] }),
      ),
      patched(
        user({ emails: [work, home] }),
        [{ op: 'replace', path: 'emails[type eq "work"]', value: null }],
        user({ emails: [home] }),
      ),
      ...each([[work, home], {}], (value) =>
        refused(user({ emails: [work] }), [{ op: 'replace', path: 'emails[type eq "work"]', value }], 'invalidValue'),
      ),
      patched(
        user({ emails: [{ ...work, display: 'W' }, home, { type: 'work', value: 'x@work.example' }] }),
        [{ op: 'replace', path: 'emails[type eq "work"]', value: { type: 'work', value: 'n@work.example' } }],
        user({ emails: [{ type: 'work', value: 'n@work.example' }, home, { type: 'work', value: 'n@work.example' }] }),
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a', 'b', 'c'] }),
        operations: [{ op: 'replace', path: 'tags[value eq "b"]', value: 'x' }],
        expected: sample({ tags: ['a', 'x', 'c'] }),
      },
    ],
  },
  {
    id: 'R7644-3.5.2.3-08',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'STATED',
    component: 'patch',
    requirement: 'With a part behind the brackets that part is replaced in each matching element.',
    checks: [
      patched(
        user({ emails: [work] }),
        [{ op: 'replace', path: 'emails[type eq "work"].value', value: work.value }],
        'unchanged',
      ),
      patched(
        user({
          addresses: [
            { type: 'work', streetAddress: '1', locality: 'X' },
            { type: 'home', streetAddress: '2' },
            { type: 'work', locality: 'Y' },
          ],
        }),
        [{ op: 'replace', path: 'addresses[type eq "work"].streetAddress', value: '9' }],
        user({
          addresses: [
            { type: 'work', streetAddress: '9', locality: 'X' },
            { type: 'home', streetAddress: '2' },
            { type: 'work', streetAddress: '9', locality: 'Y' },
          ],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.3-09',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'SHALL',
    component: 'patch',
    requirement:
      'Where no element matches the brackets there is no target; lenient mode creates it if the condition says which.',
    checks: [
      patched(
        user({ emails: [work] }),
        [{ op: 'replace', path: 'emails[type eq "fax"].value', value: null }],
        'unchanged',
      ),
      {
        kind: 'patch',
        resourceType: 'Sample',
        before: sample({ tags: ['a'] }),
        operations: [{ op: 'replace', path: 'tags[value eq "b"]', value: 'x' }],
        expected: { refused: { scimType: 'noTarget' } },
      },
      ...each(
        [
          { op: 'replace', path: 'emails[type eq "none"]', value: { value: 'a@b.example' } },
          { op: 'replace', path: 'emails[type eq "none"].value', value: 'a@b.example' },
        ],
        (operation) => refused(user({ emails: [work] }), [operation], 'noTarget', 'strict'),
      ),
      ...each(
        [
          { op: 'replace', path: 'emails[type eq "none"]', value: { value: 'a@b.example' } },
          { op: 'replace', path: 'emails[type eq "none"].value', value: 'a@b.example' },
        ],
        (operation) => ({
          kind: 'patch',
          mode: 'lenient',
          resourceType: 'User',
          before: user({ emails: [work] }),
          operations: [operation],
          tolerances: ['patch.replace-creates-element'],
          expected: user({ emails: [work, { type: 'none', value: 'a@b.example' }] }),
        }),
      ),
      refused(
        user({ emails: [work] }),
        [{ op: 'replace', path: 'emails[type ne "work"].value', value: 'x' }],
        'noTarget',
      ),
    ],
  },
  {
    id: 'R7644-3.5.2.3-10',
    clause: 'RFC 7644 §3.5.2.3',
    level: 'CHOICE',
    component: 'patch',
    requirement: 'A part of a multi-valued attribute needs brackets; in lenient mode it is written in every element.',
    checks: [
      refused(
        user({ emails: [work, home] }),
        [{ op: 'replace', path: 'emails.type', value: 'other' }],
        'invalidPath',
        'strict',
      ),
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ emails: [work, home] }),
        operations: [{ op: 'replace', path: 'emails.type', value: 'other' }],
        tolerances: ['patch.replace-sub-attribute-of-all'],
        expected: user({
          emails: [
            { ...work, type: 'other' },
            { ...home, type: 'other' },
          ],
        }),
      },
    ],
  },
];

/** RFC 7644 §3.5.2.1 to §3.5.2.3. */
export const operationRequirements: readonly Requirement[] = [...add, ...remove, ...replace];

/** What Microsoft documents about Entra, with and without its flag aadOptscim062020. */
export const entraRequirements: readonly Requirement[] = [
  {
    id: 'MS-01',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without the flag op begins with a capital letter.',
    checks: each(['Add', 'Replace'], (op) => ({
      kind: 'patch',
      mode: 'lenient',
      resourceType: 'User',
      before: user(),
      operations: [{ op, path: 'displayName', value: 'x' }],
      tolerances: ['patch.op-any-case'],
      expected: user({ displayName: 'x' }),
    })),
  },
  {
    id: 'MS-02',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without the flag a user is disabled with the text "False".',
    checks: [
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ active: true }),
        operations: [{ op: 'Replace', path: 'active', value: 'False' }],
        tolerances: ['patch.op-any-case', 'body.boolean-as-string'],
        expected: user({ active: false }),
      },
      refused(user({ active: true }), [{ op: 'replace', path: 'active', value: 'False' }], 'invalidValue', 'strict'),
    ],
  },
  {
    id: 'MS-03',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'Without the flag a member is removed by a value; the others stay.',
    checks: [
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'Group',
        before: group({
          members: [
            { value: '1', type: 'User' },
            { value: '2', type: 'User' },
          ],
        }),
        operations: [{ op: 'Remove', path: 'members', value: [{ value: '1' }] }],
        tolerances: ['patch.op-any-case', 'patch.remove-with-value'],
        expected: group({ members: [{ value: '2', type: 'User' }] }),
      },
    ],
  },
  {
    id: 'MS-04',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'With the flag one replace without path has paths as the names of its members.',
    checks: [
      {
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user({ name: { familyName: 'A' } }),
        operations: [
          {
            op: 'replace',
            value: { displayName: 'x', 'name.givenName': 'B', [`${ENTERPRISE}:employeeNumber`]: '701', active: false },
          },
        ],
        tolerances: ['patch.key-as-path'],
        expected: employee(
          { employeeNumber: '701' },
          { displayName: 'x', name: { familyName: 'A', givenName: 'B' }, active: false },
        ),
      },
    ],
  },
  {
    id: 'MS-05',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'An add or a replace of a part of an element that is not there creates it.',
    checks: [
      ...each(['add', 'replace'] as const, (op) => ({
        kind: 'patch',
        mode: 'lenient',
        resourceType: 'User',
        before: user(),
        operations: [{ op, path: 'emails[type eq "work"].value', value: 'a@b.example' }],
        tolerances: [`patch.${op}-creates-element`],
        expected: user({ emails: [{ type: 'work', value: 'a@b.example' }] }),
      })),
      refused(user(), [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'x' }], 'noTarget', 'strict'),
    ],
  },
  {
    id: 'MS-07',
    clause: 'Microsoft Entra',
    level: 'STATED',
    component: 'patch',
    requirement: 'With the flag op is in lower case, active a boolean, and a member selected by brackets.',
    checks: [
      patched(user({ active: true }), [{ op: 'replace', path: 'active', value: false }], user({ active: false })),
      onGroup(
        group({ members: [{ value: '1' }, { value: '2' }] }),
        [{ op: 'remove', path: 'members[value eq "1"]' }],
        group({ members: [{ value: '2' }] }),
      ),
    ],
  },
];
