import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteStore } from '../open.ts';

/**
 * Opens a new file in each round, at the same moment as the other threads that share `gate`: `processes.test.ts` names the
 * file by a message and then raises the gate.
 */
const gate = new Int32Array((workerData as { readonly gate: SharedArrayBuffer }).gate);
let round = 0;

parentPort?.on('message', async (file: string) => {
  Atomics.wait(gate, 0, round);
  round += 1;
  try {
    await openSqliteStore({ file }).close();
    parentPort?.postMessage('opened');
  } catch (error) {
    parentPort?.postMessage((error as Error).message);
  }
});
parentPort?.postMessage('ready');
