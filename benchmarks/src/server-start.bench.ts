import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startReferenceServer } from 'scim-reference-server';
import { compare } from './shared/compare.ts';

/** How soon the reference server answers, beside the least that a server on Koa and better-sqlite3 is. */
const token = 'a-token-for-measuring';
const ours = fileURLToPath(new URL('../../apps/reference-server/dist/cli.js', import.meta.url));
const peer = fileURLToPath(new URL('./server-start/koa-and-sqlite.js', import.meta.url));
const { start }: { start(): Promise<{ url: string; close(): Promise<void> }> } = await import(peer);

async function answer(url: string): Promise<void> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, connection: 'close' } });
  await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
}

/** From starting a process to its first answer, and to its end. */
async function startProcess(argv: readonly string[], path: string): Promise<void> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let url: string | undefined;
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) {
    printed += text;
    url = /URL +(http\S+)/.exec(printed)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error(`no URL in ${printed}`);
  await answer(url + path);
  child.kill('SIGKILL');
  await once(child, 'close');
}

async function inProcess(server: { readonly url: string; close(): Promise<void> }, path: string): Promise<void> {
  await answer(server.url + path);
  await server.close();
}

await compare({
  name: 'from process start to the first answer, against Koa and better-sqlite3',
  ours: () => startProcess([ours, '--port', '0', '--token', token], '/Users'),
  peer: () => startProcess([peer], ''),
  target: { timeAtMost: 2.5 },
  rounds: 11,
  roundTime: 500,
});
await compare({
  name: 'start, one request, stop, in process, against Koa and better-sqlite3',
  ours: async () => inProcess(await startReferenceServer({ port: 0, token, logLevel: 'silent' }), '/Users'),
  peer: async () => inProcess(await start(), ''),
  target: { timeAtMost: 4 },
});
