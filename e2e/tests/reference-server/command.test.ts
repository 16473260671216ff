import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../wire/tenant.ts';
import { endAll, run, serve } from './command.ts';

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'scim-reference-server-'));
  folders.push(path);
  return path;
}

// Windows ends a process without asking it, has no modes of files, and no sh.
const onPosix = it.skipIf(process.platform === 'win32');

afterEach(() => {
  endAll();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('scim-reference-server', () => {
  onPosix('prints a URL, a random token and two requests to try, which work as printed', async () => {
    const server = await serve();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/);
    expect(server.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const commands = server.printed.stdout.split('\n').filter((line) => line.trimStart().startsWith('curl '));
    expect(commands).toHaveLength(2);
    const answers = [];
    for (const line of commands) {
      const { stdout } = await promisify(execFile)('sh', ['-c', line]);
      answers.push(JSON.parse(stdout));
    }
    expect(answers).toMatchObject([
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'] },
      { totalResults: 0 },
    ]);
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  });

  it('takes every setting from variables', async () => {
    const server = await serve([], { SCIM_TOKEN: 'from-the-environment', SCIM_MODE: 'strict', SCIM_HOST: 'localhost' });
    expect(server.token).toBe('from-the-environment');
    expect(server.url).toMatch(/^http:\/\/localhost:\d+\/scim\/v2$/);
    expect(server.printed.stdout).toMatch(/Mode +strict/);
    await server.end('SIGTERM');
  });

  it('says that it lives and is ready', async () => {
    const server = await serve();
    const root = new URL(server.url).origin;
    expect((await fetch(`${root}/livez`)).status).toBe(200);
    expect((await fetch(`${root}/readyz`)).status).toBe(200);
    await server.end('SIGTERM');
  });

  onPosix.each(['SIGINT', 'SIGTERM'] as const)('stops at once on %s, with connections open', async (signal) => {
    const server = await serve();
    const { port } = new URL(server.url);
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get({ port, path: '/livez', agent }), 'response');
    response.resume();
    await once(response, 'end');
    const silent = connectSocket(Number(port), '127.0.0.1');
    await once(silent, 'connect');
    silent.on('error', () => {});
    const before = performance.now();
    expect(await server.end(signal)).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - before).toBeLessThan(1000);
    agent.destroy();
    silent.destroy();
  });
});

describe('what it can not do, in one line and with exit code 2', () => {
  async function refused(argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const { code, stdout, stderr } = await run(argv, variables).end();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^scim-reference-server: [^\n]+\n$/);
    return stderr;
  }

  it('a port that is taken', async () => {
    const server = await serve();
    const { port } = new URL(server.url);
    expect(await refused(['--port', port])).toContain(`port ${port} is taken by another process`);
    await server.end('SIGTERM');
  });

  it.each([
    [['--prot', '1'], 'unknown option'],
    [['--port', 'http'], '--port: expected a whole number'],
    [['--port'], 'argument missing'],
    [['serve'], 'too many arguments'],
    [['--mode', 'loose'], '--mode: expected strict or lenient, got "loose"'],
    [['--profile', 'acme'], 'acme'],
    [['--public-url', 'example.com'], '--public-url: expected an http or https URL'],
    [['--host', '192.0.2.1', '--port', '0'], 'is not an address of this machine'],
  ])('%j', async (argv, message) => {
    expect(await refused(argv)).toContain(message);
  });

  it('an unknown profile: it lists the known ones', async () => {
    expect(await refused([], { SCIM_PROFILE: 'acme' })).toMatch(/generic.*talkdesk/);
  });

  it('a database in a folder that is not there', async () => {
    const file = join(folder(), 'missing', 'scim.db');
    expect(await refused(['--port', '0', '--database', file])).toContain(file);
  });

  it('a database that is a folder', async () => {
    const path = folder();
    expect(await refused(['--port', '0', '--database', path])).toContain(path);
  });

  it('a database that is another kind of file, which stays as it was', async () => {
    const file = join(folder(), 'notes.txt');
    writeFileSync(file, 'these are notes, not a database, and there are enough of them to fill a header\n'.repeat(20));
    const { size } = statSync(file);
    expect(await refused(['--port', '0', '--database', file])).toContain(file);
    expect(statSync(file).size).toBe(size);
  });
});

describe('--database', () => {
  onPosix('keeps the data, in files that nobody else may read', async () => {
    const path = folder();
    const file = join(path, 'scim.db');
    const first = await serve(['--database', file]);
    const { id } = await connect(first.url, first.token).create('/Users', { userName: 'ada@example.com' });
    for (const name of readdirSync(path)) {
      expect([name, (statSync(join(path, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
    await first.end('SIGTERM');

    const second = await serve(['--database', file]);
    expect(await connect(second.url, second.token).read('/Users', id)).toMatchObject({ userName: 'ada@example.com' });
    await second.end('SIGTERM');
  });
});

describe('the log', () => {
  it('has a JSON line for each request at level info, without the token and without passwords', async () => {
    const server = await serve(['--log-level', 'info']);
    const tenant = connect(server.url, server.token);
    await tenant.create('/Users', { userName: 'ada@example.com', password: 'hunter2' });
    await fetch(`${server.url}/Users?access_token=${server.token}`);
    const { stderr } = await server.end('SIGTERM');
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { method: 'POST', url: '/scim/v2/Users', status: 201 },
      { method: 'GET', url: '/scim/v2/Users?access_token=[redacted]', status: 401 },
    ]);
    expect(stderr).not.toContain(server.token);
    expect(stderr).not.toContain('hunter2');
  });
});
