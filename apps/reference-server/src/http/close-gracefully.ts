import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A request that has arrived, and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The answers of a server that are under way. */
export interface AnswersUnderWay {
  /** The last one on a connection. */
  on(socket: Socket): Exchange | undefined;
  /** Resolves once there are none, or when the time is over; from then on, connections are closed with their answer. */
  end(grace: number): Promise<void>;
}

/** Watches the answers of a server. Comes before whatever answers. */
export function watchAnswers(server: Server): AnswersUnderWay {
  const underWay = new Set<object>();
  const lastOn = new WeakMap<Socket, Exchange>();
  let onQuiet: (() => void) | undefined;
  server.on('request', (request, response) => {
    underWay.add(response);
    lastOn.set(request.socket, { request, response });
    if (onQuiet !== undefined) response.setHeader('Connection', 'close');
    response.once('close', () => {
      underWay.delete(response);
      if (underWay.size === 0) onQuiet?.();
    });
  });
  return {
    on: (socket) => {
      const last = lastOn.get(socket);
      return last !== undefined && underWay.has(last.response) ? last : undefined;
    },
    end: (grace) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, grace);
        onQuiet = () => {
          clearTimeout(timer);
          resolve();
        };
        if (underWay.size === 0) onQuiet();
      }),
  };
}

/** Stops a server: nothing new comes in, what is under way may end within some milliseconds, and then all is closed. */
export async function closeGracefully(server: Server, answers: AnswersUnderWay, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await answers.end(grace);
  // Also closes connections on which nothing was ever asked, which would hold the process up.
  server.closeAllConnections();
  await closed;
}
