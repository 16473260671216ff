import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded before the command: tells the heap in use, garbage not counted, after so many exports were read. The numbers
 * come in `HEAP_PROBE`, and the answer goes to the file `HEAP_PROBE_FILE`.
 */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const wanted = new Set((process.env.HEAP_PROBE ?? '').split(',').map(Number));
const read = fs.readFileSync;
let count = 0;

fs.readFileSync = (path, ...rest) => {
  if (/export-\d+\.json$/.test(String(path))) {
    // What was read before this one is checked and reported by now.
    if (wanted.has(count)) {
      collectGarbage();
      fs.appendFileSync(process.env.HEAP_PROBE_FILE ?? '', `${process.memoryUsage().heapUsed}\n`);
    }
    count += 1;
  }
  return read(path, ...rest);
};
syncBuiltinESMExports();
