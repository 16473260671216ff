import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureOptions } from '../shared/measure.ts';
import { formatTime } from '../shared/report.ts';
import { type Load, percentile } from './load.ts';
import { type ServerProcess, startOurs, startPeer } from './server-process.ts';

/** The servers of a run, with their files; {@link end} leaves nothing behind. */
export class Servers {
  readonly #folder = mkdtempSync(join(tmpdir(), 'scim-bench-'));
  readonly #servers = new Map<string, ServerProcess>();
  readonly #loads: Load[] = [];

  /** By the time that the servers work: a server that has a core for itself answers as often as that allows. */
  readonly options: MeasureOptions = {
    ...{ rounds: 9, roundTime: 1_000, warmUpTime: 3_000 },
    now: () => [...this.#servers.values()].reduce((sum, server) => sum + server.processorTime(), 0),
  };

  file(name: string): string {
    return join(this.#folder, `${name}.db`);
  }

  /** The reference server on a file; one process for each file and flags. */
  async ours(name: string, flags: readonly string[] = []): Promise<ServerProcess> {
    const key = [name, ...flags].join(' ');
    return this.#servers.get(key) ?? this.#keep(key, await startOurs(this.file(name), flags));
  }

  /** The bare server on a file. */
  async peer(name: string): Promise<ServerProcess> {
    return this.#servers.get(name) ?? this.#keep(name, await startPeer(this.file(name)));
  }

  /** Closes it at the end. */
  use(load: Load): Load {
    this.#loads.push(load);
    return load;
  }

  async end(): Promise<void> {
    for (const load of this.#loads) load.close();
    await Promise.all([...this.#servers.values()].map((server) => server.end()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #keep(name: string, server: ServerProcess): ServerProcess {
    this.#servers.set(name, server);
    return server;
  }
}

/** Where the endpoints of a server are, without its address. */
export function pathOf({ url }: ServerProcess): string {
  return new URL(url).pathname.replace(/\/$/, '');
}

/** @throws AssertionError for any status but 200. */
export async function bodyOf(server: ServerProcess, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${server.token}` };
  const response = await fetch(server.url.replace(/\/$/, '') + path, { headers });
  assert.equal(response.status, 200, path);
  return response.text();
}

/** Prints how long single requests took, which depends on how many are under way at once. */
export function tellTimes(what: string, load: Load): void {
  const times = load.takeTimes();
  const [middle, most] = [percentile(times, 50), percentile(times, 99)].map(formatTime);
  console.log(`        ${what}: median ${middle}, p99 ${most}, of ${times.length}`);
}
