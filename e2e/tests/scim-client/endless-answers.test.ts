import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createScimClient, ScimClientError, type ScimClientOptions } from 'scim-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watch } from '../reference-server/command.ts';
import { type Behaviour, hangs, type MisbehavingServer, startMisbehavingServer } from './misbehaving-server.ts';

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(() => server.close());

/** Begins an answer, and goes on for ever. */
function endless(response: ServerResponse, piece: string | Buffer, headers = {}, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/scim+json', ...headers });
  const more = () => {
    if (response.destroyed) return;
    response.write(piece);
    setTimeout(more, 5);
  };
  more();
}

/** What ends a call, and whether the server sees that nobody listens any more. */
async function fate(behaviour: Behaviour, options: Partial<ScimClientOptions>, signal?: AbortSignal) {
  let closed: Promise<unknown> | undefined;
  server.behave((response, request) => {
    closed = once(response, 'close');
    behaviour(response, request);
  });
  const { users } = createScimClient({ baseUrl: server.url, token: 'a-token', retry: false, ...options });
  const error: unknown = await users.get('1', { signal }).catch((error: unknown) => error);
  // It waits for ever where the connection stays open.
  await closed;
  return error instanceof ScimClientError ? error.code : (error as Error).name;
}

const letters = Buffer.alloc(16_384, 'a');

describe('an answer without end', () => {
  it.each<[string, Behaviour, Partial<ScimClientOptions>, string]>([
    ['ends with the time for an attempt', (response) => endless(response, ' '), { timeout: 200 }, 'SCIM_TIMEOUT'],
    ['ends with the deadline', (response) => endless(response, ' '), { deadline: 200 }, 'SCIM_TIMEOUT'],
    ['ends when no head comes', hangs, { timeout: 200 }, 'SCIM_TIMEOUT'],
    ['ends at the largest size', (response) => endless(response, letters), { maxResponseBytes: 1e6 }, 'SCIM_PROTOCOL'],
    [
      'ends at the largest size, also of an error',
      (response) => endless(response, letters, {}, 400),
      { maxResponseBytes: 1e6 },
      'SCIM_PROTOCOL',
    ],
    [
      'ends at the largest size of what is unpacked',
      (response) => {
        const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
        response.writeHead(200, { 'content-type': 'application/scim+json', 'content-encoding': 'gzip' });
        response.write(bomb);
      },
      { maxResponseBytes: 1e6 },
      'SCIM_PROTOCOL',
    ],
  ])('%s, and frees its connection', async (_, behaviour, options, expected) => {
    expect(await fate(behaviour, options)).toBe(expected);
  });

  it('ends with the signal, and frees its connection', async () => {
    expect(await fate((response) => endless(response, ' '), {}, AbortSignal.timeout(200))).toBe('TimeoutError');
  });

  it('keeps no process alive, and leaves nothing unhandled', async () => {
    server.behave((response) => endless(response, ' '));
    const script = `
      import { createScimClient } from 'scim-client';
      process.on('unhandledRejection', (error) => console.log('unhandled', error));
      const { users, groups } = createScimClient({ baseUrl: process.env.BASE, token: 'a-token', concurrency: 2 });
      const giveUp = new AbortController();
      const calls = [
        users.get('1', { signal: giveUp.signal }),
        users.get('2', { timeout: 50, retry: false }),
        users.get('3', { deadline: 100 }),
        users.list({ signal: giveUp.signal }).toArray({ limit: 5 }),
        users.list({ deadline: 80 }).toArray({ limit: 5 }),
        groups.members('1').add(['1'], { deadline: 60 }),
      ];
      setTimeout(() => giveUp.abort(), 150);
      console.log((await Promise.allSettled(calls)).map(({ status }) => status).join(' '));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, BASE: server.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { code, stdout, stderr } = await watch(child).end();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('rejected rejected rejected rejected rejected rejected\n');
  });
});
