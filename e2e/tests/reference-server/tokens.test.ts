import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endAll, run, serve } from './command.ts';

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scim-tokens-'));
  database = join(folder, 'scim.db');
});
afterEach(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

async function token(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(['token', ...argv, '--database', database]).end();
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}
const made = (text: string) => ({ token: /Token +(\S+)/.exec(text)![1]!, id: /Id +(\S+)/.exec(text)![1]! });
const status = async (url: string, bearer: string) =>
  (await fetch(`${url}/Users`, { headers: { authorization: `Bearer ${bearer}` } })).status;

describe('tokens in the database', () => {
  it('let in from when they are made until they are revoked, at each server that uses the database', async () => {
    const first = made(await token('add', '--name', 'first'));
    const servers = [await serve(['--database', database]), await serve(['--database', database])];
    const statuses = (bearer: string) => Promise.all(servers.map(({ url }) => status(url, bearer)));
    expect(servers.map(({ printed }) => /^ *Token +(.*)$/m.exec(printed.stdout)?.[1])).toEqual([
      'one of those in the database',
      'one of those in the database',
    ]);
    expect(await statuses(first.token)).toEqual([200, 200]);

    const second = made(await token('add', '--name', 'second', '--expires', '90d'));
    expect(await statuses(second.token)).toEqual([200, 200]);
    expect(await token('list')).toMatch(/first\n.*second\n$/);
    await token('revoke', first.id);
    expect([await statuses(first.token), await statuses(second.token)]).toEqual([
      [401, 401],
      [200, 200],
    ]);
    for (const { printed } of servers) expect(printed.stdout + printed.stderr).not.toContain(second.token);
  });

  it('are those of one tenant', async () => {
    const { token: ofAcme } = made(await token('add', '--tenant', 'acme'));
    const { url, token: ofDefault } = await serve(['--database', database, '--tenants', 'acme,beta']);
    const acme = url.replace('/scim/v2', '/t/acme/scim/v2');
    const beta = url.replace('/scim/v2', '/t/beta/scim/v2');
    expect(await Promise.all([acme, beta, url].map((each) => status(each, ofAcme)))).toEqual([200, 401, 401]);
    expect(await Promise.all([acme, beta, url].map((each) => status(each, ofDefault)))).toEqual([401, 401, 200]);
  });
});

describe('what can not be done with tokens, in one line and with exit code 2', () => {
  it.each([
    [['token', 'list'], 'there is no database'],
    [['token', 'revoke', '0d9f3b61c27a'], 'there is no database'],
    [['token', 'add', '--expires', 'soon'], '--expires: expected'],
    [['--accept-any-token', '--host', '0.0.0.0'], '--accept-any-token: only on a loopback address'],
    [['--tenants', 'Acme'], '--tenants: expected names in lower case'],
    [['--import', 'nowhere.json'], `the import "nowhere.json" can't be read: there is no such file`],
    [['--tls-cert', 'nowhere.pem', '--tls-key', 'nowhere.key'], `"nowhere.pem" can't be read: there is no such file`],
    [['--tls-cert', 'nowhere.pem'], '--tls-key: expected beside --tls-cert'],
    [['--limits', 'bodyByte=1'], '--limits: expected limits by name'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run([...argv, '--database', database]).end();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^scim-reference-server: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
