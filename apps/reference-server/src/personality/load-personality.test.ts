import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingError } from '../settings/setting-error.ts';
import { loadPersonality } from './load-personality.ts';

it('loads a bundled profile by its id', async () => {
  expect((await loadPersonality('talkdesk')).groups.provisioning).toBe('forbidden');
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scim-profile-'));
  const previous = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => {
    process.chdir(previous);
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const acme = { id: 'acme', name: 'Acme', extends: 'generic' };

  it.each(['acme.json', 'acme.txt', 'acme', 'my profile'])('is read as JSON, whatever its name: %s', async (name) => {
    write(name, `\uFEFF ${JSON.stringify(acme)}`);
    expect(await loadPersonality(name)).toEqual(await loadPersonality(acme));
  });

  it.each(['talkdesk', '"talkdesk"', '[]', '', '// a comment'])('is never an id: %j', async (text) => {
    await expect(loadPersonality(write('text.json', text))).rejects.toThrow(
      new SettingError('profile', 'the profile "text.json" is wrong: it must hold a JSON object'),
    );
  });

  it('does not stand before a bundled profile of the same name', async () => {
    write('slack', JSON.stringify(acme));
    expect((await loadPersonality('slack')).id).toBe('slack');
    expect((await loadPersonality('./slack')).id).toBe('acme');
  });

  it('says where its JSON is wrong', async () => {
    await expect(loadPersonality(write('broken.json', '{"id": }'))).rejects.toThrow(/not valid JSON/);
  });

  it('is not read when it is larger than any profile', async () => {
    const file = write('large.json', '{');
    truncateSync(file, 257 * 1024 * 1024);
    await expect(loadPersonality(file)).rejects.toThrow(/large\.json" can't be read: it is too large$/);
  });
});

it.each([
  ['acme-desk', /no profile "acme-desk".*generic.*talkdesk/],
  ['./nowhere.json', 'the profile "./nowhere.json" can\'t be read: there is no such file'],
  ['.', 'the profile "." can\'t be read: it is a folder'],
  [{ id: 'acme' }, /does not follow the format/],
])('says in one line what is wrong with %j', async (profile, message) => {
  const load = loadPersonality(profile);
  await expect(load).rejects.toThrow(SettingError);
  await expect(load).rejects.toThrow(message);
  await expect(load).rejects.not.toThrow('\n');
});
