import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Directory, DirectoryUser } from 'entra-planner';
import { generateDirectory, type LogEntry } from 'entra-provisioner';
import { createScimClient, type ScimClient } from 'scim-client';
import type { Mode } from 'scim-core';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { changed } from './changes.ts';
import { WriteCount, type Writes } from './writes.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const packageFolder = join(dirname(fileURLToPath(import.meta.resolve('entra-provisioner'))), '..');
const command = join(packageFolder, 'dist', 'cli.js');
const mapping = join(packageFolder, '..', 'entra-planner', 'fixtures', 'entra-default.json');

/** How many requests may be under way at a time. */
export const CONCURRENCY = 10;

/** What a run of the command came to. */
export interface RunResult {
  /** `null` for one that was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A made-up company, a server, and the command between them. */
export class CompanyRun {
  readonly client: ScimClient;
  readonly #server: ReferenceServer;
  readonly #tenantUrl: string;
  #directory: Directory;
  /** What was written since it was asked last. */
  #writes = new WriteCount();
  /** The id of the last request that was counted. */
  #counted = 0;
  readonly #folder = mkdtempSync(join(tmpdir(), 'company-'));

  private constructor(
    server: ReferenceServer,
    size: { readonly users: number; readonly groups: number },
    flag: string,
  ) {
    this.#server = server;
    this.#tenantUrl = server.url + flag;
    this.#directory = generateDirectory(size);
    this.client = createScimClient({ baseUrl: server.url, token: server.token });
    this.write(this.#directory);
  }

  /**
   * @param mode How closely the server follows the RFC.
   * @param flag What stands behind the tenant URL.
   */
  static async start(
    size: { readonly users: number; readonly groups: number },
    mode: Mode = 'lenient',
    flag = '',
  ): Promise<CompanyRun> {
    // All that one process sends for 10,000 users.
    const keep = { keepRequests: 100_000, keepBytes: 999_999_999 };
    return new CompanyRun(await startReferenceServer({ port: 0, logLevel: 'silent', mode, ...keep }), size, flag);
  }

  /** The last requests that the server got, oldest first. */
  get requests(): ReferenceServer['requests'] {
    return this.#server.requests;
  }

  /** What was written since this was asked last. */
  takeWrites(): Writes {
    const writes = this.#writes.result;
    this.#writes = new WriteCount();
    return writes;
  }

  #countRequests(): void {
    const before = this.#counted;
    const oldest = this.requests.at(0)?.id ?? 0;
    if (oldest > before + 1) throw new Error(`the server keeps nothing of what came between ${before} and ${oldest}`);
    for (const request of this.requests) {
      if (request.id <= before) continue;
      this.#writes.add(request);
      this.#counted = Math.max(this.#counted, request.id);
    }
  }

  /** What the log says. */
  logs(): readonly LogEntry[] {
    const lines = readFileSync(`${this.#state}.log`, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogEntry);
  }

  async stop(): Promise<void> {
    await this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }

  get directory(): Directory {
    return this.#directory;
  }

  /** Makes so many random changes to the directory; the same seed makes the same ones. */
  change(count: number, seed: number): void {
    this.#directory = changed(this.#directory, count, seed);
    this.write(this.#directory);
  }

  /** Writes the directory file. */
  write(directory: object): void {
    writeFileSync(join(this.#folder, 'company.json'), JSON.stringify(directory));
  }

  /** Starts the command. */
  spawn(args: readonly string[] = []): ChildProcessWithoutNullStreams {
    return spawn(
      process.execPath,
      [
        ...[command, 'run', '--mapping', mapping, '--directory', join(this.#folder, 'company.json')],
        ...['--tenant-url', this.#tenantUrl, '--state', this.#state, '--concurrency', `${CONCURRENCY}`, ...args],
      ],
      { env: { ...process.env, ENTRA_PROVISIONER_TOKEN: this.#server.token } },
    );
  }

  get #state(): string {
    return join(this.#folder, 'state.json');
  }

  /**
   * Runs one cycle in a process of its own.
   *
   * @param killAt Kills the process once its journal has so many bytes.
   */
  run(args: readonly string[] = [], killAt = Number.POSITIVE_INFINITY): Promise<RunResult> {
    const journal = `${this.#state}.journal`;
    const child = this.spawn(args);
    const watcher = watch(this.#folder, () => {
      if (existsSync(journal) && statSync(journal).size >= killAt) child.kill('SIGKILL');
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output.stderr += chunk;
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode) => {
        watcher.close();
        this.#countRequests();
        resolve({ exitCode, ...output });
      });
    });
  }

  /** What the server has: who there is, and who is in which group, by names. */
  async target(): Promise<Inventory> {
    const stored = new Map<string, StoredUser>();
    const attributes = ['userName', 'active', 'title', `${ENTERPRISE}:manager`];
    for await (const user of this.client.users.list({ attributes })) stored.set(String(user.id), user);
    const nameOf = (id: unknown) => stored.get(String(id))?.userName ?? '?';
    const managed = new Set(this.#directory.users.filter(sendsManager).map((user) => user.userPrincipalName));
    const users = [...stored.values()].map(({ userName = '?', active, title, [ENTERPRISE]: enterprise }) => ({
      ...{ userName, active, title },
      // A manager who is no longer one stays in the target, since null never flows.
      manager: managed.has(userName) ? nameOf(enterprise?.manager?.value) : undefined,
    }));
    const groups: Inventory['groups'][number][] = [];
    for await (const { displayName, members = [] } of this.client.groups.list()) {
      groups.push([displayName, ...members.map(({ value }) => nameOf(value)).sort()]);
    }
    return sorted({ users, groups });
  }

  /** What it should have. */
  get wanted(): Inventory {
    const names = new Map(this.#directory.users.map((user) => [user.objectId, String(user.userPrincipalName)]));
    const nameOf = (id: unknown) => names.get(String(id)) ?? '?';
    const users = this.#directory.users.map((user) => ({
      userName: nameOf(user.objectId),
      active: user.accountEnabled !== false,
      title: user.jobTitle as string | undefined,
      manager: sendsManager(user) ? nameOf(user.manager) : undefined,
    }));
    const groups = this.#directory.groups.map(({ displayName, members = [] }) => [
      String(displayName),
      ...members.map(nameOf).sort(),
    ]);
    return sorted({ users, groups });
  }
}

/** Who there is, and who is in which group. */
interface Inventory {
  readonly users: readonly {
    readonly userName: string;
    readonly active: boolean | undefined;
    readonly title: string | undefined;
    readonly manager: string | undefined;
  }[];
  readonly groups: readonly (readonly string[])[];
}

type StoredUser = NonNullable<Awaited<ReturnType<ScimClient['users']['get']>>>;

/** The second pass, which links managers, leaves out who is disabled. */
function sendsManager({ manager, accountEnabled }: DirectoryUser): boolean {
  return manager !== undefined && accountEnabled !== false;
}

function sorted({ users, groups }: Inventory): Inventory {
  return {
    users: users.toSorted((a, b) => (a.userName < b.userName ? -1 : 1)),
    groups: groups.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  };
}
