import { describe, expect, it } from 'vitest';
import { type Problem, ScimError } from '../error/scim-error.ts';
import { defineSchema } from '../schema/define-schema.ts';
import type { AttributeDefinition } from '../schema/definition.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { ENTERPRISE_USER_URN, GROUP_URN, USER_URN } from '../schema/urns.ts';
import type { BodyPurpose } from './read-context.ts';
import { readResource } from './read-resource.ts';

interface Reading {
  readonly resource?: object;
  readonly used: readonly string[];
  readonly problems: readonly string[];
}

function read(body: unknown, options: object = {}, context: BodyPurpose = 'create'): Reading {
  const used: string[] = [];
  const onTolerance = (id: string, path: string) => used.push(`${id} ${path}`);
  try {
    const resource = readResource(body, { resourceType: userResourceType, onTolerance, context, ...options });
    return { resource, used, problems: [] };
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return { used, problems: (error.problems ?? []).map(({ path, message }: Problem) => `${path}: ${message}`) };
  }
}

const strict = { mode: 'strict' };
const user = (members: object) => ({ schemas: [USER_URN], userName: 'bjensen', ...members });

function typeOf(attributes: AttributeDefinition[]) {
  const schema = defineSchema({ id: 'urn:example:Thing', attributes });
  return defineResourceType({ name: 'Thing', endpoint: '/Things', schema });
}

const thing = (members: object) => ({ schemas: ['urn:example:Thing'], ...members });

describe('the body', () => {
  it('is a JSON object', () => {
    expect(() => readResource('x', { resourceType: userResourceType, context: 'create' })).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: 'invalidSyntax',
        detail: 'a User must be a JSON object, found the text "x"',
      }),
    );
  });

  it('has members with names, not with paths', () => {
    for (const path of ['name.familyName', `${USER_URN}:title`, `${ENTERPRISE_USER_URN}:department`, 'manager.value']) {
      expect(read(user({ [path]: 'x' }), strict).problems).toEqual([
        expect.stringMatching(/is not defined by any schema of the resource\./),
      ]);
      expect(read(user({ [path]: 'x' })).resource).toStrictEqual(user({}));
    }
  });

  it('starts with its schemas, whatever it is read for', () => {
    for (const context of ['create', 'replace', 'response'] as const) {
      expect(Object.keys(read({ userName: 'a' }, {}, context).resource!)).toEqual(['schemas', 'userName']);
    }
  });

  it('must have what is required and a client may write', () => {
    const { problems } = read({ schemas: [USER_URN] }, strict);
    expect(problems).toEqual(['userName: is required']);
    const resourceType = typeOf([
      { name: 'serial', required: true, mutability: 'readOnly' },
      { name: 'size', required: true },
    ]);
    expect(read(thing({}), { resourceType }).problems).toEqual(['size: is required']);
    expect(read(thing({}), { resourceType }, 'response').problems).toEqual([]);
  });

  it('has one problem, not two, where what is required is wrong', () => {
    expect(read({ schemas: [USER_URN], userName: {} }, strict).problems).toEqual([
      'userName: expected text, found an object',
    ]);
  });
});

describe('schemas of a body', () => {
  it('hold the base schema', () => {
    const missing = `schemas: must be an array that holds "${USER_URN}"`;
    expect(read({ userName: 'a' }, strict).problems).toEqual([missing]);
    expect(read({ userName: 'a' }).used).toEqual(['body.schemas-incomplete schemas']);
  });

  it('list the extensions of which the body has attributes', () => {
    const body = user({ [ENTERPRISE_USER_URN]: { department: 'Tour' } });
    expect(read(body, strict).problems).toEqual([
      `schemas: must list "${ENTERPRISE_USER_URN}", of which the body has attributes`,
    ]);
    expect(read(body)).toMatchObject({
      used: ['body.extension-not-listed schemas'],
      resource: { schemas: [USER_URN, ENTERPRISE_USER_URN] },
    });
  });
});

describe('the object of an extension', () => {
  const extended = (value: unknown) => ({
    schemas: [USER_URN, ENTERPRISE_USER_URN],
    userName: 'bjensen',
    [ENTERPRISE_USER_URN]: value,
  });

  it('may be null, which is no value (RFC 7643 §2.5)', () => {
    for (const value of [null, undefined, {}]) {
      expect(read(extended(value), strict)).toEqual({ resource: user({}), used: [], problems: [] });
    }
  });

  it('must be an object, and its problems name it', () => {
    const problems = (value: unknown) => read(extended(value), strict).problems;
    expect(problems('x')).toEqual([`${ENTERPRISE_USER_URN}: expected an object, found the text "x"`]);
    expect(problems({ departmnt: 'Tour' })).toEqual([
      `${ENTERPRISE_USER_URN}:departmnt: is not defined by any schema of the resource. Did you mean "department"?`,
    ]);
    expect(problems({ division: {} })).toEqual([`${ENTERPRISE_USER_URN}:division: expected text, found an object`]);
    expect(problems({ division: 'a', DIVISION: 'b' })).toEqual([
      `${ENTERPRISE_USER_URN}:division: is given more than once, in different letter case`,
    ]);
  });

  it('is the place of its attributes; in lenient mode one outside counts where none is inside', () => {
    const body = { ...extended({ department: 'Tour' }), department: 'Other' };
    expect(read(body, strict).problems).toEqual([`department: belongs in the object "${ENTERPRISE_USER_URN}"`]);
    expect(read(body).resource).toMatchObject({ [ENTERPRISE_USER_URN]: { department: 'Tour' } });
    expect(read({ ...extended(undefined), department: 'Other' })).toMatchObject({
      resource: { [ENTERPRISE_USER_URN]: { department: 'Other' } },
      used: ['body.extension-attribute-without-urn department'],
    });
  });

  it('must be there when its resource type says so', () => {
    const schema = defineSchema({ id: 'urn:example:More', attributes: [{ name: 'size', required: true }] });
    const resourceType = defineResourceType({
      name: 'Thing',
      endpoint: '/Things',
      schema: defineSchema({ id: 'urn:example:Thing', attributes: [] }),
      extensions: [{ schema, required: true }],
    });
    const schemas = ['urn:example:Thing', 'urn:example:More'];
    expect(read({ schemas }, { resourceType }).problems).toEqual(['urn:example:More: is required']);
    const body = { schemas, 'urn:example:More': { size: null } };
    expect(read(body, { resourceType }).problems).toEqual(['urn:example:More: is required']);
  });
});

describe('a single value', () => {
  it('is no array; in lenient mode one element counts', () => {
    expect(read(user({ title: ['a'] }), strict).problems).toEqual([
      'title: expected a single value, found an array with one element',
    ]);
    expect(read(user({ title: ['a'] })).resource).toStrictEqual(user({ title: 'a' }));
    for (const nothing of [[], [null], [undefined], null]) {
      expect(read(user({ title: nothing }))).toMatchObject({ resource: user({}), problems: [] });
    }
  });
});

describe('several values', () => {
  it('are an array, of which null is no element', () => {
    const email = { value: 'a@example.com' };
    expect(read(user({ emails: email }), strict).problems).toEqual(['emails: expected an array, found an object']);
    expect(read(user({ emails: [null, email, undefined] }), strict)).toEqual({
      resource: user({ emails: [email] }),
      used: [],
      problems: [],
    });
  });

  it('have something in each element that a client may write', () => {
    const group = { schemas: [GROUP_URN], displayName: 'Guides', members: [{ type: 'User' }] };
    const options = { resourceType: groupResourceType };
    expect(read(group, { ...options, ...strict }).problems).toEqual([
      'members[0]: has no value, which says what it refers to',
    ]);
    expect(read(group, options).used).toEqual(['body.empty-element members[0]']);
    expect(read(user({ emails: [{}] }), strict).problems).toEqual(['emails[0]: has no part that can be written']);
    expect(read(user({ emails: [{}] }), strict, 'response')).toMatchObject({ problems: [], used: [] });
  });

  it('have what is required in each element, unless a service provider answers or writes it', () => {
    const resourceType = typeOf([
      {
        name: 'parts',
        type: 'complex',
        multiValued: true,
        subAttributes: [
          { name: 'code', required: true },
          { name: 'serial', required: true, mutability: 'readOnly' },
          { name: 'note' },
        ],
      },
    ]);
    const body = thing({ parts: [{ code: 'a' }, { note: 'b' }] });
    for (const context of ['create', 'replace'] as const) {
      expect(read(body, { resourceType, mode: 'strict' }, context).problems).toEqual(['parts[1].code: is required']);
    }
    expect(read(body, { resourceType, mode: 'strict' }, 'response').resource).toStrictEqual(body);
  });
});

describe('a complex value', () => {
  it('is an object', () => {
    expect(read(user({ name: 'x' }), strict).problems).toEqual(['name: expected an object, found the text "x"']);
  });

  it('may come as JSON in text, but text with other JSON in it is a value', () => {
    const roles = (value: unknown) => (read(user({ roles: [value] })).resource as { roles: unknown[] }).roles[0];
    expect(roles(' {"value":"admin","type":"a"}')).toEqual({ value: 'admin', type: 'a' });
    expect(roles({ value: '{"value":"admin"}', type: 'b' })).toEqual({ value: 'admin', type: 'b' });
    expect(roles({ value: '{"display":"admin"}' })).toEqual({ value: '{"display":"admin"}' });
    expect(roles({ value: '{admin' })).toEqual({ value: '{admin' });
    expect(roles('["admin"]')).toEqual({ value: '["admin"]' });
    const { resource } = read(user({ roles: [{ value: '{"value":"admin"}' }] }), strict);
    expect(resource).toStrictEqual(user({ roles: [{ value: '{"value":"admin"}' }] }));
  });

  it('may bear displayName for display where there is a display', () => {
    expect(read(user({ roles: [{ value: 'a', displayName: 'A' }] })).used).toEqual([
      'body.display-name-as-display roles[0].displayName',
    ]);
    expect(read(user({ name: { displayName: 'A', givenName: 'B' } })).used).toEqual([
      'body.unknown-attribute name.displayName',
    ]);
  });
});

describe('members that no schema defines', () => {
  it('get a suggestion each, but not without end', () => {
    const names = Array.from({ length: 101 }, (_, index) => `titl${(36 + index).toString(36)}`);
    const { problems } = read(user(Object.fromEntries(names.map((name) => [name, 1]))), strict);
    const isHelpful = (problem: string | undefined) => problem?.endsWith('Did you mean "title"?');
    expect([problems.length, isHelpful(problems[0]), isHelpful(problems[99]), isHelpful(problems[100])]).toEqual([
      101,
      true,
      true,
      false,
    ]);
  });

  it('are an invalid syntax where they differ in letter case alone', () => {
    expect(() =>
      readResource(user({ title: 'a', TITLE: 'b' }), {
        resourceType: userResourceType,
        context: 'create',
        mode: 'strict',
      }),
    ).toThrow(expect.objectContaining({ scimType: 'invalidSyntax' }));
  });
});

describe('a value whose parts no schema describes', () => {
  const resourceType = typeOf([{ name: 'data', type: 'complex' }]);
  const data = (value: unknown) => read(thing({ data: value }), { resourceType });

  it('is copied as it is, without members that would reach a prototype', () => {
    const value = { a: null, b: [1, null, { c: 'd' }], e: { prototype: 1, constructor: 2, f: 3 } };
    expect(data({ ...value, ...(JSON.parse('{"__proto__":{"g":1}}') as object) }).resource).toStrictEqual(
      thing({ data: { a: null, b: [1, null, { c: 'd' }], e: { f: 3 } } }),
    );
  });

  it('is an object, and nests so deep and no deeper', () => {
    const nested = (levels: number): object => (levels === 1 ? { a: 1 } : { a: nested(levels - 1) });
    expect(data('x').problems).toEqual(['data: expected an object, found the text "x"']);
    expect(data(nested(8)).problems).toEqual([]);
    expect(data(nested(9)).problems).toEqual(['data: nests deeper than 8 levels']);
  });
});
