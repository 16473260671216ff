import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../apps/reference-server/dist/cli.js', import.meta.url));

/** The reference server in a process of its own, so that it does not work on the caller's time. */
export class ServerProcess {
  readonly #child: ChildProcess;
  /** The SCIM base URL. */
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(token: string): Promise<ServerProcess> {
    const argv = [command, '--port', '0', '--token', token, '--log-level', 'silent'];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout) {
      printed += text;
      const url = /URL +(http\S+)/.exec(printed)?.[1];
      if (url !== undefined) return new ServerProcess(child, url);
    }
    throw new Error(`the server printed no URL: ${printed}`);
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}
