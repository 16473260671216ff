import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { InferOutput } from 'valibot';
import { describe, expect, it } from 'vitest';
import { jsonSchemaText } from '../scripts/profile-json-schema.ts';
import { loadProfile, profileIds } from './load-profile.ts';
import { ProfileError } from './profile-error.ts';
import type { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './types.ts';

function errorOf(profile: string | object): ProfileError {
  try {
    loadProfile(profile);
  } catch (error) {
    if (error instanceof ProfileError) return error;
    throw error;
  }
  throw new Error('the profile was loaded');
}

const acme = { id: 'acme', name: 'Acme' };

describe('a bundled profile', () => {
  it.each(profileIds())('%s follows the format, is complete and frozen', (id) => {
    const profile = loadProfile(id);
    expect(profile.id).toBe(id);
    expect(Object.isFrozen(profile.users.targets.supported)).toBe(true);
    expect(loadProfile(id)).toBe(profile);
  });

  it.each(profileIds())('%s names a source for each documented statement about a target', (id) => {
    const { users, groups, confidence } = loadProfile(id);
    const statements = [
      ...users.targets.supported,
      ...users.recommended,
      ...users.removals,
      ...groups.targets.supported,
    ];
    const without = statements
      .filter((statement) => (statement.confidence ?? confidence) === 'documented')
      .filter((statement) => (statement.sources ?? []).length === 0);
    expect(without).toEqual([]);
  });

  it('that is not known is refused with the known ones and the nearest', () => {
    const error = errorOf('talkdsk');
    expect(error.code).toBe('unknown-profile');
    expect(error.known).toEqual(profileIds());
    expect(error.message).toBe(
      'there is no profile "talkdsk". Did you mean "talkdesk"? Known profiles: deskbird, deskpro, generic, saml-jackson, staffbase, talkdesk',
    );
  });
});

describe('a profile of your own', () => {
  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])(
    'has sources that may be linked to, and not %s',
    (url) => {
      const error = errorOf({ ...acme, sources: { guide: { title: 'Guide', url } } });
      expect(error.problems[0]).toMatchObject({ pointer: '/sources/guide/url' });
    },
  );

  it('says nothing about what it leaves out', () => {
    expect(loadProfile(acme)).toMatchObject({
      users: {
        provisioning: 'unknown',
        targets: { list: 'unknown', onUnsupported: 'unknown', schemas: [], supported: [], patterns: [] },
        removals: [],
        recommended: [],
        matching: { target: 'unknown' },
      },
      groups: { provisioning: 'unknown' },
      connection: { tenantUrls: [], optscimFlag: 'unknown', scope: 'unknown' },
    });
  });

  it('is read from text, with a byte order mark too', () => {
    expect(loadProfile(`\uFEFF ${JSON.stringify(acme)}`).name).toBe('Acme');
  });

  it('adds to the profile that it extends', () => {
    const profile = loadProfile({
      ...acme,
      extends: 'talkdesk',
      users: {
        targets: {
          list: 'open',
          supported: [
            { target: 'USERNAME', mandatory: 'matching', sources: ['guide'] },
            { target: 'title', sources: ['guide'] },
          ],
        },
      },
    });
    expect(profile.groups.provisioning).toBe('forbidden');
    expect(profile.users.targets.list).toBe('open');
    const targets = profile.users.targets.supported.map(({ target }) => target);
    expect(targets).toHaveLength(8);
    expect(targets.slice(-2)).toEqual(['USERNAME', 'title']);
    expect(targets).not.toContain('userName');
  });

  it.each([
    [{ id: 'Acme', name: 'Acme' }, '/id', 'use lower-case letters and digits, joined by "-"'],
    [{ id: 'acme' }, '/name', 'this property is missing'],
    [{ ...acme, colour: 'red' }, '/colour', 'this property is not known'],
    [{ ...acme, users: { provisioning: 'off' } }, '/users/provisioning', /expected .*"forbidden".*, found "off"/],
    [{ ...acme, users: { removals: [{}] } }, '/users/removals/0', 'name a target, a source, or both'],
    [
      { ...acme, users: { targets: { supported: [{ target: 'emails[type' }] } } },
      '/users/targets/supported/0/target',
      '"emails[type" is no SCIM path',
    ],
    [
      {
        ...acme,
        users: { recommended: [{ target: 'title', source: { type: 'direct', value: 'x' }, sources: ['guide'] }] },
      },
      '/users/recommended/0/sources/0',
      '"guide" is not listed in the sources of the profile',
    ],
    [
      { ...acme, connection: { tenantUrls: ['https://('] } },
      '/connection/tenantUrls/0',
      /is no regular expression in RE2 syntax/,
    ],
    [
      { ...acme, users: { targets: { supported: [{ target: 'title', defaultValue: 'Agent' }] } } },
      '/users/targets/supported/0/defaultValue',
      'a value that is filled in needs words for it',
    ],
    [{ ...acme, extends: 'nobody' }, '/extends', /Known profiles: deskbird, .*talkdesk/],
    ['{"id": }', '', /not valid JSON/],
  ])('is refused with the place when it is wrong: %j', (profile, pointer, message) => {
    const { code, problems } = errorOf(profile);
    expect(code).toBe('invalid-profile');
    expect(problems[0]!.pointer).toBe(pointer);
    expect(problems[0]!.message).toMatch(message);
  });

  it('does not reach the prototype of anything', () => {
    const text = '{"id": "acme", "name": "Acme", "extends": "generic", "__proto__": {"polluted": true}}';
    expect(errorOf(text).problems[0]!.pointer).toBe('/__proto__');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Form = DeepReadonly<Omit<InferOutput<typeof profileSchema>, '$schema' | 'extends'>>;

it('the types are those of the form, to the last property', () => {
  const same: Same<Form, DeepReadonly<VendorProfile>> = true;
  expect(same).toBe(true);
});

describe('the published JSON Schema', () => {
  const published = JSON.parse(readFileSync(join(import.meta.dirname, '../profile.schema.json'), 'utf8'));
  const isProfile = new Ajv({ strict: false, validateFormats: false }).compile(published);

  it('is that of the code', () => expect(published).toEqual(JSON.parse(jsonSchemaText())));

  it.each(profileIds())('takes the profile %s as it is written', (id) => {
    const written = readFileSync(join(import.meta.dirname, `profiles/${id}.json`), 'utf8');
    expect(isProfile(JSON.parse(written))).toBe(true);
  });

  it.each([
    {},
    { id: 'acme' },
    { id: 'Acme', name: 'Acme' },
    { ...acme, colour: 'red' },
    { ...acme, users: { provisioning: 'off' } },
    { ...acme, users: { targets: { supported: [{}] } } },
  ])('refuses what the loader refuses: %j', (profile) => {
    expect(isProfile(profile)).toBe(false);
    expect(errorOf(profile).code).toBe('invalid-profile');
  });
});

it('a wrong argument is a TypeError', () => {
  expect(() => loadProfile(null as unknown as string)).toThrow(TypeError);
});
