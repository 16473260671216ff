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
  // An answer knows itself when it is over, so that nothing has to listen for that while nobody waits.
  const lastOn = new Map<Socket, ServerResponse>();
  let waitFor: ((response: ServerResponse) => void) | undefined;
  server.on('request', (request, response) => {
    const { socket } = request;
    if (!lastOn.has(socket)) socket.once('close', () => lastOn.delete(socket));
    lastOn.set(socket, response);
    if (waitFor === undefined) return;
    response.setHeader('Connection', 'close');
    waitFor(response);
  });
  return {
    on: (socket) => {
      const response = lastOn.get(socket);
      return response === undefined || response.closed ? undefined : { request: response.req, response };
    },
    end: (grace) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, grace);
        let count = 0;
        const onQuiet = () => {
          clearTimeout(timer);
          resolve();
        };
        waitFor = (response) => {
          count += 1;
          response.once('close', () => {
            count -= 1;
            if (count === 0) onQuiet();
          });
        };
        // Answers on one connection end one after the other.
        for (const response of lastOn.values()) if (!response.closed) waitFor(response);
        if (count === 0) onQuiet();
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
