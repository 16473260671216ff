import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapResource, readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { row } from '../../test-support/lint.ts';
import { previewCreation } from './preview-creation.ts';

const ada = {
  userPrincipalName: 'ada@example.com',
  givenName: 'Ada',
  surname: 'Lovelace',
  mail: 'ada@example.com',
  department: 'Engines',
  IsSoftDeleted: false,
};

function preview(name: string, profile: string) {
  const { schema } = readExport(readFileSync(join(import.meta.dirname, '../../fixtures', name)));
  const mapping = schema.synchronizationRules[0]!.objectMappings.find(({ kind }) => kind === 'user')!;
  return previewCreation(mapResource(mapping, ada), loadProfile(profile));
}

describe('the request that creates a user', () => {
  it('has nested names, elements by type, truth values and extensions', () => {
    const { body } = preview('entra-default.json', 'generic');
    expect(body).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ],
      userName: 'ada@example.com',
      active: true,
      emails: [{ type: 'work', value: 'ada@example.com' }],
      name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Engines' },
    });
  });

  it('is judged by the profile', () => {
    expect(preview('talkdesk-broken.json', 'talkdesk').verdict.outcome).toBe('rejected');
    // Whether the team exists at Talkdesk nobody can know from here.
    const { outcome, evidence } = preview('talkdesk-corrected.json', 'talkdesk').verdict;
    expect(outcome).toBe('unknown');
    expect(evidence.filter(({ says }) => says !== 'accept').map(({ target }) => target)).toEqual([
      'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:teamsString',
    ]);
  });

  it('puts what belongs to one element together, by all that the path says of it', () => {
    const mapping = readExport(
      JSON.stringify([
        row('roles[primary eq "True"].value', 'title'),
        row('roles[primary eq "True"].display', 'title'),
        row('emails[type eq "work" and primary eq true].value', 'mail'),
        row('urn:ietf:params:scim:schemas:core:2.0:User:nickName', 'givenName'),
      ]),
    );
    const [objectMapping] = mapping.schema.synchronizationRules[0]!.objectMappings;
    const { body } = previewCreation(mapResource(objectMapping!, { ...ada, title: 'x' }), loadProfile('generic'));
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      roles: [{ primary: true, value: 'x', display: 'x' }],
      emails: [{ type: 'work', primary: true, value: 'ada@example.com' }],
      nickName: 'Ada',
    });
  });

  it('takes hostile names for what they are', () => {
    const mapping = readExport(
      JSON.stringify([row('__proto__.x', 'mail'), row('constructor', 'mail'), row('a b', 'mail')]),
    );
    const [objectMapping] = mapping.schema.synchronizationRules[0]!.objectMappings;
    const { body } = previewCreation(mapResource(objectMapping!, ada), loadProfile('generic'));
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect(Object.keys(body)).not.toContain('a b');
  });
});
