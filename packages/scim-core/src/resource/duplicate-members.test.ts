import { describe, expect, it } from 'vitest';
import { ENTERPRISE_USER_URN, readResource, ScimError, type ToleranceId, userResourceType } from '../index.ts';

const problems = (body: object): string[] => {
  try {
    readResource(body, { resourceType: userResourceType, mode: 'strict', context: 'response' });
    return [];
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return (error.problems ?? []).map(({ path, message }) => `${path} ${message}`);
  }
};

/** JSON has one member of each spelling; what differs in letter case names the same attribute (RFC 7643 §2.1). */
describe('a member that is given twice in different letter case', () => {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const twice = (path: string) => `${path} is given more than once, in different letter case`;

  it.each([
    [{ userName: 'a', USERNAME: 'b' }, [twice('userName')]],
    [{ USERNAME: 'a', userName: 'b' }, [twice('userName')]],
    [{ USERNAME: 'a', Username: 'b' }, [twice('userName')]],
    [{ USERNAME: 'a', userName: 'b', Username: 'c' }, [twice('userName'), twice('userName')]],
    [{ USERNAME: 'a' }, []],
    [{ name: { givenName: 'a', GIVENNAME: 'b' } }, [twice('name.givenName')]],
    [{ name: { GIVENNAME: 'a', givenName: 'b' } }, [twice('name.givenName')]],
    [{ name: { GIVENNAME: 'a', familyName: 'b' } }, []],
  ])('is a problem whichever comes first: %j', (body, expected) => {
    expect(problems({ schemas, ...body })).toEqual(expected);
  });

  it('is a problem for extensions too', () => {
    const upper = ENTERPRISE_USER_URN.toUpperCase();
    const body = { [upper]: { division: 'a' }, [ENTERPRISE_USER_URN]: { department: 'b' } };
    expect(problems({ schemas: [...schemas, ENTERPRISE_USER_URN], ...body })).toEqual([twice(ENTERPRISE_USER_URN)]);
  });

  it('is tolerated in lenient mode, where the last one counts', () => {
    const used: ToleranceId[] = [];
    const { userName } = readResource(
      { schemas, USERNAME: 'a', userName: 'b' },
      { resourceType: userResourceType, context: 'response', onTolerance: (id) => used.push(id) },
    );
    expect([userName, used]).toEqual(['b', ['body.duplicate-member']]);
  });
});

describe('schemas', () => {
  const user = 'urn:ietf:params:scim:schemas:core:2.0:User';

  it.each([
    [[user, user], ['schemas[1] is listed twice']],
    [[user, user.toUpperCase()], ['schemas[1] is listed twice']],
    [[user, 'urn:x', 'urn:x'], [1, 2].map((index) => `schemas[${index}] the text "urn:x" is no schema of User`)],
    [[user, 7], ['schemas[1] the number 7 is no schema of User']],
    [[user, ENTERPRISE_USER_URN], []],
  ])('are checked one by one: %j', (schemas, expected) => {
    expect(problems({ schemas, userName: 'a' })).toEqual(expected);
  });

  it('list each extension of which there is data', () => {
    const body = { userName: 'a', [ENTERPRISE_USER_URN]: { department: 'b' } };
    const missing = `schemas must list "${ENTERPRISE_USER_URN}", of which the body has attributes`;
    expect(problems({ schemas: [user], ...body })).toEqual([missing]);
    expect(problems({ schemas: [user, ENTERPRISE_USER_URN.toUpperCase()], ...body })).toEqual([]);
  });
});
