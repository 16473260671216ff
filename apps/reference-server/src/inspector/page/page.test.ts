import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Koa from 'koa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../http/listen.ts';
import { ask } from '../test-support/ask.ts';
import { createPage } from './page.ts';
import { isOfPage } from './paths.ts';

let folder: string;
let listener: Listener;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inspector-page-'));
  const app = new Koa();
  app.use(createPage(join(folder, 'page')));
  const options = { host: '127.0.0.1', port: 0, requestTimeout: 60_000, idleTimeout: 60_000 };
  listener = await listen(app.callback(), options);
  url = `http://127.0.0.1:${listener.port}`;
});
afterEach(async () => {
  await listener.close(0);
  rmSync(folder, { recursive: true });
});

function build() {
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Inspector</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js'), 'export {};');
}

const views = ['/', '/latest', '/exchanges/12', '/resources/default/User/2819c223', '/filter', '/lint', '/state'];

describe('the built page', () => {
  it.each(views)('is what %s shows, and nothing runs but what comes with it', async (path) => {
    build();
    const { status, headers, text } = await ask(url + path);
    expect(status).toBe(200);
    expect(text).toContain('<title>Inspector');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('loads files that a browser need not ask for again', async () => {
    build();
    const { status, headers } = await ask(`${url}/assets/index-1a2b.js`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((await ask(`${url}/assets/other.js`)).status).toBe(404);
    expect((await ask(`${url}/`, { method: 'POST' })).status).toBe(404);
  });

  it('says what to do when it has not been built', async () => {
    const { status, headers, text } = await ask(url);
    expect([status, headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(text).toContain('pnpm build');
  });
});

it('has no path that leads out of its folder, or into what is not its own', () => {
  expect([...views, '/assets/index-1a2b.js', '/favicon.svg'].filter((path) => !isOfPage(path))).toEqual([]);
  const others = ['/assets/../x', '/assets/..', '/assets/a/b', '/secret.txt', '/index.html', '/exchanges/x', '/livez'];
  expect(others.filter((path) => isOfPage(path))).toEqual([]);
});
