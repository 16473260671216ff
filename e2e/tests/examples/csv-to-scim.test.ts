import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createScimClient } from 'scim-client';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, type Running, watch } from '../reference-server/command.ts';

const script = fileURLToPath(new URL('../../../examples/csv-to-scim/import.ts', import.meta.url));
const TOKEN = 'choose-a-long-random-token';

let folder: string;
let server: ReferenceServer;
let running: Running | undefined;

beforeAll(async () => {
  server = await startReferenceServer({ port: 0, token: TOKEN, logLevel: 'silent' });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csv-to-scim-'));
});
afterEach(async () => {
  await running?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await server.reset();
});

/** Starts the import as its README says. */
function start(argv: readonly string[], { url = server.url, token = TOKEN } = {}): Running {
  const child = spawn(process.execPath, [script, ...argv, '--url', url], {
    cwd: folder,
    env: { ...process.env, SCIM_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = watch(child);
  return running;
}

const run = (argv: readonly string[], options?: { url?: string; token?: string }): Promise<Outcome> =>
  start(argv, options).end();

function write(name: string, rows: readonly string[]): string {
  writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
  return name;
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `user${index}@example.com`);

function people(count: number): string {
  return write('people.csv', ['userName,givenName,email', ...names(count).map((name) => `${name},Ada,${name}`)]);
}

async function userNames(): Promise<string[]> {
  const { users } = createScimClient({ baseUrl: server.url, token: TOKEN });
  const all = await users.list({ attributes: ['userName'] }).toArray({ limit: 10_000 });
  return all.map(({ userName = '' }) => userName).sort();
}

describe('an import', () => {
  it('creates everybody, tells how far it is, and reports', async () => {
    const { code, stdout, stderr } = await run([people(40), '--report', 'report.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `${4 * (index + 1)} of 40`),
      '40 created, 0 there already, 0 done before, 0 failed',
    ]);
    expect(await userNames()).toEqual(names(40).sort());
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(report).toEqual({
      created: 40,
      'there already': 0,
      'done before': 0,
      failed: 0,
      repeated: {},
      failures: [],
    });
  });

  it('takes each column to its attribute, and fields with commas, quotes and line breaks', async () => {
    const header = 'userName,externalId,givenName,familyName,title,department,email,active';
    write('people.csv', [`\ufeff${header}`, '', 'ada,7,Ada,"Love""lace","Count,\ness",Research,ada@example.com,false']);
    expect(await run(['people.csv'])).toMatchObject({ code: 0 });
    const { users } = createScimClient({ baseUrl: server.url, token: TOKEN });
    expect(await users.findOne('userName eq "ada"')).toMatchObject({
      ...{ externalId: '7', title: 'Count,\ness', active: false, name: { givenName: 'Ada', familyName: 'Love"lace' } },
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Research' },
    });
  });

  it('passes over who is there already', async () => {
    const { users } = createScimClient({ baseUrl: server.url, token: TOKEN });
    await users.create({ userName: 'USER1@example.com', title: 'Pilot' });
    const { code, stdout } = await run([people(3)]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 created, 1 there already, 0 done before, 0 failed');
    expect(await users.findOne('userName eq "user1@example.com"')).toMatchObject({ title: 'Pilot' });
  });

  it('creates each one once, however often it is killed', async () => {
    const file = people(300);
    for (const progress of [30, 120, 210]) {
      const killed = start([file]);
      await killed.line(new RegExp(`^${progress} of 300$`, 'm'));
      await killed.end('SIGKILL');
    }
    const { code, stdout } = await run([file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ 0 failed\n$/);
    expect(Number(/(\d+) done before/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(210 - 4);
    expect(await userNames()).toEqual(names(300).sort());
  });

  it('finishes what it began when it is stopped, and goes on', async () => {
    const file = people(300);
    const stopped = start([file]);
    await stopped.line(/^30 of 300$/m);
    const { code, stdout } = await stopped.end('SIGTERM');
    expect(code).toBe(1);
    expect(stdout).toContain('stopped; run it again to go on');
    const journal = readFileSync(join(folder, 'people.csv.journal'), 'utf8');
    expect(journal.match(/"begun"/g)?.length).toBe(journal.match(/"done"/g)?.length);
    expect(await run([file])).toMatchObject({ code: 0 });
    expect(await userNames()).toEqual(names(300).sort());
  });

  it('goes on behind a journal whose last line was cut off', async () => {
    const file = people(3);
    await run([file]);
    appendFileSync(join(folder, 'people.csv.journal'), '{"begun":"us');
    const { code, stdout } = await run([file]);
    expect(code).toBe(0);
    expect(stdout).toContain('0 created, 0 there already, 3 done before, 0 failed');
    expect(await run([file])).toMatchObject({ code: 0 });
  });
});

/** Takes a second user of the same name, as some service providers do, and kills its caller before it answers one. */
it('looks up who it was about to create when it was killed', async () => {
  const stored: string[] = [];
  let victim: Running | undefined;
  const careless = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.setHeader('content-type', 'application/scim+json');
    if (request.method === 'POST') {
      const { userName } = JSON.parse(body);
      stored.push(userName);
      if (stored.length === 5 && victim !== undefined) process.kill(victim.pid, 'SIGKILL');
      else response.writeHead(201).end(JSON.stringify({ id: String(stored.length), userName }));
      return;
    }
    const filter = new URL(request.url ?? '', 'http://localhost').searchParams.get('filter') ?? '';
    const Resources = stored
      .map((userName, index) => ({ id: String(index + 1), userName }))
      .filter(({ userName }) => filter.includes(JSON.stringify(userName)));
    response.writeHead(filter === '' ? 404 : 200).end(JSON.stringify({ totalResults: Resources.length, Resources }));
  });
  careless.listen(0, '127.0.0.1');
  await once(careless, 'listening');
  const url = `http://127.0.0.1:${(careless.address() as AddressInfo).port}/scim`;
  try {
    const argv = [people(10), '--concurrency', '1'];
    victim = start(argv, { url });
    expect((await victim.end()).code).toBe(null);
    const { code, stdout } = await run(argv, { url });
    expect(code).toBe(0);
    expect(stdout).toContain('5 created, 1 there already, 4 done before, 0 failed');
    expect(stored).toEqual(names(10));
  } finally {
    careless.closeAllConnections();
    careless.close();
  }
});

describe('what is wrong is said, and nothing is sent', () => {
  const header = 'userName,email,active';
  it.each<[string, readonly string[] | undefined, RegExp]>([
    ['a file that is not there', undefined, /^can not read people\.csv: ENOENT/],
    ['an empty file', [], /^people\.csv is empty; its first row must name the columns\n$/],
    ['no userName', ['email', 'a@b.c'], /the column userName is missing/],
    [
      'a column that nobody knows',
      ['userName,mail', 'a,b'],
      /no column is called "mail"; there are userName, externalId/,
    ],
    ['a column twice', ['userName,userName', 'a,b'], /a column is named twice/],
    ['a quote that is not closed', [header, 'a,"b'], /^people\.csv is no CSV: Quote Not Closed.*line 2/],
    ['a row that is too short', [header, 'a'], /^people\.csv, line 2: has 1 fields, not 3\n/],
    ['a user without a name', [header, ',a@b.c,true'], /line 2: has no userName/],
    ['a user twice', [header, 'a,,', 'A,,'], /line 3: has the userName of line 2/],
    ['an address that is none', [header, 'a,b,'], /line 2: email "b" is no e-mail address/],
    ['a truth value that is none', [header, 'a,,ja'], /line 2: active must be true or false, not "ja"/],
  ])('%s', async (_, rows, message) => {
    if (rows !== undefined) writeFileSync(join(folder, 'people.csv'), rows.map((row) => `${row}\n`).join(''));
    const { code, stdout, stderr } = await run(['people.csv']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(existsSync(join(folder, 'people.csv.journal'))).toBe(false);
    expect(await userNames()).toEqual([]);
  });

  it.each([[[]], [['people.csv', 'more.csv']], [['people.csv', '--concurrency', '0']], [['people.csv', '--fast']]])(
    'wrong arguments: %j',
    async (argv) => {
      people(1);
      expect(await run(argv)).toMatchObject({ code: 2, stdout: '', stderr: expect.not.stringMatching(/^ +at /m) });
    },
  );
});

it('imports the rows that are right when it is told to', async () => {
  write('people.csv', ['userName,active', 'ada,true', 'bob,ja', ',true', 'cyd,']);
  const { code, stdout } = await run(['people.csv', '--skip-bad-rows', '--report', 'report.json']);
  expect(code).toBe(1);
  expect(stdout).toContain('line 3: bob: active must be true or false, not "ja"\nline 4: (nobody): has no userName\n');
  expect(stdout).toContain('2 created, 0 there already, 0 done before, 2 failed');
  expect(await userNames()).toEqual(['ada', 'cyd']);
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).failures).toHaveLength(2);
});

it('says that the token is refused, does not show it, and goes on with the right one', async () => {
  const file = people(5);
  const refused = await run([file], { token: 'not-the-token' });
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/401.*\nrun it again to go on\n$/s) });
  expect(refused.stdout + refused.stderr).not.toContain('not-the-token');
  expect(await userNames()).toEqual([]);
  expect(await run([file])).toMatchObject({ code: 0 });
  expect(await userNames()).toEqual(names(5).sort());
});

it('says that nobody is there', async () => {
  const { code, stderr } = await run([people(1)], { url: 'http://127.0.0.1:9/scim' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^(POST|GET) http:\/\/127\.0\.0\.1:9\/scim\/\S+: .*\nrun it again to go on\n$/);
});

it('does not go on with the journal of another service provider, or with another file', async () => {
  const file = people(1);
  await run([file]);
  const other = await run([file], { url: 'https://scim.example.com/v2' });
  expect(other).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/people\.csv\.journal belongs to http:\S+; name /),
  });
  const wrong = await run([file, '--journal', file]);
  expect(wrong).toMatchObject({ code: 2, stderr: 'people.csv:1 is no line of a journal\n' });
  expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^userName.*example\.com\n$/s);
  for (const text of ['{"precious": true}', '{"precious": true}\n{}', 'precious']) {
    writeFileSync(join(folder, 'precious.json'), text);
    expect(await run([file, '--journal', 'precious.json'])).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(folder, 'precious.json'), 'utf8')).toBe(text);
  }
});

it('sends nothing in a dry run', async () => {
  const { code, stdout } = await run([people(2), '--dry-run']);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^POST \/Users \{.*"userName":"user0@example\.com"/),
    expect.stringMatching(/^POST \/Users \{.*"userName":"user1@example\.com"/),
  ]);
  expect(await userNames()).toEqual([]);
});
