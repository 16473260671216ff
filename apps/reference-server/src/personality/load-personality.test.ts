import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SettingError } from '../settings/setting-error.ts';
import { loadPersonality } from './load-personality.ts';

it('loads a bundled profile by its id', () => {
  expect(loadPersonality('talkdesk').groups.provisioning).toBe('forbidden');
});

it('loads a profile of its own, as JSON or from a file', () => {
  const profile = { id: 'acme', name: 'Acme', extends: 'generic' };
  const folder = mkdtempSync(join(tmpdir(), 'scim-profile-'));
  try {
    const file = join(folder, 'acme.json');
    writeFileSync(file, JSON.stringify(profile));
    expect(loadPersonality(file)).toEqual(loadPersonality(profile));
    expect(loadPersonality(file).name).toBe('Acme');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ['acme', /no profile "acme".*generic.*talkdesk/],
  ['./nowhere.json', /the profile "\.\/nowhere\.json" can't be read: ENOENT/],
  [{ id: 'acme' }, /does not follow the format/],
])('says what is wrong with %j', (profile, message) => {
  expect(() => loadPersonality(profile)).toThrow(SettingError);
  expect(() => loadPersonality(profile)).toThrow(message);
});
