import { describe, expect, it } from 'vitest';
import { userResourceType } from '../schema/resource-types.ts';
import { ENTERPRISE_USER_URN, USER_URN } from '../schema/urns.ts';
import { writeResource } from './write-resource.ts';

const write = (resource: Record<string, unknown>, context: 'create' | 'replace' = 'create') =>
  writeResource(resource, { resourceType: userResourceType, context });

describe('writeResource', () => {
  it('fills in schemas: the base schema, and each extension with data (RFC 7643 §3)', () => {
    expect(write({ userName: 'a' })).toEqual({ schemas: [USER_URN], userName: 'a' });
    expect(write({ [ENTERPRISE_USER_URN]: { department: 'd' } }).schemas).toEqual([USER_URN, ENTERPRISE_USER_URN]);
    for (const nothing of [undefined, null, {}]) {
      expect(write({ [ENTERPRISE_USER_URN]: nothing }).schemas).toEqual([USER_URN]);
    }
    expect(write({ schemas: ['urn:acme'], userName: 'a' }).schemas).toEqual(['urn:acme']);
  });

  it('leaves out what only the service provider writes when it creates (RFC 7643 §3.1)', () => {
    const resource = { id: '7', meta: { version: '1' }, groups: [{ value: '1' }], userName: 'a' };
    expect(write(resource)).toEqual({ schemas: [USER_URN], userName: 'a' });
    expect(write(resource, 'replace')).toEqual({ schemas: [USER_URN], ...resource });
  });

  it('keeps null and [], which say "no value" (RFC 7644 §3.3, §3.5.1), and no undefined', () => {
    expect(write({ userName: 'a', title: null, emails: [], active: undefined })).toStrictEqual({
      schemas: [USER_URN],
      ...{ userName: 'a', title: null, emails: [] },
    });
  });

  it('keeps what no schema knows, and changes nothing that it is given', () => {
    const resource = Object.freeze({ userName: 'a', 'urn:acme:Badge': { number: 7 } });
    expect(write(resource)).toMatchObject({ 'urn:acme:Badge': { number: 7 } });
  });
});
