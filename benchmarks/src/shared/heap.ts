import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** How many bytes of heap are in use, garbage not counted. */
export function heapInUse(): number {
  // What a finalizer or a weak reference held goes with the second one.
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** How many bytes of heap each of many things keeps alive. */
export function heapPer(count: number, make: (index: number) => unknown): number {
  const kept: unknown[] = new Array(count).fill(undefined);
  // What is made once and shared is not part of each.
  make(0);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < count; index += 1) kept[index] = make(index);
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  // Keeps the list alive until here.
  if (kept.length !== count) throw new Error('unreachable');
  return Math.round(bytes / count);
}
