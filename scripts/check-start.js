import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts the reference server the way README says, on a random port, asks it something and stops it as Ctrl-C does.
 * Plain JavaScript, because it runs with whatever Node a machine has, before anything is installed.
 */
const MINUTE = 60_000;
const windows = process.platform === 'win32';

const server = spawn('npx', ['-y', 'pnpm', 'start', '--port', '0'], {
  cwd: join(import.meta.dirname, '..'),
  // A group of its own, so that all of it gets the signal, as from a terminal.
  detached: !windows,
  shell: windows,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const closed = new Promise((resolve) => server.on('close', resolve));

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  if (windows) spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f']);
  else process.kill(-server.pid, signal);
}

/**
 * @template T
 * @param {string} what
 * @param {number} milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
async function within(what, milliseconds, promise) {
  const began = Date.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${milliseconds / 1000} s`)), milliseconds);
  });
  const result = await Promise.race([promise, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
  console.log(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** @returns {Promise<{ url: string, token: string }>} */
function readBanner() {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
      const url = /^\s*URL\s+(http\S+)$/m.exec(text)?.[1];
      const token = /^\s*Token\s+(\S+)$/m.exec(text)?.[1];
      if (url !== undefined && token !== undefined) resolve({ url, token });
    });
    closed.then((code) => reject(new Error(`ended with ${code} before it printed a URL and a token`)));
  });
}

/** @param {{ url: string, token: string }} server */
async function ask({ url, token }) {
  const response = await fetch(`${url}/Users`, { headers: { authorization: `Bearer ${token}` } });
  const body = /** @type {{ totalResults?: unknown }} */ (await response.json());
  if (response.status !== 200 || body.totalResults !== 0) {
    throw new Error(`GET ${url}/Users answered ${response.status} ${JSON.stringify(body)}`);
  }
}

/** @param {{ url: string }} server */
async function look({ url }) {
  const response = await fetch(new URL('/', url));
  if (response.status !== 200 || !(await response.text()).includes('<title>SCIM inspector</title>')) {
    throw new Error(`GET / answered ${response.status}, and not the page of the inspector`);
  }
}

try {
  const banner = await within('installed, built and started', 10 * MINUTE, readBanner());
  await within('answered', MINUTE / 6, ask(banner));
  await within('showed its page', MINUTE / 6, look(banner));
  stop('SIGINT');
  await within('stopped', MINUTE / 6, closed);
} finally {
  stop('SIGKILL');
}
