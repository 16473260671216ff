import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const long = 'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName';

describe('redundant-core-urn', () => {
  it('shortens the name', () => {
    expect(findingsOf('ML511', userExport([row(long, 'givenName')]))).toMatchObject([
      { severity: 'info', fix: { safe: true, patch: [{ value: 'name.givenName' }] } },
    ]);
  });

  it.each([
    ['it is short', userExport([row('name.givenName', 'givenName')])],
    ['it is the URN of an extension', userExport([row('urn:ietf:params:scim:schemas:extension:A:2.0:User:a', 'b')])],
    [
      'the attribute list has the long name only',
      definedExport([row(long, 'givenName')], { target: [{ name: long }] }),
    ],
    ['the short name is mapped, too', userExport([row(long, 'givenName'), row('name.givenName', 'givenName')])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML511', exported, 'generic')).toEqual([]));
});
