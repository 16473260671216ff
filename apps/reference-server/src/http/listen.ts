import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../settings/setting-error.ts';
import { shown } from '../settings/text.ts';
import { refuseUnreadable } from './unreadable-request.ts';

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

/** No request may take longer to arrive, headers and body together, in milliseconds. */
const requestTimeout = 60_000;

/** The longest request line and headers together, in bytes: above what a provider takes of a URL, which it then refuses. */
const maxHeaderSize = 128 * 1024;

/**
 * Listens on an address.
 *
 * @throws StartError when the address can't be taken.
 */
export async function listen(handler: RequestListener, host: string, port: number): Promise<Listener> {
  const server = createServer({ requestTimeout, maxHeaderSize });
  server.on('clientError', refuseUnreadable);
  const underWay = new Set<object>();
  let onQuiet: (() => void) | undefined;

  server.on('request', (request, response) => {
    underWay.add(response);
    if (onQuiet !== undefined) response.setHeader('Connection', 'close');
    response.once('close', () => {
      underWay.delete(response);
      if (underWay.size === 0) onQuiet?.();
    });
    handler(request, response);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(startError(cause, host, port)));
    server.listen(port, host, resolve);
  });

  let closing: Promise<void> | undefined;
  const close = async (grace: number) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, grace);
      onQuiet = () => {
        clearTimeout(timer);
        resolve();
      };
      if (underWay.size === 0) onQuiet();
    });
    // Also closes connections on which nothing was ever asked, which would hold the process up.
    server.closeAllConnections();
    await closed;
  };

  return {
    port: (server.address() as AddressInfo).port,
    close: (grace) => {
      closing ??= close(grace);
      return closing;
    },
  };
}

function startError(cause: NodeJS.ErrnoException, host: string, port: number): StartError {
  const address = `${shown(host)} port ${port}`;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `${address} is taken by another process; stop it, or choose another port (0 takes a free one)`,
    EACCES: `${address} needs more rights than this process has; choose a port above 1023`,
    EADDRNOTAVAIL: `${shown(host)} is not an address of this machine`,
    ENOTFOUND: `${shown(host)} is not an address of this machine`,
  };
  const reason = reasons[cause.code ?? ''] ?? `${address} can't be listened on: ${cause.message}`;
  return new StartError('ERR_ADDRESS', reason, { cause });
}
