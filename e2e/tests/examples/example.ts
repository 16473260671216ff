import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch } from '../reference-server/command.ts';

export const TOKEN = 'choose-a-long-random-token';

/** An example that runs. */
export interface Example {
  readonly url: string;
  send(method: string, path: string, body?: object): Promise<Answer>;
  end(): Promise<void>;
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}

/** Starts the server of an example as its README says, on a free port. */
export async function startExample(name: string, variables: Readonly<Record<string, string>>): Promise<Example> {
  const script = fileURLToPath(new URL(`../../../examples/${name}/server.ts`, import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: '0', SCIM_TOKEN: TOKEN, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = watch(child);
  const [, url = ''] = await running.line(/SCIM base URL: (http\S+)\n/);
  const base = url.replace('localhost', '127.0.0.1');
  return {
    url: base,
    async send(method, path, body) {
      const response = await fetch(base + path, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/scim+json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async end() {
      await running.end('SIGKILL');
    },
  };
}
