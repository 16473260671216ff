import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { StartError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';
import { closeGracefully, watchAnswers } from './close-gracefully.ts';
import { refuseUnreadable } from './unreadable-request.ts';

/** Where and how connections are accepted. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Certificate and private key as PEM; plain HTTP without them. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** How long a request may take to arrive, headers and body together, in milliseconds. */
  readonly requestTimeout: number;
  /** How long a connection may stay open while nothing moves on it, in milliseconds. */
  readonly idleTimeout: number;
}

/** A server that accepts connections. */
export interface Listener {
  /** The port that was taken, also where 0 was asked for. */
  readonly port: number;
  /**
   * Stops: accepts nothing more, lets requests that are being answered finish, and closes every connection.
   *
   * @param grace How long to wait for answers that are under way, in milliseconds.
   */
  close(grace: number): Promise<void>;
}

/** The longest request line and headers together, in bytes: above what a provider takes of a URL, which it then refuses. */
const maxHeaderSize = 128 * 1024;

/** How often connections are looked at whose request takes too long, in milliseconds. */
const mostBetweenChecks = 30_000;

/**
 * Listens on an address.
 *
 * @throws StartError when the address can't be taken.
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listener> {
  const { host, port, tls, requestTimeout, idleTimeout } = options;
  const settings: ServerOptions = {
    ...{ requestTimeout, maxHeaderSize },
    headersTimeout: requestTimeout,
    // Node would close a connection five seconds after an answer, whatever the idle time is, and set a timer for that with
    // each answer and another with each request. The idle time covers it, and its timer is only pushed back.
    keepAliveTimeout: 0,
    connectionsCheckingInterval: Math.min(requestTimeout, mostBetweenChecks),
  };
  const server = tls === undefined ? createServer(settings) : await createEncrypted({ ...settings, ...tls });
  // Also ends a connection whose caller has stopped reading its answer, which no time limit of Node's does.
  server.setTimeout(idleTimeout);
  const answers = watchAnswers(server);
  server.on('clientError', (error, socket) => refuseUnreadable(error, socket as Socket, answers.on(socket as Socket)));
  server.on('request', handler);

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(startError(cause, host, port)));
    server.listen(port, host, resolve);
  });

  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close: (grace) => {
      closing ??= closeGracefully(server, answers, grace);
      return closing;
    },
  };
}

/** Most servers speak plain HTTP, and start without loading what HTTPS needs. */
async function createEncrypted(
  options: ServerOptions & { readonly cert: string; readonly key: string },
): Promise<Server> {
  const https = await import('node:https');
  return https.createServer({ ...options, minVersion: 'TLSv1.2' });
}

function startError(cause: NodeJS.ErrnoException, host: string, port: number): StartError {
  const address = `${shown(host)} port ${port}`;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `${address} is taken by another process; stop it, or choose another port (0 takes a free one)`,
    EACCES: `${address} needs more rights than this process has; choose a port above 1023`,
    EADDRNOTAVAIL: `${shown(host)} is not an address of this machine`,
    ENOTFOUND: `${shown(host)} is not an address of this machine`,
    EAI_AGAIN: `${shown(host)} is not an address of this machine`,
  };
  const reason = reasons[cause.code ?? ''] ?? `${address} can't be listened on: ${cause.message}`;
  return new StartError('ERR_ADDRESS', reason, { cause });
}
