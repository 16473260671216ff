import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row } from '../../../test-support/lint.ts';

const roles = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:rolesString';
const listed = (more: object) => definedExport([row(roles, 'department')], { target: [{ name: roles, ...more }] });

describe('definition-disagrees', () => {
  it('reports another type, and a list in the place of one value', () => {
    const exported = listed({ type: 'Reference', multivalued: true });
    expect(findingsOf('ML515', exported)).toMatchObject([
      {
        severity: 'error',
        message: `"${roles}" is a Reference in the attribute list, and a String at Talkdesk`,
        fix: { safe: false, patch: [{ op: 'replace', value: 'String' }] },
      },
      {
        message: `"${roles}" is a list in the attribute list, and one value at Talkdesk`,
        fix: { safe: false, patch: [{ op: 'replace', value: false }] },
      },
    ]);
  });

  it('is silent where both agree, and where the profile does not say', () => {
    expect(messagesOf('ML515', listed({ type: 'String', multivalued: false }))).toEqual([]);
    expect(messagesOf('ML515', listed({ type: 'Reference', multivalued: true }), 'generic')).toEqual([]);
  });

  const slug = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:cost-center';
  const custom = (more: object) => definedExport([row(slug, 'department')], { target: [{ name: slug, ...more }] });

  it('holds custom attributes to what the vendor says of all of them', () => {
    expect(findingsOf('ML515', custom({ type: 'Binary' }), 'deskpro')).toMatchObject([
      { message: expect.stringContaining('a String or a Boolean or a DateTime or an Integer'), choices: { length: 4 } },
    ]);
    expect(messagesOf('ML515', custom({ type: 'String', multivalued: true }), 'deskpro')).toHaveLength(1);
    expect(messagesOf('ML515', custom({ type: 'Boolean', multivalued: false }), 'deskpro')).toEqual([]);
  });

  it('does not make a text of a reference because an imported table says so', () => {
    const target = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';
    const exported = definedExport([row(target, 'manager')], { target: [{ name: target, type: 'Reference' }] });
    const users = { targets: { supported: [{ target, type: 'String' }] } };
    const acme = { id: 'acme', name: 'Acme', users };
    expect(messagesOf('ML515', exported, { ...acme, confidence: 'imported' })).toEqual([]);
    expect(messagesOf('ML515', exported, acme)).toHaveLength(1);
  });
});
