import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../settings/setting-error.ts';
import { openOwnTables } from '../store/own-tables.ts';
import { createTokenBook } from '../tokens/token-book.ts';
import { readCommandLine, UsageError } from './program.ts';
import { runTokenCommand } from './token-commands.ts';

const day = 86_400_000;
let folder: string;
let file: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scim-token-commands-'));
  file = join(folder, 'scim.db');
  now = Date.UTC(2026, 0, 1);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(argv: readonly string[], variables = { SCIM_DATABASE: file }): Promise<string> {
  const written: string[] = [];
  const asked = readCommandLine(['token', ...argv], '1.0.0', expect.unreachable);
  if (asked.kind === 'serve' || asked.kind === 'done') throw new Error(`${argv} asks for no token`);
  await runTokenCommand(asked, { variables, writeOut: (text) => written.push(text), now: () => now });
  return written.join('');
}
const made = (text: string) => ({ token: /Token +(\S+)/.exec(text)![1]!, id: /Id +(\S+)/.exec(text)![1]! });
const accepts = (tenant: string, token: string) => {
  const database = openOwnTables(file);
  const accepted = createTokenBook(database, () => now).accepts(tenant, token);
  database.close();
  return accepted;
};

describe('token add', () => {
  it('prints a token that lets in, and how to revoke it', async () => {
    const text = await run(['add']);
    const { token, id } = made(text);
    expect(text).toMatch(/\n {2}Tenant {3}default\n {2}Expires {2}never\n/);
    expect(text).toContain(`  scim-reference-server token revoke ${id} --database ${file}\n`);
    expect(accepts('default', token)).toBe(true);
  });

  it('makes one for a tenant that is let in for some time', async () => {
    const text = await run(['add', '--tenant', 'acme', '--expires', '90d']);
    expect(text).toContain('Expires  2026-04-01 00:00 UTC');
    const { token } = made(text);
    expect([accepts('acme', token), accepts('default', token)]).toEqual([true, false]);
    now += 90 * day;
    expect(accepts('acme', token)).toBe(false);
  });

  it.each([
    [['--tenant', 'Acme'], '--tenant: expected letters in lower case, digits and hyphens, got "Acme"'],
    [['--expires', '2025-12-31'], '--expires: expected a span such as 12h, 90d or 26w'],
    [['--name', 'x'.repeat(201)], '--name: expected at most 200 characters'],
  ])('refuses %j, and makes no database', async (flags, message) => {
    const added = run(['add', ...flags]);
    await expect(added).rejects.toThrow(UsageError);
    await expect(added).rejects.toThrow(message);
    expect(existsSync(file)).toBe(false);
  });

  it('wants a file to keep the token in', async () => {
    for (const variables of [{ SCIM_DATABASE: '' }, { SCIM_DATABASE: ':memory:' }]) {
      await expect(run(['add'], variables)).rejects.toThrow(
        'tokens are kept in a database file; name it with --database',
      );
    }
  });

  it('leaves a file of another kind alone', async () => {
    writeFileSync(file, 'not a database '.repeat(100));
    await expect(run(['add'])).rejects.toThrow(StartError);
  });
});

describe('token list', () => {
  it('shows what is known of tokens, in one line each', async () => {
    expect(await run(['add', '--name', 'Entra\n\u202eproduction'])).toContain('Token');
    now += day;
    const { id } = made(await run(['add', '--tenant', 'acme', '--expires', '12h', '--database', file]));
    now += day;
    const text = await run(['list']);
    expect(text.split('\n')).toEqual([
      'ID            TENANT   CREATED               EXPIRES                        NAME',
      expect.stringMatching(
        /^[0-9a-f]{12} {2}default {2}2026-01-01 00:00 UTC {2}never {26}Entra\\u\{a\}\\u\{202e\}production$/,
      ),
      `${id}  acme     2026-01-02 00:00 UTC  2026-01-02 12:00 UTC, expired`,
      '',
    ]);
    expect(await run(['list', '--tenant', 'acme'])).not.toContain('default');
    expect(await run(['list', '--tenant', 'beta'])).toBe('There are no tokens.\n');
  });

  it('makes no database where there is none', async () => {
    await expect(run(['list'])).rejects.toThrow(`there is no database "${file}"`);
    expect(existsSync(file)).toBe(false);
  });
});

describe('token revoke', () => {
  it.each(['id', 'token'] as const)('takes the %s, and is done at once', async (kind) => {
    const first = made(await run(['add']));
    const other = made(await run(['add']));
    expect(await run(['revoke', first[kind]])).toBe(`Revoked ${first.id}.\n`);
    expect([accepts('default', first.token), accepts('default', other.token)]).toEqual([false, true]);
  });

  it('says that there is none of the kind, without repeating what may be a token', async () => {
    const { token } = made(await run(['add']));
    const revoked = run(['revoke', `${token}x`]);
    await expect(revoked).rejects.toThrow('there is no such token in');
    await expect(revoked).rejects.not.toThrow(token);
  });
});
