import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Directory } from 'entra-planner';
import { ServerProcess } from '../scim-client/server-process.ts';

const command = fileURLToPath(new URL('cli.js', import.meta.resolve('entra-provisioner')));
const token = 'a-token-for-measuring';

/** What became of an initial cycle that was killed. */
export interface Resumption {
  /** Who was there when it was killed. */
  readonly before: number;
  /** Who was there in the end. */
  readonly after: number;
  /** Writes that the second process sent. */
  readonly writes: number;
}

/** Runs the command on a directory, kills it when half of the people are there, and runs it again. */
export async function killAndResume(directory: Directory, mapping: URL): Promise<Resumption> {
  const server = await ServerProcess.start(token);
  const folder = mkdtempSync(join(tmpdir(), 'entra-provisioner-bench-'));
  try {
    const company = join(folder, 'company.json');
    writeFileSync(company, JSON.stringify(directory));
    const start = () =>
      spawn(
        process.execPath,
        [
          ...[command, 'run', '--mapping', fileURLToPath(mapping), '--directory', company],
          ...['--tenant-url', server.url, '--state', join(folder, 'state.json'), '--scope', 'all'],
        ],
        { env: { ...process.env, ENTRA_PROVISIONER_TOKEN: token }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
    const killed = start();
    const end = once(killed, 'exit');
    while ((await countUsers(server)) < directory.users.length / 2);
    killed.kill('SIGKILL');
    await end;
    const before = await countUsers(server);
    const writes = writesIn(await outputOf(start()));
    return { before, after: await countUsers(server), writes };
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function countUsers({ url }: ServerProcess): Promise<number> {
  const response = await fetch(`${url}/Users?count=0`, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { readonly totalResults: number }).totalResults;
}

async function outputOf({ stdout }: ReturnType<typeof spawn>): Promise<string> {
  let text = '';
  for await (const chunk of stdout?.setEncoding('utf8') ?? []) text += chunk;
  return text;
}

/** `requests: 2 probe, 50000 match, 50000 create` has 50,000. */
function writesIn(summary: string): number {
  const sent = /^requests: (.*)$/m.exec(summary)?.[1];
  if (sent === undefined) throw new Error(`no summary: ${summary}`);
  const writes = sent.matchAll(/([\d,]+) (create|update|reference|delete)/g);
  return [...writes].reduce((sum, [, count]) => sum + Number(count?.replaceAll(',', '')), 0);
}
