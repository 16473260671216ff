import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDirectory } from 'entra-provisioner';
import { createScimClient, type ScimClient } from 'scim-client';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';

const packageFolder = join(dirname(fileURLToPath(import.meta.resolve('entra-provisioner'))), '..');
const command = join(packageFolder, 'dist', 'cli.js');
const mapping = join(packageFolder, '..', 'entra-planner', 'fixtures', 'entra-default.json');

/** What a run of the command came to. */
export interface RunResult {
  /** `null` for one that was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A made-up company, a server, and the command between them. */
export class CompanyRun {
  readonly directory: ReturnType<typeof generateDirectory>;
  readonly client: ScimClient;
  readonly #server: ReferenceServer;
  readonly #folder = mkdtempSync(join(tmpdir(), 'company-'));

  private constructor(server: ReferenceServer, size: { readonly users: number; readonly groups: number }) {
    this.#server = server;
    this.directory = generateDirectory(size);
    this.client = createScimClient({ baseUrl: server.url, token: server.token });
    this.write(this.directory);
  }

  static async start(size: { readonly users: number; readonly groups: number }): Promise<CompanyRun> {
    return new CompanyRun(await startReferenceServer({ port: 0, logLevel: 'silent' }), size);
  }

  async stop(): Promise<void> {
    await this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Changes the directory file. */
  write(directory: object): void {
    writeFileSync(join(this.#folder, 'company.json'), JSON.stringify(directory));
  }

  /** Starts the command. */
  spawn(args: readonly string[] = []): ChildProcessWithoutNullStreams {
    return spawn(
      process.execPath,
      [
        ...[command, 'run', '--mapping', mapping, '--directory', join(this.#folder, 'company.json')],
        ...['--tenant-url', this.#server.url, '--state', this.#state, '--concurrency', '10', ...args],
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
        resolve({ exitCode, ...output });
      });
    });
  }

  /** What the server has: who there is, and who is in which group, by names. */
  async target(): Promise<{ readonly users: readonly string[]; readonly groups: readonly (readonly string[])[] }> {
    const names = new Map<string, string>();
    for await (const { id = '?', userName = '?' } of this.client.users.list({ attributes: ['userName'] }))
      names.set(id, userName);
    const groups: string[][] = [];
    for await (const { displayName, members = [] } of this.client.groups.list()) {
      groups.push([displayName, ...members.map(({ value }) => names.get(String(value)) ?? '?').sort()]);
    }
    return { users: [...names.values()].sort(), groups: sortedByName(groups) };
  }

  /** What it should have. */
  get wanted(): { readonly users: readonly string[]; readonly groups: readonly (readonly string[])[] } {
    const names = new Map(this.directory.users.map((user) => [user.objectId, String(user.userPrincipalName)]));
    const groups = this.directory.groups.map(({ displayName, members = [] }) => [
      String(displayName),
      ...members.map((member) => names.get(member) ?? '?').sort(),
    ]);
    return { users: [...names.values()].sort(), groups: sortedByName(groups) };
  }
}

function sortedByName(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return groups.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
