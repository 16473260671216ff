import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
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
};

function textOf(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures', name), 'utf8');
}

/** The default export with other rows in the mapping of users. */
function withRows(...rows: readonly object[]): string {
  const schema = JSON.parse(textOf('entra-default.json')) as {
    synchronizationRules: { objectMappings: { name: string; attributeMappings: object[] }[] }[];
  };
  const users = schema.synchronizationRules[0]!.objectMappings.find(({ name }) => name.includes('Users'))!;
  users.attributeMappings = [...users.attributeMappings.slice(0, 1), ...rows];
  return JSON.stringify(schema);
}

function preview(text: string, profile: string) {
  return previewCreation({ schema: readExport(text).schema, user: ada, profile: loadProfile(profile) });
}

describe('previewCreation', () => {
  it('gives the look-up and the creation as Entra sends them', () => {
    const { requests, message } = preview(textOf('entra-default.json'), 'generic');
    expect(requests.map(({ method, path }) => [method, path])).toEqual([
      ['GET', '/Users?filter=userName+eq+%22ada%40example.com%22'],
      ['POST', '/Users'],
    ]);
    expect(requests[1]?.body).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      ],
      userName: 'ada@example.com',
      active: true,
      emails: [{ type: 'work', value: 'ada@example.com' }],
      name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Engines' },
      meta: { resourceType: 'User' },
    });
    expect(message).toBe('created as new');
  });

  it('has each request judged by the profile', () => {
    expect(preview(textOf('talkdesk-broken.json'), 'talkdesk').requests.at(-1)?.verdict.outcome).toBe('rejected');
    // Whether the team exists at Talkdesk nobody can know from here.
    const { outcome, evidence } = preview(textOf('talkdesk-corrected.json'), 'talkdesk').requests.at(-1)!.verdict;
    expect(outcome).toBe('unknown');
    expect(evidence.filter(({ says }) => says !== 'accept').map(({ target }) => target)).toEqual([
      'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:teamsString',
    ]);
  });

  it('says why nothing is created', () => {
    const text = textOf('entra-default.json').replaceAll('"Add,Update,Delete"', '"Update,Delete"');
    expect(preview(text, 'generic')).toMatchObject({
      requests: [{ method: 'GET' }],
      message: 'nothing matches, and the mapping does not create',
    });
  });

  it('takes hostile names for what they are', () => {
    const text = withRows(row('__proto__.x', 'mail'), row('constructor', 'mail'), row('a b', 'mail'));
    const body = preview(text, 'generic').requests.at(-1)?.body;
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
