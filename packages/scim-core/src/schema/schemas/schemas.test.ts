import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Attribute } from '../attribute.ts';
import type { DefinitionOf, Schema } from '../define-schema.ts';
import type { AttributeType } from '../definition.ts';
import {
  enterpriseUserSchema,
  groupSchema,
  resourceTypeSchema,
  schemaSchema,
  serviceProviderConfigSchema,
  userSchema,
} from './index.ts';

const schemas: readonly Schema[] = [
  userSchema,
  groupSchema,
  enterpriseUserSchema,
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchema,
];

/** The attribute at a dotted path; fails the test when there is none. */
function at(schema: Schema, path: string): Attribute {
  let level = schema.attributes;
  let found: Attribute | undefined;
  for (const name of path.split('.')) {
    found = level.find((attribute) => attribute.name === name);
    level = found?.subAttributes ?? [];
  }
  if (found === undefined) throw new Error(`${schema.name} has no attribute ${path}`);
  return found;
}

/** Every attribute at any depth with its dotted path. */
function flatten(attributes: readonly Attribute[], prefix = ''): [path: string, attribute: Attribute][] {
  return attributes.flatMap((attribute) => {
    const path = `${prefix}${attribute.name}`;
    return [[path, attribute] as [string, Attribute], ...flatten(attribute.subAttributes, `${path}.`)];
  });
}

const names = (attributes: readonly Attribute[]) => attributes.map((attribute) => attribute.name);

describe('every schema', () => {
  it('has the id and name of RFC 7643 §8.7 and a description', () => {
    expect(schemas.map(({ id, name }) => [id, name])).toEqual([
      ['urn:ietf:params:scim:schemas:core:2.0:User', 'User'],
      ['urn:ietf:params:scim:schemas:core:2.0:Group', 'Group'],
      ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'EnterpriseUser'],
      ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig', 'Service Provider Configuration'],
      ['urn:ietf:params:scim:schemas:core:2.0:ResourceType', 'ResourceType'],
      ['urn:ietf:params:scim:schemas:core:2.0:Schema', 'Schema'],
    ]);
    for (const schema of schemas) expect(schema.description, schema.name).toMatch(/^\S.*\.$/);
  });

  it('describes every attribute and sub-attribute in one sentence', () => {
    for (const schema of schemas) {
      for (const [path, attribute] of flatten(schema.attributes)) {
        expect(attribute.description, `${schema.name} ${path}`).toMatch(/^\S.*\.$/);
      }
    }
  });

  it('has case exact references and binaries (EID 6001, 6000)', () => {
    const exact = schemas.flatMap((schema) =>
      flatten(schema.attributes).filter(([, { type }]) => type === 'reference' || type === 'binary'),
    );
    expect(exact).toHaveLength(12);
    for (const [path, attribute] of exact) expect(attribute.caseExact, path).toBe(true);
  });

  it('keeps the literals of its definition as types', () => {
    expectTypeOf<DefinitionOf<typeof userSchema>['id']>().toEqualTypeOf<'urn:ietf:params:scim:schemas:core:2.0:User'>();
    expectTypeOf<DefinitionOf<typeof groupSchema>['attributes'][1]['name']>().toEqualTypeOf<'members'>();
    expectTypeOf<
      DefinitionOf<typeof schemaSchema>['attributes'][3]['subAttributes'][11]['subAttributes'][10]['name']
    >().toEqualTypeOf<'referenceTypes'>();
  });
});

describe('userSchema', () => {
  it('lists the attributes of RFC 7643 §8.7.1 in their order, without the common ones', () => {
    expect(names(userSchema.attributes)).toEqual([
      'userName',
      'name',
      'displayName',
      'nickName',
      'profileUrl',
      'title',
      'userType',
      'preferredLanguage',
      'locale',
      'timezone',
      'active',
      'password',
      'emails',
      'phoneNumbers',
      'ims',
      'photos',
      'addresses',
      'groups',
      'entitlements',
      'roles',
      'x509Certificates',
    ]);
  });

  it('requires a userName that is unique in any letter case', () => {
    expect(at(userSchema, 'userName')).toMatchObject({ required: true, uniqueness: 'server', caseExact: false });
    expect(userSchema.attributes.filter((attribute) => attribute.required)).toHaveLength(1);
  });

  it('never returns the password', () => {
    expect(at(userSchema, 'password')).toMatchObject({ mutability: 'writeOnly', returned: 'never' });
  });

  it('has a primary address (EID 6005)', () => {
    expect(at(userSchema, 'addresses.primary')).toMatchObject({ type: 'boolean', mutability: 'readWrite' });
  });

  it('has read-only groups that refer to groups alone (EID 8471)', () => {
    const groups = at(userSchema, 'groups');
    expect(at(userSchema, 'groups.$ref').referenceTypes).toEqual(['Group']);
    for (const attribute of [groups, ...groups.subAttributes]) expect(attribute.mutability).toBe('readOnly');
  });

  it('holds certificates as binary values', () => {
    expect(at(userSchema, 'x509Certificates.value')).toMatchObject({ type: 'binary', uniqueness: 'none' });
  });

  it('leaves the vocabulary of roles, entitlements and certificate types open', () => {
    for (const name of ['roles', 'entitlements', 'x509Certificates']) {
      expect(at(userSchema, `${name}.type`).canonicalValues, name).toEqual([]);
    }
  });
});

describe('groupSchema', () => {
  it('requires a displayName (EID 5368)', () => {
    expect(at(groupSchema, 'displayName').required).toBe(true);
  });

  it('keeps members as a relation of immutable elements', () => {
    const members = at(groupSchema, 'members');
    expect(members).toMatchObject({ relation: true, multiValued: true, mutability: 'readWrite', required: false });
    for (const name of ['value', '$ref', 'type']) {
      expect(at(groupSchema, `members.${name}`).mutability, name).toBe('immutable');
    }
    expect(at(groupSchema, 'members.$ref').referenceTypes).toEqual(['User', 'Group']);
  });

  it('has a read-only display for members (EID 6011)', () => {
    expect(at(groupSchema, 'members.display')).toMatchObject({ type: 'string', mutability: 'readOnly' });
  });

  it('is the only schema with a relation', () => {
    const relations = schemas.flatMap((schema) => flatten(schema.attributes).filter(([, { relation }]) => relation));
    expect(relations.map(([path]) => path)).toEqual(['members']);
  });
});

describe('enterpriseUserSchema', () => {
  it('compares manager ids exactly (EID 8472)', () => {
    expect(at(enterpriseUserSchema, 'manager.value').caseExact).toBe(true);
  });

  it('requires nothing, not even the parts of a manager (EID 6403 and 8359 are not applied)', () => {
    for (const [path, { required }] of flatten(enterpriseUserSchema.attributes)) expect(required, path).toBe(false);
  });

  it('has a read-only name of the manager', () => {
    expect(at(enterpriseUserSchema, 'manager.displayName').mutability).toBe('readOnly');
  });
});

describe('serviceProviderConfigSchema', () => {
  it('is read-only throughout and has no id', () => {
    const all = flatten(serviceProviderConfigSchema.attributes);
    for (const [path, { mutability }] of all) expect(mutability, path).toBe('readOnly');
    expect(all.map(([path]) => path)).not.toContain('id');
  });

  it('requires etag (EID 9018) and the type of an authentication scheme (EID 8011)', () => {
    expect(at(serviceProviderConfigSchema, 'etag').required).toBe(true);
    expect(at(serviceProviderConfigSchema, 'etag.supported')).toMatchObject({ type: 'boolean', required: true });
    expect(at(serviceProviderConfigSchema, 'authenticationSchemes.type')).toMatchObject({
      required: true,
      canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
    });
    expect(at(serviceProviderConfigSchema, 'authenticationSchemes.primary').required).toBe(false);
  });

  it('has the optional pagination attribute of RFC 9865 §4', () => {
    const pagination = at(serviceProviderConfigSchema, 'pagination');
    expect(pagination).toMatchObject({ type: 'complex', multiValued: false, required: false });
    expect(pagination.subAttributes.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['cursor', 'boolean', true],
      ['index', 'boolean', true],
      ['defaultPaginationMethod', 'string', false],
      ['defaultPageSize', 'integer', false],
      ['maxPageSize', 'integer', false],
      ['cursorTimeout', 'integer', false],
    ]);
  });
});

describe('resourceTypeSchema', () => {
  it('has a unique, case exact name and endpoint (EID 8475)', () => {
    for (const name of ['name', 'endpoint']) {
      expect(at(resourceTypeSchema, name), name).toMatchObject({
        caseExact: true,
        uniqueness: 'server',
        required: true,
      });
    }
  });

  it('has a list of extensions (EID 7522) and a unique id (EID 8363)', () => {
    expect(at(resourceTypeSchema, 'schemaExtensions').multiValued).toBe(true);
    expect(at(resourceTypeSchema, 'id')).toMatchObject({ uniqueness: 'server', mutability: 'readOnly' });
  });
});

describe('schemaSchema', () => {
  it('allows every data type for attributes (EID 5606), all but complex for their parts (EID 8415)', () => {
    const types = ['string', 'complex', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary'];
    expect(at(schemaSchema, 'attributes.type').canonicalValues).toEqual(types);
    expect(at(schemaSchema, 'attributes.subAttributes.type').canonicalValues).toEqual(
      types.filter((type) => type !== 'complex'),
    );
  });

  it('has multi-valued referenceTypes on both levels (EID 5607)', () => {
    expect(at(schemaSchema, 'attributes.referenceTypes').multiValued).toBe(true);
    expect(at(schemaSchema, 'attributes.subAttributes.referenceTypes').multiValued).toBe(true);
  });

  it('describes parts like attributes, save that parts have none themselves', () => {
    const outer = names(at(schemaSchema, 'attributes').subAttributes);
    expect(names(at(schemaSchema, 'attributes.subAttributes').subAttributes)).toEqual(
      outer.filter((name) => name !== 'subAttributes'),
    );
  });
});

/** An attribute of the reference table; a characteristic without meaning for the type is absent there. */
type Row = Pick<Attribute, 'name' | 'type' | 'multiValued' | 'required' | 'mutability' | 'returned'> &
  Partial<Pick<Attribute, 'caseExact' | 'uniqueness' | 'canonicalValues' | 'referenceTypes'>> & {
    readonly subAttributes?: readonly Row[];
  };

interface Table {
  readonly recommended: readonly { readonly id: string; readonly name: string; readonly attributes: readonly Row[] }[];
  readonly laterAdditionsToServiceProviderConfig: { readonly rfc9865: Row };
}

const WITHOUT_CASE: readonly AttributeType[] = ['complex', 'boolean', 'dateTime', 'integer', 'decimal'];
const WITHOUT_UNIQUENESS: readonly AttributeType[] = ['complex', 'boolean', 'dateTime', 'binary'];

/** The characteristics that mean something for the type of an attribute, keyed by path. */
function comparable(attributes: readonly Row[], prefix = ''): Record<string, unknown>[] {
  return attributes.flatMap((attribute) => {
    const { name, type, multiValued, required, mutability, returned, caseExact, uniqueness } = attribute;
    const path = `${prefix}${name}`;
    const row = {
      path,
      type,
      multiValued,
      required,
      mutability,
      returned,
      caseExact: WITHOUT_CASE.includes(type) ? undefined : caseExact,
      uniqueness: WITHOUT_UNIQUENESS.includes(type) ? undefined : uniqueness,
      canonicalValues: attribute.canonicalValues ?? [],
      referenceTypes: attribute.referenceTypes ?? [],
    };
    return [row, ...comparable(attribute.subAttributes ?? [], `${path}.`)];
  });
}

// The reference table is kept beside the repository, not in it; the assertions above stand without it.
const tableUrl = new URL('../../../../../../shared/data/schemas/schemas-rfc7643.json', import.meta.url);

if (existsSync(tableUrl)) {
  describe('the corrected table of RFC 7643 §8.7', () => {
    const read = () => JSON.parse(readFileSync(tableUrl, 'utf8')) as Table;

    it('has the same schemas', () => {
      expect(schemas.map(({ id, name }) => ({ id, name }))).toEqual(
        read().recommended.map(({ id, name }) => ({ id, name })),
      );
    });

    it.each(schemas.map((schema) => [schema.name, schema] as const))(
      'has the same characteristics for %s',
      (_, schema) => {
        const { recommended, laterAdditionsToServiceProviderConfig } = read();
        const expected = recommended.find(({ id }) => id === schema.id)?.attributes ?? [];
        const additions = schema === serviceProviderConfigSchema ? [laterAdditionsToServiceProviderConfig.rfc9865] : [];
        expect(comparable(schema.attributes)).toEqual(comparable([...expected, ...additions]));
      },
    );
  });
}
