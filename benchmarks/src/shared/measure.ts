/** One unit of work. What it answers is kept, so that no compiler can leave the work out. */
export type Work = () => unknown;

export interface MeasureOptions {
  /** How many times each side is timed, in turns. At least 5; default is 15. */
  readonly rounds?: number;
  /** How long a side runs in each round, in milliseconds. Default is 100. */
  readonly roundTime?: number;
  /** How long each side runs before the first round, in milliseconds. Default is 500. */
  readonly warmUpTime?: number;
  /**
   * The clock, in milliseconds. Default is the processor time of this process for work that is synchronous, so that other
   * programs on the machine don't count, and `performance.now` for work that waits.
   */
  readonly now?: () => number;
}

/** The times of two kinds of work, in milliseconds for one unit. */
export interface Measurement {
  readonly ours: number;
  readonly peer: number;
  /** How many times faster ours is: the ratio of the two medians. */
  readonly ratio: number;
  /** The lowest and the highest ratio of a single round. */
  readonly spread: readonly [low: number, high: number];
}

/** Holds the last answer of a work. */
const sink: { value: unknown } = { value: undefined };

/**
 * Times two kinds of work beside each other. They take turns, and the side that goes first changes from round to round,
 * so that what slows the machine down slows both; medians leave out the rounds in which it hit one.
 *
 * @throws TypeError for fewer than five rounds, whose median says nothing.
 */
export async function measure(ours: Work, peer: Work, options: MeasureOptions = {}): Promise<Measurement> {
  const { rounds = 15, roundTime = 100, warmUpTime = 500 } = options;
  if (rounds < 5) throw new TypeError(`measure needs at least 5 rounds, not ${rounds}`);
  const [asynchronous, asynchronousPeer] = [await isAsynchronous(ours), await isAsynchronous(peer)];
  const now = options.now ?? (asynchronous || asynchronousPeer ? () => performance.now() : processorTime);
  const sides = {
    ours: await calibrate(asynchronous ? repeatAsync : repeat, ours, now),
    peer: await calibrate(asynchronousPeer ? repeatAsync : repeat, peer, now),
  };
  await time(sides.ours, warmUpTime, now);
  await time(sides.peer, warmUpTime, now);

  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const);
    for (const side of order) times[side].push(await time(sides[side], roundTime, now));
  }
  const ratios = times.ours.map((value, round) => (times.peer[round] ?? Number.NaN) / value);
  const [oursMedian, peerMedian] = [median(times.ours), median(times.peer)];
  return {
    ours: oursMedian,
    peer: peerMedian,
    ratio: peerMedian / oursMedian,
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Work that is repeated so often between two looks at the clock that the clock's own cost doesn't count. */
interface Batch {
  readonly size: number;
  run(): unknown;
}

/** In milliseconds. */
const SHORTEST_BATCH = 1;

/** In milliseconds, of all threads: those that collect garbage work for the side that made it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function isAsynchronous(work: Work): Promise<boolean> {
  const first = work();
  await first;
  return first instanceof Promise;
}

async function calibrate(repeated: typeof repeat | typeof repeatAsync, work: Work, now: () => number): Promise<Batch> {
  for (let size = 1; ; size *= 2) {
    const batch = { size, run: repeated(work, size) };
    const began = now();
    await batch.run();
    if (now() - began >= SHORTEST_BATCH) return batch;
  }
}

function repeat(work: Work, size: number): () => void {
  return () => {
    for (let index = 0; index < size; index += 1) sink.value = work();
  };
}

function repeatAsync(work: Work, size: number): () => Promise<void> {
  return async () => {
    for (let index = 0; index < size; index += 1) sink.value = await work();
  };
}

/** Runs whole batches for a while. Answers the time of one unit of work. */
async function time({ size, run }: Batch, atLeast: number, now: () => number): Promise<number> {
  const began = now();
  let units = 0;
  let elapsed = 0;
  do {
    const pending = run();
    if (pending !== undefined) await pending;
    units += size;
    elapsed = now() - began;
  } while (elapsed < atLeast);
  return elapsed / units;
}
