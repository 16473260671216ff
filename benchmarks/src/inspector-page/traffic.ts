import { openLoad } from '../directory/load.ts';
import { userNameOf } from '../directory/make-directory.ts';
import type { ServerProcess } from '../directory/server-process.ts';
import { pathOf } from '../directory/servers.ts';

/** Requests a second, and how many are sent at once. */
const RATE = 500;
const LOT = 10;

/** Traffic at a steady rate, for as long as it is not stopped. */
export interface Traffic {
  /** @returns How many requests a second there were. */
  stop(): Promise<number>;
}

/** Looks people up by their names, one after the other. */
export function startTraffic(server: ServerProcess, count: number): Traffic {
  const base = pathOf(server);
  let turn = 0;
  const load = openLoad(
    server,
    () => {
      turn += 1;
      const name = userNameOf((turn * 7919) % count);
      return { method: 'GET', path: `${base}/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}` };
    },
    200,
    LOT,
  );
  const began = performance.now();
  let [isRunning, sent] = [true, 0];
  const run = async () => {
    while (isRunning) {
      // Behind its time it catches up, so that a slow moment does not lower the rate.
      const due = Math.floor(((performance.now() - began) / 1000) * RATE) - sent;
      if (due >= LOT) {
        await load.send(LOT);
        sent += LOT;
      } else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  let failure: unknown;
  // Told when it is stopped: until then nobody waits for it, and servers and browser have to be ended all the same.
  const running = run().catch((error: unknown) => {
    failure = error;
  });
  return {
    async stop() {
      isRunning = false;
      await running;
      load.close();
      if (failure !== undefined) throw failure;
      return sent / ((performance.now() - began) / 1000);
    },
  };
}
