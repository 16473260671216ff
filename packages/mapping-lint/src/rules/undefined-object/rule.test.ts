import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const sides = { source: [{ name: 'objectId' }], target: [{ name: 'userName' }] };
const named = (mapping: object) => definedExport(completeRows, { ...sides, mapping });

describe('undefined-object', () => {
  it('reports names of both sides', () => {
    const mapping = { sourceObjectName: 'Person', targetObjectName: 'urn:ietf:params:scim:schemas:core:2.0:User' };
    expect(findingsOf('ML107', named(mapping))).toMatchObject([
      {
        severity: 'error',
        message: '"Person" is no object of the directory "Microsoft Entra ID"',
        help: 'write "User"',
      },
      { message: '"urn:ietf:params:scim:schemas:core:2.0:User" is no object of the directory "customappsso"' },
    ]);
  });

  it.each([
    ['both are defined', named({})],
    ['the mapping is a helper that is off', named({ enabled: false, sourceObjectName: '' })],
    ['no directory was given', userExport(completeRows)],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML107', exported)).toEqual([]));
});
