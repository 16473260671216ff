import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { projectionIncludes, projectResource } from './project.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const resourceType = userResourceType;
const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
  id: '1',
  userName: 'bjensen',
  password: 't1meMa$heen',
  name: { givenName: 'Barbara', familyName: 'Jensen' },
  emails: [{ value: 'b@example.com', type: 'work' }, { type: 'home' }],
  meta: { resourceType: 'User' },
  [ENTERPRISE]: { department: 'Tour', manager: { value: '2' } },
};
const { schemas, id } = user;

describe('projectResource', () => {
  it('returns everything but what is never returned', () => {
    const { password, ...rest } = user;
    expect(password).toBeDefined();
    expect(projectResource(user, { resourceType })).toEqual(rest);
  });

  it('returns what is returned on request when it was just written, unless something else is asked for', () => {
    const type = defineResourceType({
      name: 'Note',
      endpoint: '/Notes',
      schema: defineSchema({
        id: 'urn:example:schemas:Note',
        attributes: [
          { name: 'text' },
          { name: 'draft', returned: 'request' },
          {
            name: 'lines',
            type: 'complex',
            multiValued: true,
            subAttributes: [{ name: 'value' }, { name: 'hint', returned: 'request' }],
          },
        ],
      }),
    });
    const note = { schemas: [], id: '1', text: 'a', draft: 'b', lines: [{ value: 'c', hint: 'd' }] };
    const project = (options: object) => projectResource(note, { resourceType: type, ...options });
    const usual = { schemas: [], id: '1', text: 'a', lines: [{ value: 'c' }] };
    expect(project({})).toEqual(usual);
    expect(project({ written: ['draft', 'text', 'nowhere'] })).toEqual({ ...usual, draft: 'b' });
    expect(project({ written: ['LINES.hint'] })).toEqual({ ...usual, lines: note.lines });
    expect(project({ written: ['draft'], excludedAttributes: ['draft', 'lines'] })).toEqual({
      schemas: [],
      id: '1',
      text: 'a',
    });
    expect(project({ written: ['draft'], attributes: ['text'] })).toEqual({ schemas: [], id: '1', text: 'a' });
  });

  it('returns what is named and what always is, names in any letter case', () => {
    expect(projectResource(user, { resourceType, attributes: ['USERNAME'] })).toEqual({
      schemas,
      id,
      userName: 'bjensen',
    });
    expect(projectResource(user, { resourceType, attributes: ['name.familyName', 'emails.value'] })).toEqual({
      schemas,
      id,
      name: { familyName: 'Jensen' },
      emails: [{ value: 'b@example.com' }],
    });
  });

  it('selects attributes of extensions by path, and a whole extension by its URN', () => {
    const attributes = [`${ENTERPRISE}:manager.value`];
    expect(projectResource(user, { resourceType, attributes })).toEqual({
      schemas,
      id,
      [ENTERPRISE]: { manager: { value: '2' } },
    });
    expect(projectResource(user, { resourceType, attributes: [ENTERPRISE] })).toEqual({
      schemas,
      id,
      [ENTERPRISE]: user[ENTERPRISE],
    });
  });

  it('never returns a password, however it is asked for', () => {
    for (const attributes of [['password'], ['PASSWORD', 'userName'], [`${schemas[0]}:password`]]) {
      expect(JSON.stringify(projectResource(user, { resourceType, attributes }))).not.toContain('t1me');
    }
  });

  it('leaves out what is excluded, unless it is always returned', () => {
    const excludedAttributes = ['id', 'schemas', 'emails', 'name.givenName', ENTERPRISE, 'meta'];
    expect(projectResource(user, { resourceType, excludedAttributes })).toEqual({
      schemas,
      id,
      userName: 'bjensen',
      name: { familyName: 'Jensen' },
    });
  });

  it('passes over names that no schema defines', () => {
    expect(projectResource(user, { resourceType, attributes: ['__proto__', 'nope', 'name.nope'] })).toEqual({
      schemas,
      id,
    });
  });

  it('returns attributes of returned "request" only on request, also inside a complex attribute', () => {
    const device = defineResourceType({
      name: 'Device',
      endpoint: '/Devices',
      schema: defineSchema({
        id: 'urn:example:Device',
        attributes: [
          { name: 'log', returned: 'request' },
          { name: 'owner', type: 'complex', subAttributes: [{ name: 'value' }, { name: 'note', returned: 'request' }] },
        ],
      }),
    });
    const resource = { id: '1', log: 'long', owner: { value: 'a', note: 'b' } };
    const project = (attributes?: string[]) => projectResource(resource, { resourceType: device, attributes });
    expect(project()).toEqual({ id: '1', owner: { value: 'a' } });
    expect(project(['log', 'owner'])).toEqual({ id: '1', log: 'long', owner: { value: 'a' } });
    expect(project(['owner.note'])).toEqual({ id: '1', owner: { note: 'b' } });
  });

  it('takes an empty list of attributes for none, and names with spaces around them', () => {
    expect(projectResource(user, { resourceType, attributes: [] })).toEqual(projectResource(user, { resourceType }));
    const attributes = [' userName', 'title '];
    expect(projectResource({ ...user, title: 'Guide' }, { resourceType, attributes })).toEqual({
      schemas,
      id,
      userName: 'bjensen',
      title: 'Guide',
    });
  });

  it('returns the whole attribute where it is named besides a part of it, in either order', () => {
    for (const attributes of [
      ['name', 'name.familyName'],
      ['name.familyName', 'name'],
    ]) {
      expect(projectResource(user, { resourceType, attributes })).toEqual({ schemas, id, name: user.name });
    }
  });

  it('has no member for an attribute of which nothing is left', () => {
    const attributes = ['emails.display', 'name.middleName', 'title'];
    expect(projectResource(user, { resourceType, attributes })).toStrictEqual({ schemas, id });
    const broken = { schemas, id, emails: [null, 'text', { value: 'a' }], name: 'text' };
    expect(projectResource(broken, { resourceType, attributes: ['emails.value', 'name.familyName'] })).toStrictEqual({
      schemas,
      id,
      emails: [{ value: 'a' }],
    });
  });

  it('keeps the order of the resource, of its extensions and of parts', () => {
    const given = {
      [ENTERPRISE]: { manager: { value: '2' }, department: 'Tour' },
      title: 'Guide',
      ...{ schemas, id, userName: 'bjensen', password: 't1meMa$heen' },
      name: { givenName: 'Barbara', formatted: 'B. Jensen', familyName: 'Jensen' },
    };
    const { password, ...rest } = given;
    expect(password).toBeDefined();
    expect(JSON.stringify(projectResource(given, { resourceType }))).toBe(JSON.stringify(rest));
    const attributes = ['name.familyName', 'name.givenName', 'title', `${ENTERPRISE}:department`, ENTERPRISE];
    expect(JSON.stringify(projectResource(given, { resourceType, attributes }))).toBe(
      JSON.stringify({
        [ENTERPRISE]: given[ENTERPRISE],
        title: 'Guide',
        schemas,
        id,
        name: { givenName: 'Barbara', familyName: 'Jensen' },
      }),
    );
  });

  it('does not change the resource', () => {
    const before = structuredClone(user);
    projectResource(user, { resourceType, attributes: ['name.familyName'] });
    expect(user).toEqual(before);
  });
});

describe('projectionIncludes', () => {
  it('tells whether an attribute will be looked at', () => {
    expect(projectionIncludes({ resourceType }, 'groups')).toBe(true);
    expect(projectionIncludes({ resourceType, excludedAttributes: ['groups'] }, 'groups')).toBe(false);
    expect(projectionIncludes({ resourceType, attributes: ['userName'] }, 'groups')).toBe(false);
    expect(projectionIncludes({ resourceType, attributes: ['groups.value'] }, 'groups')).toBe(true);
  });
});

describe('parts with a say of their own', () => {
  const part = (name: string, returned: 'always' | 'never' | 'default' | 'request') => ({ name, returned });
  const type = defineResourceType({
    name: 'Lock',
    endpoint: '/Locks',
    schema: defineSchema({
      id: 'urn:example:Lock',
      attributes: [
        {
          name: 'key',
          type: 'complex',
          subAttributes: [part('code', 'never'), part('serial', 'always'), part('note', 'request'), { name: 'make' }],
        },
        { name: 'pin', type: 'complex', subAttributes: [part('digits', 'never')] },
        { name: 'log', type: 'complex', subAttributes: [part('entry', 'request')] },
        { name: 'place', type: 'complex', subAttributes: [{ name: 'length' }, { name: 'width' }] },
      ],
    }),
  });
  const lock = {
    id: '1',
    key: { code: '1234', serial: 's', note: 'n', make: 'm' },
    pin: { digits: '0000' },
    log: { entry: 'e' },
  };
  const project = (options: object) => projectResource(lock, { resourceType: type, ...options });

  it('are returned always, whatever is named or excluded', () => {
    expect(project({ attributes: ['key.make'] })).toStrictEqual({ id: '1', key: { serial: 's', make: 'm' } });
    expect(project({ excludedAttributes: ['key.serial', 'key.make'] })).toStrictEqual({
      id: '1',
      key: { serial: 's' },
    });
  });

  it('are never returned, not even when they are named or were just written', () => {
    const withoutSecrets = { id: '1', key: { serial: 's', note: 'n', make: 'm' }, log: { entry: 'e' } };
    expect(project({ written: ['key', 'key.code', 'pin', 'pin.digits', 'log'] })).toStrictEqual(withoutSecrets);
    expect(project({ attributes: ['key.code', 'pin.digits', 'pin'] })).toStrictEqual({
      id: '1',
      key: { serial: 's' },
    });
  });

  it('are looked at only when something of them is returned', () => {
    const includes = (path: string, options = {}) => projectionIncludes({ resourceType: type, ...options }, path);
    expect(includes('key')).toBe(true);
    expect(includes('pin')).toBe(false);
    expect(includes('log')).toBe(false);
    expect(includes('log', { attributes: ['log.entry'] })).toBe(true);
    expect(includes('pin', { attributes: ['pin.digits'] })).toBe(false);
    expect(includes('nowhere')).toBe(false);
  });

  it('are not read from what is no object', () => {
    expect(projectResource({ place: 'text' }, { resourceType: type, attributes: ['place.length'] })).toStrictEqual({});
  });
});

describe('projectionIncludes of secrets and of extensions', () => {
  it('does not look at what is never returned', () => {
    expect(projectionIncludes({ resourceType }, 'password')).toBe(false);
    expect(projectionIncludes({ resourceType, attributes: ['password'] }, 'password')).toBe(false);
  });

  it('tells attributes of one name in the base schema and in an extension apart', () => {
    const schema = defineSchema({ id: 'urn:example:Room', attributes: [{ name: 'size' }] });
    const extension = defineSchema({ id: 'urn:example:More', attributes: [{ name: 'size' }] });
    const type = defineResourceType({
      name: 'Room',
      endpoint: '/Rooms',
      schema,
      extensions: [{ schema: extension, required: false }],
    });
    const options = { resourceType: type, attributes: ['size'] };
    expect(projectionIncludes(options, 'size')).toBe(true);
    expect(projectionIncludes(options, 'urn:example:More:size')).toBe(false);
  });
});
