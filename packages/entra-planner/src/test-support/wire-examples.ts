import type { AppRole } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import type { JsonObject, RequestPurpose } from '../request.ts';
import type { Rows } from './mapping.ts';

/** From what a request of the wire examples follows. */
export interface Occasion {
  readonly kind?: 'user' | 'group';
  /** The mapping; the first row matches. */
  readonly rows: Rows;
  /** The attributes of the target that are marked as multi-valued. */
  readonly multiValued?: readonly string[];
  /** The object of the directory; `undefined` for one that was deleted for good. */
  readonly object?: JsonObject;
  /** What the target has under the id of the example; `undefined` for nothing. */
  readonly stored?: JsonObject;
  /** Whether the target object is gone though it is linked. */
  readonly lost?: true;
  readonly roles?: readonly AppRole[];
  /** Objects that are linked already, by their objectId. */
  readonly linked?: Readonly<Record<string, string>>;
  /** Members that the target was told of, by objectId. */
  readonly members?: readonly string[];
  readonly options?: PlannerOptions;
  readonly purpose: RequestPurpose;
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CUSTOM = 'urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User';
const FLAG = { dialect: 'aadOptscim062020' } as const;
const ACTIVE = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

const BY_NAME: Rows = { userName: 'userPrincipalName' };
const names: Rows = { ...BY_NAME, 'name.givenName': 'givenName', 'name.familyName': 'surname' };
const ada = { userPrincipalName: 'ada@example.com' };
const storedAda = { userName: 'ada@example.com' };

const disabling: Occasion = {
  rows: { ...BY_NAME, active: ACTIVE },
  object: { ...ada, accountEnabled: false },
  stored: { ...storedAda, active: true },
  purpose: 'update',
};
const nickname: Occasion = {
  rows: { ...BY_NAME, nickName: 'nickname' },
  object: { ...ada, nickname: 'Babs' },
  stored: storedAda,
  purpose: 'update',
};
const withManager: Occasion = {
  rows: { ...BY_NAME, [`${ENTERPRISE}:manager`]: 'manager' },
  object: { ...ada, manager: 'boss' },
  stored: storedAda,
  purpose: 'reference',
};

const roleUser = {
  userPrincipalName: 'alias@contoso.OnMicrosoft.com',
  mailNickname: 'alias',
  displayName: 'First Name Last Name',
};
const roleRows: Rows = { ...BY_NAME, externalId: 'mailNickname', active: ACTIVE, displayName: 'displayName' };
const assertive: Occasion = {
  rows: {
    ...BY_NAME,
    externalId: 'mailNickname',
    active: ACTIVE,
    roles: 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])',
  },
  object: { userPrincipalName: 'contoso@alias.onmicrosoft.com', mailNickname: 'contoso' },
  roles: [{ value: 'User' }, { value: 'Test' }],
  purpose: 'create',
  options: { createSchemas: 'core' },
};
const complexRoles: Occasion = {
  rows: { ...roleRows, roles: 'AppRoleAssignmentsComplex([appRoleAssignments])' },
  object: roleUser,
  roles: [{ value: 'Admin' }, { value: 'User' }],
  purpose: 'create',
  options: { createSchemas: 'core' },
};

const GROUP_ROWS: Rows = { displayName: 'displayName', externalId: 'objectId', members: 'members' };
const group: Occasion = {
  kind: 'group',
  rows: GROUP_ROWS,
  object: { objectId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159', displayName: 'displayName' },
  purpose: 'create',
};
const storedGroup = { externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159', displayName: 'displayName' };
const member = (id: string): Pick<Occasion, 'linked'> => ({ linked: { member: id } });
const leaving: Occasion = { ...group, stored: storedGroup, members: ['member'], purpose: 'reference' };
const coming: Occasion = {
  ...group,
  object: { ...group.object, members: ['member'] },
  stored: storedGroup,
  purpose: 'reference',
};

/** Each example that Entra's engine sends, by its name, with the mapping and the change of the directory it follows from. */
export const occasions: Readonly<Record<string, Occasion>> = {
  'entra.test-connection.users': { rows: BY_NAME, object: ada, purpose: 'probe' },
  'entra.test-connection.groups': { ...group, purpose: 'probe' },
  'entra.user.filter.userName': {
    rows: BY_NAME,
    object: { userPrincipalName: 'Test_User_00aa00aa-bb11-cc22-dd33-44ee44ee44ee' },
    purpose: 'match',
  },
  'entra.user.filter.userName.none': {
    rows: BY_NAME,
    object: { userPrincipalName: 'non-existent user' },
    purpose: 'match',
  },
  'entra.user.filter.externalId': {
    rows: { externalId: 'objectId', userName: 'userPrincipalName' },
    object: { objectId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef', ...ada },
    purpose: 'match',
  },
  'entra.user.filter.email-typed': {
    rows: { 'emails[type eq "work"].value': 'mail', userName: 'userPrincipalName' },
    object: { ...ada, mail: 'user@contoso.com' },
    purpose: 'match',
  },
  'entra.user.get': { rows: BY_NAME, object: ada, stored: storedAda, purpose: 'read' },
  'entra.user.get.not-found': { rows: BY_NAME, object: ada, stored: storedAda, lost: true, purpose: 'read' },
  'entra.user.create': {
    rows: {
      ...names,
      externalId: 'objectId',
      active: ACTIVE,
      'emails[type eq "work"].value': 'mail',
      'name.formatted': 'Join(" ", [givenName], [surname])',
    },
    object: {
      objectId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
      userPrincipalName: 'Test_User_00aa00aa-bb11-cc22-dd33-44ee44ee44ee',
      mail: 'Test_User_11bb11bb-cc22-dd33-ee44-55ff55ff55ff@testuser.com',
      givenName: 'givenName',
      surname: 'familyName',
    },
    options: { primaryWorkEmail: true },
    purpose: 'create',
  },
  'entra.user.create.duplicate': {
    rows: { ...BY_NAME, externalId: 'mailNickname', active: ACTIVE },
    object: { userPrincipalName: 'dup@contoso.com', mailNickname: 'e1' },
    purpose: 'create',
  },
  'entra.user.create.role.single': {
    rows: { ...roleRows, 'roles[primary eq "True"].value': 'SingleAppRoleAssignment([appRoleAssignments])' },
    object: roleUser,
    roles: [{ value: 'Admin' }],
    options: { createSchemas: 'core' },
    purpose: 'create',
  },
  'entra.user.create.roles.complex': complexRoles,
  'entra.user.create.roles.assertive': assertive,
  'entra.user.patch.multi': {
    rows: { ...BY_NAME, 'emails[type eq "work"].value': 'mail', 'name.familyName': 'surname' },
    object: { ...ada, mail: 'updatedEmail@microsoft.com', surname: 'updatedFamilyName' },
    stored: { ...storedAda, emails: [{ type: 'work', value: 'a@b.c' }], name: { familyName: 'x' } },
    purpose: 'update',
  },
  'entra.user.patch.single': {
    rows: { externalId: 'mailNickname', ...BY_NAME },
    object: { mailNickname: 'ada', userPrincipalName: '5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com' },
    stored: { externalId: 'ada', userName: 'before@testuser.com' },
    purpose: 'update',
  },
  'entra.user.disable.default': disabling,
  'entra.user.enable.default': {
    ...disabling,
    object: ada,
    stored: { ...storedAda, active: false },
  },
  'entra.user.disable.doc-boolean': { ...disabling, options: { truthValues: 'boolean' } },
  'entra.user.disable.flag': { ...disabling, options: FLAG },
  'entra.user.add-single.default': nickname,
  'entra.user.add-single.flag': { ...nickname, options: FLAG },
  'entra.user.replace-multiple.default': {
    rows: {
      userName: 'userPrincipalName',
      displayName: 'displayName',
      'emails[type eq "work"].value': 'mail',
      'name.givenName': 'givenName',
      'name.familyName': 'surname',
      externalId: 'mailNickname',
      [`${ENTERPRISE}:employeeNumber`]: 'employeeId',
    },
    object: {
      ...ada,
      displayName: 'Pvlo',
      mail: 'TestBcwqnm@test.microsoft.com',
      givenName: 'Gtfd',
      surname: 'Pkqf',
      mailNickname: 'Eqpj',
      employeeId: 'Eqpj',
    },
    stored: {
      ...storedAda,
      displayName: 'x',
      emails: [{ type: 'work', value: 'x' }],
      name: { givenName: 'x', familyName: 'x' },
      externalId: 'x',
      [ENTERPRISE]: { employeeNumber: 'x' },
    },
    purpose: 'update',
  },
  'entra.user.replace-multiple.flag': {
    rows: {
      ...BY_NAME,
      displayName: 'displayName',
      'emails[type eq "work"].value': 'mail',
      'name.givenName': 'givenName',
      'name.familyName': 'surname',
      [`${ENTERPRISE}:employeeNumber`]: 'employeeId',
    },
    object: {
      ...ada,
      displayName: 'Bjfe',
      mail: 'TestMhvaes@test.microsoft.com',
      givenName: 'Kkom',
      surname: 'Unua',
      employeeId: 'Aklq',
    },
    stored: {
      ...storedAda,
      displayName: 'x',
      emails: [{ type: 'work', value: 'x' }],
      name: { givenName: 'x', familyName: 'x' },
      [ENTERPRISE]: { employeeNumber: 'x' },
    },
    options: FLAG,
    purpose: 'update',
  },
  'entra.user.add-multiple.flag': {
    rows: {
      ...BY_NAME,
      displayName: 'displayName',
      title: 'jobTitle',
      'name.givenName': 'givenName',
      'name.familyName': 'surname',
      'name.formatted': 'Join(" ", [givenName], [surname])',
    },
    object: { ...ada, displayName: 'Foo Bar', jobTitle: 'Bar Foo', givenName: 'Foo', surname: 'Bar' },
    stored: storedAda,
    options: FLAG,
    purpose: 'update',
  },
  'entra.user.add-vs-replace.default': {
    rows: names,
    object: { ...ada, givenName: 'Bar', surname: 'Foo2' },
    stored: { ...storedAda, name: { givenName: '', familyName: 'Foo' } },
    purpose: 'update',
  },
  'entra.user.replace-full.live': {
    rows: {
      externalId: 'objectId',
      displayName: 'displayName',
      'emails[type eq "work"].value': 'mail',
      userName: 'userPrincipalName',
      'name.familyName': 'surname',
      'name.formatted': 'displayName',
    },
    object: {
      displayName: 'Test 01',
      mail: 'test01@example.com',
      userPrincipalName: 'test01@example.com',
      surname: 'Tesst 01',
    },
    stored: {
      externalId: 'example',
      displayName: 'x',
      emails: [{ type: 'work', value: 'x' }],
      userName: 'x',
      name: { familyName: 'x', formatted: 'x' },
    },
    purpose: 'update',
  },
  'entra.user.add.email.absent': {
    rows: { ...BY_NAME, 'emails[type eq "work"].value': 'mail' },
    object: { ...ada, mail: 'user@contoso.com' },
    stored: { ...storedAda, emails: [{ type: 'home', value: 'x' }] },
    purpose: 'update',
  },
  'entra.user.add.phone.absent': {
    rows: {
      ...BY_NAME,
      'phoneNumbers[type eq "mobile"].value': 'mobile',
      'addresses[type eq "work"].streetAddress': 'streetAddress',
      [`${ENTERPRISE}:department`]: 'department',
    },
    object: { ...ada, mobile: '+1 5550101', streetAddress: '1 Main St', department: 'Sales' },
    stored: storedAda,
    purpose: 'update',
  },
  'entra.user.manager.add': { ...withManager, linked: { boss: '271' } },
  'entra.user.manager.replace': {
    ...withManager,
    stored: { ...storedAda, [ENTERPRISE]: { manager: { value: 'before' } } },
    linked: { boss: '45619541-95de-4d5e-9872-571b5d2c5577' },
  },
  'entra.user.roles.add.default': {
    ...complexRoles,
    roles: [{ id: '06b07648-ecfe-589f-9d2f-6325724a46ee', value: '25', displayName: 'Role1234' }],
    rows: { ...BY_NAME, roles: 'AppRoleAssignmentsComplex([appRoleAssignments])' },
    stored: { userName: roleUser.userPrincipalName },
    purpose: 'update',
  },
  'entra.user.roles.complex.add.default': {
    ...complexRoles,
    roles: [
      { id: '06b07648-ecfe-589f-9d2f-6325724a46ee', value: 'Admin' },
      { id: '06b07648-ecfe-599f-9d2f-6325724a46ee', value: 'User' },
    ],
    rows: { ...BY_NAME, roles: 'AppRoleAssignmentsComplex([appRoleAssignments])' },
    stored: { userName: roleUser.userPrincipalName },
    purpose: 'update',
  },
  'entra.user.roles.assertive.replace': {
    ...assertive,
    stored: {
      userName: 'contoso@alias.onmicrosoft.com',
      externalId: 'contoso',
      active: true,
      roles: [{ value: 'Other' }],
    },
    purpose: 'update',
  },
  'entra.user.roles.single-path': {
    rows: { ...BY_NAME, 'roles[primary eq "True"].value': 'SingleAppRoleAssignment([appRoleAssignments])' },
    object: ada,
    roles: [{ value: 'Admin' }],
    stored: { ...storedAda, roles: [{ primary: 'True', value: 'User' }] },
    purpose: 'update',
  },
  'entra.user.custom-multi.add': {
    rows: { ...BY_NAME, [`${CUSTOM}:tags`]: 'tags' },
    multiValued: [`${CUSTOM}:tags`],
    object: { ...ada, tags: ['1'] },
    stored: storedAda,
    purpose: 'update',
  },
  'entra.user.custom.replace': {
    rows: { ...BY_NAME, [`${CUSTOM}:CustomAttribute`]: 'extensionAttribute1' },
    object: { ...ada, extensionAttribute1: '701984' },
    stored: { ...storedAda, [CUSTOM]: { CustomAttribute: 'x' } },
    purpose: 'update',
  },
  'entra.user.delete': { rows: BY_NAME, stored: storedAda, purpose: 'delete' },
  'entra.group.filter.displayName': { ...group, purpose: 'match' },
  'entra.group.get': { ...group, stored: storedGroup, purpose: 'read' },
  'entra.group.create': { ...group, options: { legacyGroupSchema: true } },
  'entra.group.create.core-only': group,
  'entra.group.rename': {
    ...group,
    object: { displayName: '1879db59-3bdf-4490-ad68-ab880a269474updatedDisplayName' },
    rows: { displayName: 'displayName' },
    stored: storedGroup,
    purpose: 'update',
  },
  'entra.group.replace-externalId': {
    ...group,
    stored: { ...storedGroup, externalId: 'before' },
    purpose: 'update',
  },
  'entra.group.members.add': { ...coming, ...member('f648f8d5ea4e4cd38e9c'), options: { memberReferences: true } },
  'entra.group.members.add-many': {
    ...coming,
    object: { ...group.object, members: ['one', 'two', 'three'] },
    linked: { one: 'u1', two: 'u2', three: 'u3' },
    options: { membersPerRequest: 3 },
  },
  'entra.group.members.remove.default': {
    ...leaving,
    ...member('f648f8d5ea4e4cd38e9c'),
    options: { memberReferences: true },
  },
  'entra.group.members.remove.default-noref': { ...leaving, ...member('u1091') },
  'entra.group.members.remove.flag': { ...leaving, ...member('7f4bc1a3-285e-48ae-8202-5accb43efb0e'), options: FLAG },
  'entra.group.delete': { kind: 'group', rows: GROUP_ROWS, stored: storedGroup, purpose: 'delete' },
};

/** Examples that the engine does not send, and why. */
export const notSent: Readonly<Record<string, string>> = {
  'entra.schemas.discover':
    'The portal sends it when the attribute list of some gallery applications is opened, no cycle does.',
  'entra.user.filter.externalId.unquoted-doc':
    'The legacy walk-through alone writes a filter without quotes; captures have them.',
  'entra.user.filter.reference-check': 'It was described once, and is in no recent capture of a job of the kind scim.',
  'entra.user.create.nulls-legacy': 'Nulls are never provisioned, says the documentation elsewhere.',
  'entra.user.manager.add.doc-legacy':
    'The legacy walk-through alone; captures have a path with the URN and plain text.',
  'entra.account-discovery.page': 'Account Discovery is another feature, which reads the target without provisioning.',
  'entra.auth.wif-token': 'It asks an authorization server for a token, and is no request of SCIM.',
  'entra.patch.empty-operations': 'The SCIM Validator sends it; where nothing changes the planner sends nothing.',
  'entra.patch.null-update': 'A test of the validation for the gallery sends it; an empty value never flows.',
};
