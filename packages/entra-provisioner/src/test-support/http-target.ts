import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { groupResourceType, userResourceType } from 'scim-core';
import { acceptToken, createMemoryStore, createProvider, nodeHandler } from 'scim-provider';

/** A service provider in memory behind HTTP, since a command knows its target by its URL. */
export class HttpTarget {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  /** @param token What it asks for; nothing when there is none. */
  static async start(token?: string): Promise<HttpTarget> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`;
    const provider = createProvider({
      resourceTypes: [userResourceType, groupResourceType],
      store: createMemoryStore(),
      authenticate: token === undefined ? () => ({ id: 'entra' }) : acceptToken(token),
      baseUrl: url,
      mode: 'lenient',
    });
    server.on('request', nodeHandler(provider));
    return new HttpTarget(url, server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
