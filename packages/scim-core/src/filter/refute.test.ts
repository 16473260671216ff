import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { compileRefutation } from './refute.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const refutes = (filter: string, resource: object) =>
  compileRefutation(filter, { resourceType: userResourceType })(resource);

describe('compileRefutation', () => {
  it.each([
    ['userName eq "ada"', { userName: 'ada_1' }],
    ['userName eq "ada" and title eq "x"', { userName: 'bob', title: 'x' }],
    ['userName eq "ada" or title eq "x"', { userName: 'bob', title: 'y' }],
    ['not (userName eq "ada")', { userName: 'ADA' }],
    ['name.familyName eq "x"', { name: { familyName: 'y' } }],
    ['emails[type eq "work" and value ew "@a.example"]', { emails: [{ type: 'work', value: 'b@b.example' }] }],
    ['emails.value eq "x"', { emails: [{ value: 'y' }, { value: 'z' }] }],
    ['emails eq "x"', { emails: [{ value: 'y' }] }],
    [`${ENTERPRISE}:department eq "d"`, { [ENTERPRISE]: { department: 'e' } }],
  ])('%s rules out %j', (filter, resource) => {
    expect(refutes(filter, resource)).toBe(true);
  });

  it.each([
    ['userName eq "ada"', { userName: 'ADA' }],
    ['userName eq "ada"', { id: '7' }],
    ['userName eq "ada" and title eq "x"', { userName: 'bob' }],
    ['title pr', { userName: 'bob' }],
    ['not (title pr)', { userName: 'bob' }],
    ['emails.value eq "x"', { emails: [] }],
    ['emails.value eq "x"', { emails: [{ value: 'y' }, { type: 'work' }] }],
    ['emails[type eq "work" and value eq "x"]', { emails: [{ value: 'x' }] }],
    ['name.familyName eq "x"', { name: { givenName: 'x' } }],
    [`${ENTERPRISE}:department eq "d"`, { [ENTERPRISE]: { costCenter: 'e' } }],
  ])('%s does not rule out %j', (filter, resource) => {
    expect(refutes(filter, resource)).toBe(false);
  });

  it('rules out what no resource of the type can satisfy', () => {
    const options = { resourceType: userResourceType, unknownAttribute: 'noValue' } as const;
    expect(compileRefutation('acmeBadge eq "x"', options)({ userName: 'a' })).toBe(true);
    expect(compileRefutation('acmeBadge ne "x"', options)({ userName: 'a' })).toBe(false);
  });

  it('refuses a filter on what the schema does not know', () => {
    expect(() => refutes('acmeBadge eq "x"', {})).toThrow(ScimError);
  });
});
