import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePath } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { importedIds } from './imported/index.ts';
import tables from './imported/tables.json' with { type: 'json' };
import { loadProfile, profileIds } from './load-profile.ts';
import { listProfiles, openProfile } from './open-profile.ts';
import { ProfileError } from './profile-error.ts';
import { compileTargets } from './target-support.ts';

const imported = importedIds();

async function errorOf(profile: string | object): Promise<ProfileError> {
  try {
    await openProfile(profile);
  } catch (error) {
    if (error instanceof ProfileError) return error;
    throw error;
  }
  throw new Error('the profile was loaded');
}

describe('the imported profiles', () => {
  it('are those of 284 vendors, each with an id of its own that no profile written by hand has', () => {
    expect(imported.length).toBeGreaterThanOrEqual(284);
    expect(new Set([...imported, ...profileIds()]).size).toBe(imported.length + profileIds().length);
  });

  it('all follow the format, support userName, and say that they are imported', async () => {
    for (const id of imported) {
      const { users, confidence } = await openProfile(id);
      expect(confidence, id).toBe('imported');
      expect(compileTargets(users).support(parsePath('userName')).supported, id).toBe(true);
      expect(['closed', 'open'], id).toContain(users.targets.list);
    }
  });

  it('never say what becomes of an unknown attribute', async () => {
    for (const id of imported) expect((await openProfile(id)).users.targets.onUnsupported).toBe('unknown');
  });

  it('keep what is odd: Genesys, whose table misspells an attribute', async () => {
    const { users } = await openProfile('genesys-cloud-for-azure');
    const phone = users.targets.supported.find(({ target }) => target === 'phoneNumbers[type eq "work3"].value');
    expect(phone?.oddities).toEqual(['misspelt-attribute']);
  });

  it('know names that are no SCIM paths: Slack', async () => {
    const targets = compileTargets((await openProfile('slack')).users);
    expect(targets.supportText('urn:scim:schemas:extension:enterprise:1.0.Department').supported).toBe(true);
    expect(targets.supportText('urn:scim:schemas:extension:enterprise:1.0.shoeSize').supported).toBe(false);
    expect(targets.supportText('userName').supported).toBe(true);
    expect(targets.supportText('emails[').supported).toBe(false);
  });

  it('take few bytes, and none of whoever needs only the others', () => {
    expect(JSON.stringify(tables).length).toBeLessThan(100_000);
    const files = readdirSync(import.meta.dirname).filter((file) => /(?<!\.test)\.ts$/.test(file));
    for (const file of files) {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8');
      expect(text, file).not.toMatch(/\bfrom '\.\/imported\//);
    }
  });
});

describe('opening a profile', () => {
  it('gives the one written by hand for its id', async () => {
    expect(await openProfile('talkdesk')).toBe(loadProfile('talkdesk'));
  });

  it('reads an imported one once', async () => {
    expect(await openProfile('slack')).toBe(await openProfile('slack'));
    expect(Object.isFrozen((await openProfile('slack')).users)).toBe(true);
  });

  it('lets a profile extend an imported one, as text and as JSON', async () => {
    const json = { id: 'acme', name: 'Acme', extends: 'slack', users: { matching: { target: 'userName' } } };
    const profile = await openProfile(json);
    expect(profile.users.targets).toEqual((await openProfile('slack')).users.targets);
    expect(profile.users.matching.target).toBe('userName');
    expect(await openProfile(JSON.stringify(json))).toEqual(profile);
  });

  it('names the nearest for an id that nobody has, and not all of them', async () => {
    const { code, message, known } = await errorOf('slakc');
    expect(code).toBe('unknown-profile');
    expect(known).toContain('slack');
    expect(message).toBe(
      `there is no profile "slakc". Did you mean "slack"? ${known.length} profiles are known, among them ` +
        'deskbird, deskpro, generic, saml-jackson, staffbase, talkdesk',
    );
  });

  it('refuses what is no profile', async () => {
    expect((await errorOf({ id: 'acme' })).code).toBe('invalid-profile');
    await expect(openProfile(7 as unknown as string)).rejects.toThrow(TypeError);
    expect((await errorOf({ id: 'acme', name: 'Acme', extends: 'slakc' })).problems[0]?.suggestion).toBe(
      'write "slack"',
    );
  });
});

describe('the list of profiles', () => {
  it('has them all, in order, with what they know', async () => {
    const list = await listProfiles();
    expect(list).toHaveLength(imported.length + profileIds().length);
    expect(list.map(({ id }) => id)).toEqual(list.map(({ id }) => id).sort());
    expect(list.find(({ id }) => id === 'talkdesk')).toEqual({
      id: 'talkdesk',
      name: 'Talkdesk',
      origin: 'curated',
      confidence: 'documented',
      userTargets: 'closed',
      supported: 7,
      groups: 'forbidden',
    });
    expect(list.find(({ id }) => id === 'slack')).toMatchObject({ origin: 'imported', confidence: 'imported' });
  });
});
