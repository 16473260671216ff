import { describe, expect, it } from 'vitest';
import { applyPatch, compileFilter, didYouMean, ENTERPRISE_USER_URN, suggestions, userResourceType } from '../index.ts';

describe('didYouMean', () => {
  it('suggests the nearest word, and none that is another word', () => {
    const known = ['userName', 'displayName', 'nickName', 'title'];
    expect(didYouMean('usrName', known)).toBe(' Did you mean "userName"?');
    expect(didYouMean('USERNAME', known)).toBe(' Did you mean "userName"?');
    expect(didYouMean('tilte', known)).toBe(' Did you mean "title"?');
    expect(didYouMean('colour', known)).toBe('');
    expect(didYouMean('x'.repeat(101), ['x'.repeat(100)])).toBe('');
    expect(suggestions('nam', ['name', 'names', 'nam', 'game'])).toEqual(['nam', 'name']);
  });

  it('compares what stands behind a URN that both have', () => {
    const known = [`${ENTERPRISE_USER_URN}:manager`, `${ENTERPRISE_USER_URN}:department`];
    const meant = ` Did you mean "${ENTERPRISE_USER_URN}:department"?`;
    expect(didYouMean(`${ENTERPRISE_USER_URN}:deparment`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN}.department`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN.replace('enterprise', 'enterprize')}:department`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN}:shoeSize`, known)).toBe('');
    expect(didYouMean('urn:ietf:params:scim:schemas:extension:acme:2.0:User:badge', known)).toBe('');
    expect(didYouMean('urn:ietf:params:scim:schemas:extension:', known)).toBe('');
  });

  it('helps with the dot that Entra once wrote for the colon', () => {
    const name = `${ENTERPRISE_USER_URN}.department`;
    const options = { resourceType: userResourceType, mode: 'strict' } as const;
    const meant = `Did you mean "${ENTERPRISE_USER_URN}:department"?`;
    expect(() => compileFilter(`${name} pr`, options)).toThrow(meant);
    expect(() => applyPatch({}, [{ op: 'add', path: name, value: 'x' }], options)).toThrow(meant);
    expect(() => compileFilter(`${ENTERPRISE_USER_URN}:shoeSize pr`, options)).toThrow(/is no attribute of User\.\n/);
  });
});
