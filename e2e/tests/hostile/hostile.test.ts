import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyConsistent } from '../durability/verify.ts';
import { endAll } from '../reference-server/command.ts';
import { bombard } from './bombard.ts';
import { PASSWORD, type Reply, startTarget, type Target } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-hostile-'));
const file = join(folder, 'hostile.db');
const json = { 'content-type': 'application/scim+json' };
let target: Target;
beforeAll(async () => {
  target = await startTarget(file);
});
afterAll(async () => {
  await target.close();
  verifyConsistent(file);
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

const post = (body: string | Uint8Array, path = '/Users', headers: Record<string, string> = json) =>
  target.send({ method: 'POST', target: path, headers, body });

function expectScimError({ status, text, type }: Reply, expected: number, scimType?: string): void {
  expect([status, type], text).toEqual([expected, 'application/scim+json']);
  expect(JSON.parse(text)).toMatchObject({ status: String(expected), ...(scimType === undefined ? {} : { scimType }) });
}

it('answers whatever is sent with SCIM, and never with a fault of its own', async () => {
  await bombard(target, 3_000, 1);
});

describe('bodies', () => {
  it.each([
    ['nested too deep', `{"userName":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['that never end', '{"userName":"x"'],
    ['that are no UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
    ['with half a character', '{"userName":"\\ud800"}'],
    ['that are empty', ''],
    ['that are no object', '[1]'],
  ])('%s are refused as 400 invalidSyntax', async (_, body) => {
    expectScimError(await post(body), 400, 'invalidSyntax');
  });

  it('with huge arrays are refused, or read in time', async () => {
    const emails = Array.from({ length: 20_000 }, (_, index) => ({ value: `${index}@example.com` }));
    expectScimError(await post(JSON.stringify({ userName: 'many', emails: [...emails, ...emails, ...emails] })), 413);
    const operations = Array.from({ length: 1_001 }, () => ({ op: 'remove', path: 'title' }));
    const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
    const { status } = await target.send({
      method: 'PATCH',
      target: '/Users/x',
      headers: json,
      body: JSON.stringify(patch),
    });
    expect([400, 404, 413]).toContain(status);
  });

  it('do not change what every object inherits from', async () => {
    const body = '{"userName":"polluter","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    expect((await post(body)).status).toBe(201);
    const { text } = await target.send({ method: 'GET', target: '/Users?filter=userName+eq+%22polluter%22' });
    expect(text).not.toContain('polluted');
    expect(JSON.parse(text).Resources[0].polluted).toBeUndefined();
  });

  it('in a coding or a character set that is not accepted are 415', async () => {
    expectScimError(await post(gzipSync('{"userName":"zip"}'), '/Users', { ...json, 'content-encoding': 'gzip' }), 415);
    expectScimError(await post('{}', '/Users', { 'content-type': 'application/scim+json; charset=utf-16' }), 415);
    expectScimError(await post('{}', '/Users', { 'content-type': 'text/html' }), 415);
  });

  it('that come slowly keep nobody else waiting, and change nothing when they break off', async () => {
    const { url, token } = target;
    const head = `POST ${url.pathname}/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
    const sockets = Array.from({ length: 100 }, () => connect(Number(url.port), url.hostname));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) {
      socket.write(`${head}Content-Type: application/scim+json\r\nContent-Length: 1000\r\n\r\n{"userName":"slow`);
    }
    expect((await target.send({ method: 'GET', target: '/Users?filter=userName+sw+%22slow%22' })).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    const { text } = await target.send({ method: 'GET', target: '/Users?filter=userName+sw+%22slow%22' });
    expect(JSON.parse(text).totalResults).toBe(0);
  });
});

describe('SQL', () => {
  const attacks = [
    "'; DROP TABLE resource; --",
    "' OR '1'='1",
    '" OR ""="',
    "x') UNION SELECT document FROM resource --",
    '%',
    '_',
  ];

  it.each(attacks)('in every position means nothing: %s', async (sql) => {
    const encoded = encodeURIComponent(sql);
    const quoted = encodeURIComponent(JSON.stringify(sql));
    const created = await post(JSON.stringify({ userName: sql, externalId: sql, title: sql }));
    expect([201, 409]).toContain(created.status);
    for (const path of ['userName', 'externalId', 'title', 'emails.value', 'id', 'meta.location']) {
      const { status, text } = await target.send({ method: 'GET', target: `/Users?filter=${path}%20eq%20${quoted}` });
      expect(status, text).toBe(200);
      expect(JSON.parse(text).totalResults).toBeLessThanOrEqual(1);
    }
    for (const search of [
      `filter=${encoded}`,
      `sortBy=${encoded}`,
      `sortOrder=${encoded}`,
      `count=${encoded}`,
      `cursor=${encoded}`,
    ]) {
      expectScimError(await target.send({ method: 'GET', target: `/Users?${search}` }), 400);
    }
    for (const search of [`attributes=${encoded}`, `excludedAttributes=${encoded}`, `${encoded}=1`]) {
      expect((await target.send({ method: 'GET', target: `/Users?${search}` })).status).toBe(200);
    }
    expectScimError(await target.send({ method: 'GET', target: `/Users/${encoded}` }), 404);
    expectScimError(await target.send({ method: 'DELETE', target: `/Groups/${encoded}` }), 404);
    const { status } = await target.send({
      method: 'GET',
      target: '/Users?count=1',
      headers: { 'if-none-match': sql },
    });
    expect(status).toBe(200);
  });
});

describe('tricks with headers', () => {
  const base = () => `${target.url.pathname}/Users`;
  const authorization = () => `Authorization: Bearer ${target.token}\r\n`;
  const wrong = 'Authorization: Bearer wrong\r\n';

  it.each([
    ['two Authorization headers, the right one first', () => authorization() + wrong],
    ['two Authorization headers, the right one last', () => wrong + authorization()],
    ['the right Authorization header twice', () => authorization() + authorization()],
  ])('%s are refused', async (_, headers) => {
    const answer = await target.sendRaw(`GET ${base()} HTTP/1.1\r\nHost: x\r\n${headers()}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|401) /);
  });

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n', 'hello!'],
    ['a length beside a transfer coding', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'],
    ['a transfer coding that does not exist', 'Transfer-Encoding: xchunked\r\n', ''],
    ['a header line without a colon', 'nonsense\r\n', ''],
    ['a name with a space', 'X Y: z\r\n', ''],
  ])('%s are refused', async (_, header, body) => {
    const answer = await target.sendRaw(
      `POST ${base()} HTTP/1.1\r\nHost: x\r\n${authorization()}Content-Type: application/json\r\n${header}Connection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain('application/scim+json');
  });

  it('a host that is none is not repeated', async () => {
    const { text } = await target.send({ method: 'GET', target: '/Users?count=1', headers: { host: 'evil"><x>' } });
    expect(text).not.toContain('evil');
  });

  it('headers without end are refused', async () => {
    const answer = await target
      .sendRaw(`GET ${base()} HTTP/1.1\r\nHost: x\r\n${authorization()}X: ${'a'.repeat(300_000)}\r\n\r\n`)
      .catch((error: NodeJS.ErrnoException) => String(error.code));
    expect(answer).toMatch(/^(HTTP\/1\.1 431 |ECONNRESET|EPIPE)/);
  });
});

it('never shows a password, however it is asked for', async () => {
  const shown: string[] = [];
  for (const path of [
    '/Users?attributes=password',
    '/Users?filter=password%20pr',
    `/Users?filter=password%20eq%20${encodeURIComponent(JSON.stringify(PASSWORD))}`,
    '/Users?sortBy=password',
    '/?attributes=password',
    '/Users?excludedAttributes=id',
  ]) {
    shown.push((await target.send({ method: 'GET', target: path })).text);
  }
  const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], attributes: ['password'] };
  shown.push((await post(JSON.stringify(search), '/Users/.search')).text);
  for (const text of shown) expect(text).not.toMatch(/correct horse|pbkdf2/);
});
