import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../shared/workspaces.ts';

export interface RunningServer {
  readonly origin: string;
  readonly token: string;
  close(): Promise<void>;
}

interface ReferenceServerModule {
  startReferenceServer(options: {
    port: number;
    database: string;
    token: string;
  }): Promise<{ url: string; close(): Promise<void> }>;
}

/** Starts the built reference server on a random port, with an empty database in memory. */
async function startServer(): Promise<RunningServer> {
  const entry = pathToFileURL(join(repositoryRoot, 'apps', 'reference-server', 'dist', 'index.js'));
  const { startReferenceServer }: ReferenceServerModule = await import(entry.href);
  const token = randomUUID();
  const server = await startReferenceServer({ port: 0, database: ':memory:', token });
  return { origin: new URL(server.url).origin, token, close: () => server.close() };
}

/** Runs something with a server of its own when it asks for one. */
export async function withServer<T>(wanted: boolean, use: (server?: RunningServer) => Promise<T>): Promise<T> {
  if (!wanted) return use();
  const server = await startServer();
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}
