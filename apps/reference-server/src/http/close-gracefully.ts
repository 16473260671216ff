import type { Server } from 'node:http';

/** The answers of a server that are under way. */
export interface AnswersUnderWay {
  /** Resolves once there are none, or when the time is over; from then on, connections are closed with their answer. */
  end(grace: number): Promise<void>;
}

/** Watches the answers of a server. Comes before whatever answers. */
export function watchAnswers(server: Server): AnswersUnderWay {
  const underWay = new Set<object>();
  let onQuiet: (() => void) | undefined;
  server.on('request', (_request, response) => {
    underWay.add(response);
    if (onQuiet !== undefined) response.setHeader('Connection', 'close');
    response.once('close', () => {
      underWay.delete(response);
      if (underWay.size === 0) onQuiet?.();
    });
  });
  return {
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
