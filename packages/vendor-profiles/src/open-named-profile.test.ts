import { describe, expect, it } from 'vitest';
import { openNamedProfile } from './open-named-profile.ts';
import { openProfile } from './open-profile.ts';
import { ProfileError } from './profile-error.ts';

const acme = { id: 'acme', name: 'Acme', extends: 'generic' };

/** A folder with these files. */
const folder = (files: Readonly<Record<string, string>>) => (file: string) => {
  const text = files[file];
  if (text === undefined) throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' });
  return text;
};
const errorOf = (name: string, readFile: (file: string) => string = folder({})) =>
  openNamedProfile(name, readFile).then(
    () => expect.unreachable(),
    (error: unknown) => error as ProfileError,
  );
const failing = (code: string) => () => {
  throw Object.assign(new Error('secret words of the system'), { code });
};

describe('a profile by its name', () => {
  it.each(['talkdesk', 'slack'])('is a bundled one by its id, and no file is looked at: %s', async (id) => {
    const never = () => expect.unreachable();
    expect(await openNamedProfile(id, never)).toBe(await openProfile(id));
  });

  it.each(['acme.json', './acme', 'acme', 'my profile', '{acme}'])('is a file: %s', async (name) => {
    const readFile = folder({ [name]: `\uFEFF ${JSON.stringify(acme)}` });
    expect(await openNamedProfile(name, readFile)).toEqual(await openProfile(acme));
  });

  it('is never a profile itself', async () => {
    expect((await errorOf(JSON.stringify({ id: 'acme', name: 'Acme' }))).code).toBe('unknown-profile');
  });

  it.each(['talkdesk', '"talkdesk"', '[]', '', '// a comment'])('is not in a file that holds %j', async (text) => {
    const { code, message } = await errorOf('text.json', folder({ 'text.json': text }));
    expect([code, message]).toEqual([
      'invalid-profile',
      'the profile "text.json" is wrong: it must hold a JSON object',
    ]);
  });
});

describe('the error says in one line', () => {
  it('which profiles there are, and that a file can be named', async () => {
    const { code, message, known } = await errorOf('talkdsk');
    expect(code).toBe('unknown-profile');
    expect(message).toMatch(
      /^there is no profile "talkdsk"\. Did you mean "talkdesk"\? \d+ profiles are known, among them deskbird, .*, talkdesk; or name a JSON file$/,
    );
    expect(known).toContain('slack');
  });

  it.each([
    ['ENOENT', 'there is no such file'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'this process may not read it'],
    ['EFBIG', 'it is too large'],
    ['EMFILE', 'the system says EMFILE'],
  ])('why a file can not be read: %s', async (errorCode, reason) => {
    const { code, message } = await errorOf('./acme.json', failing(errorCode));
    expect([code, message]).toEqual(['unreadable-profile', `the profile "./acme.json" can't be read: ${reason}`]);
  });

  it('everything that is wrong in a file, and where', async () => {
    const text = '{\n  "name": "Acme",\n  "users": { "targts": {} }\n}';
    const error = await errorOf('acme.json', folder({ 'acme.json': text }));
    expect(error).toBeInstanceOf(ProfileError);
    expect(error.message).toBe(
      'the profile "acme.json" is wrong: 1:1 /id: this property is missing (add it); ' +
        '3:24 /users/targts: this property is not known (write "targets")',
    );
    expect(error.problems).toHaveLength(2);
  });

  it('with names that could disguise it written out', async () => {
    expect((await errorOf('./a\n\u202e.json')).message).toContain('./a\\u{a}\\u{202e}.json');
  });

  it('nothing of an error that is no error of reading', async () => {
    await expect(
      openNamedProfile('./x', () => {
        throw new RangeError('a mistake');
      }),
    ).rejects.toThrow(RangeError);
  });
});
