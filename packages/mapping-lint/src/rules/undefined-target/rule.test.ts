import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const target = ['id', 'userName', 'name.givenName', 'name.familyName', 'active'].map((name) => ({ name }));
const open = { id: 'acme', name: 'Acme' };
const roles = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:rolesString';

describe('undefined-target', () => {
  it('reports a target that is not listed, and lists it as the profile knows it', () => {
    expect(findingsOf('ML108', definedExport([...completeRows, row(roles, 'department')], { target }))).toMatchObject([
      {
        severity: 'error',
        mapping: { target: roles },
        fix: {
          safe: false,
          patch: [
            {
              op: 'add',
              path: '/directories/0/objects/0/attributes/-',
              value: { name: roles, type: 'String', multivalued: false },
            },
          ],
        },
      },
    ]);
  });

  it('offers the closest one', () => {
    const [close] = findingsOf('ML108', definedExport([row('userNam', 'mail')], { target }), open);
    expect(close!.help).toContain('write "userName" if that was meant');
  });

  it.each([
    ['it is listed', definedExport(completeRows, { target })],
    [
      'it is listed in another letter case, which is another finding',
      definedExport([row('USERNAME', 'a')], { target }),
    ],
    ['no list was given', userExport([row('title', 'jobTitle')])],
    ['the list was cut to a piece', definedExport([row('title', 'jobTitle')], { target: target.slice(0, 1) })],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML108', exported, 'generic')).toEqual([]));
});
