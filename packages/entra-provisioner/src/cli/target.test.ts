import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandFolder, MAPPING } from '../test-support/command.ts';
import { HttpTarget } from '../test-support/http-target.ts';

let folder: CommandFolder;
let target: HttpTarget;
beforeEach(async () => {
  folder = new CommandFolder();
  target = await HttpTarget.start('a-long-s3cret-token');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await target.close();
  folder.remove();
});

const test = (tenantUrl: string, ...args: readonly string[]) =>
  folder.run('test-connection', '--mapping', MAPPING, '--tenant-url', tenantUrl, ...args);
/** The same target under an address that is no loopback address by its name. */
const elsewhere = () => target.url.replace('127.0.0.1', '0.0.0.0');

describe('plain HTTP to another machine', () => {
  beforeEach(() => {
    folder.env = { ENTRA_PROVISIONER_TOKEN: 'a-long-s3cret-token' };
  });

  it('is refused with the name of the option that allows it', async () => {
    const { exitCode, stderr } = await test(elsewhere());
    expect([exitCode, stderr]).toEqual([
      2,
      'error: --tenant-url must begin with https:// (RFC 7644 §7.2), got http://; for a closed test network, add --allow-http\n',
    ]);
  });

  it('is allowed by the option', async () => {
    expect(await test(elsewhere(), '--allow-http')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it.each([
    ['1', 0],
    ['true', 0],
    ['0', 2],
    ['false', 2],
    ['', 2],
  ])('has a variable, for which %j is exit code %i', async (value, exitCode) => {
    vi.stubEnv('ENTRA_PROVISIONER_ALLOW_HTTP', value);
    expect((await test(elsewhere())).exitCode).toBe(exitCode);
  });
});

describe('the token', () => {
  const explained =
    'it asks for a token, and there is none; set ENTRA_PROVISIONER_TOKEN or name its file with --token-file';

  it.each([
    ['missing', {}],
    ['empty', { ENTRA_PROVISIONER_TOKEN: '' }],
  ])('is told to be missing where the target needs one: %s', async (_, env) => {
    folder.env = env;
    const { exitCode, stderr } = await test(target.url);
    expect([exitCode, stderr]).toEqual([1, `error: the target answered 401: ${explained}\n`]);
  });

  it('is not told to be missing when it is wrong', async () => {
    folder.env = { ENTRA_PROVISIONER_TOKEN: 'wrong' };
    const { exitCode, stderr } = await test(target.url);
    expect([exitCode, stderr]).toEqual([1, expect.not.stringContaining('there is none')]);
  });

  it('is taken from a file, with a line feed behind it', async () => {
    expect(await test(target.url, '--token-file', folder.write('token', 'a-long-s3cret-token\n'))).toMatchObject({
      exitCode: 0,
    });
  });

  it.each(['', 'Bearer a-long-s3cret-token', 'tökén'])(
    'is refused as %j, with the place where it came from',
    async (token) => {
      const file = folder.write('token', token);
      expect(await test(target.url, '--token-file', file)).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `error: the token of ${file} must be visible ASCII text, without "Bearer"\n`,
      });
      if (token === '') return;
      folder.env = { ENTRA_PROVISIONER_TOKEN: token };
      expect((await test(target.url)).stderr).toBe(
        'error: the token of ENTRA_PROVISIONER_TOKEN must be visible ASCII text, without "Bearer"\n',
      );
    },
  );

  it('does not stand in the URL', async () => {
    const { exitCode, stderr } = await test('https://user:pass@target.example/scim');
    expect([exitCode, stderr]).toEqual([
      2,
      'error: --tenant-url must not hold a user name or a password (RFC 7644 §7.1); set ENTRA_PROVISIONER_TOKEN or name the file of the token with --token-file\n',
    ]);
  });
});

it.each(['--directory', '--scope', '--members-per-request', '--concurrency', '--rate', '--truth-values'])(
  'test-connection does not take %s, which it has no use for',
  async (option) => {
    expect(await test(target.url, option, '1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`unknown option '${option}'`) as string,
    });
  },
);
