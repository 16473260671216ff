import { describe, expectTypeOf, it } from 'vitest';
import { readResource } from '../resource/read-resource.ts';
import { defineSchema } from './define-schema.ts';
import type { AnyResource, CreateOf, Meta, ReplaceOf, ResourceOf } from './infer.ts';
import { defineResourceType, type ResourceType } from './resource-type.ts';
import type { groupResourceType } from './resource-types.ts';
import { userResourceType } from './resource-types.ts';
import { enterpriseUserSchema, userSchema } from './schemas/index.ts';

type User = ResourceOf<typeof userResourceType>;
type NewUser = CreateOf<typeof userResourceType>;
type Group = ResourceOf<typeof groupResourceType>;
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('ResourceOf', () => {
  it('knows required, optional, multi-valued and complex attributes', () => {
    expectTypeOf<User['userName']>().toEqualTypeOf<string>();
    expectTypeOf<User['active']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<NonNullable<User['name']>['familyName']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<User['emails']>[number]['primary']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Group['displayName']>().toEqualTypeOf<string>();
    expectTypeOf<NonNullable<Group['members']>[number]['$ref']>().toEqualTypeOf<string | undefined>();
  });

  it('has the common attributes, which a service provider always sets', () => {
    expectTypeOf<User['id']>().toEqualTypeOf<string>();
    expectTypeOf<User['meta']>().toEqualTypeOf<Meta>();
    expectTypeOf<User['schemas']>().toEqualTypeOf<string[]>();
    expectTypeOf<User['externalId']>().toEqualTypeOf<string | undefined>();
  });

  it('has extensions under their URN, with their sub-attributes', () => {
    type Extension = NonNullable<User[typeof ENTERPRISE]>;
    expectTypeOf<Extension['employeeNumber']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<Extension['manager']>['displayName']>().toEqualTypeOf<string | undefined>();
  });

  it('has nothing that is never returned, and nothing that no schema defines', () => {
    expectTypeOf<User>().not.toHaveProperty('password');
    expectTypeOf<User>().not.toHaveProperty('usrName');
    expectTypeOf<User>().toHaveProperty('groups');
  });

  it('is what readResource returns', () => {
    const read = () => readResource({}, { resourceType: userResourceType, context: 'response' });
    expectTypeOf(read).returns.toEqualTypeOf<User>();
  });

  it('falls back to the common attributes for a resource type of which nothing is known', () => {
    expectTypeOf<ResourceOf<ResourceType>>().toEqualTypeOf<AnyResource>();
    expectTypeOf<CreateOf<ResourceType>>().toEqualTypeOf<Record<string, unknown>>();
  });
});

describe('CreateOf and ReplaceOf', () => {
  it('have what a client may write, the password included, and nothing else', () => {
    expectTypeOf<NewUser['password']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<NewUser>().not.toHaveProperty('id');
    expectTypeOf<NewUser>().not.toHaveProperty('meta');
    expectTypeOf<NewUser>().not.toHaveProperty('groups');
    type Manager = NonNullable<NonNullable<NewUser[typeof ENTERPRISE]>['manager']>;
    expectTypeOf<Manager>().not.toHaveProperty('displayName');
    expectTypeOf<ReplaceOf<typeof userResourceType>['id']>().toEqualTypeOf<string | undefined>();
  });

  it('take null and undefined for "no value", but for what is required', () => {
    expectTypeOf<{ userName: string; title: null; emails: undefined; name: { givenName: null } }>().toExtend<NewUser>();
    expectTypeOf<{ userName: string; externalId: null; [ENTERPRISE]: null }>().toExtend<NewUser>();
    expectTypeOf<{ userName: null }>().not.toExtend<NewUser>();
    expectTypeOf<User['title']>().toEqualTypeOf<string | undefined>();
  });

  it('demand required attributes', () => {
    expectTypeOf<{ userName: string }>().toExtend<NewUser>();
    expectTypeOf<{ title: string }>().not.toExtend<NewUser>();
    expectTypeOf<{ userName: string; active: 'true' }>().not.toExtend<NewUser>();
  });
});

describe('custom schemas', () => {
  const badge = defineSchema({
    id: 'urn:example:Badge',
    attributes: [
      { name: 'number', type: 'integer', required: true },
      { name: 'doors', multiValued: true },
      { name: 'issuer', type: 'complex', required: true, subAttributes: [{ name: 'name', required: true }] },
      { name: 'printed', type: 'dateTime', mutability: 'readOnly' },
      { name: 'pin', mutability: 'writeOnly', returned: 'never' },
    ],
  });
  const type = defineResourceType({
    name: 'User',
    endpoint: '/Users',
    schema: userSchema,
    extensions: [
      { schema: enterpriseUserSchema, required: false },
      { schema: badge, required: true },
    ],
  });

  it('are inferred from their definition', () => {
    type Badge = ResourceOf<typeof type>['urn:example:Badge'];
    expectTypeOf<Badge>().toEqualTypeOf<{
      number: number;
      doors?: string[];
      issuer: { name: string };
      printed?: string;
    }>();
    type NewBadge = CreateOf<typeof type>['urn:example:Badge'];
    expectTypeOf<NewBadge>().toEqualTypeOf<{
      number: number;
      doors?: string[] | null | undefined;
      issuer: { name: string };
      pin?: string | null | undefined;
    }>();
  });
});
