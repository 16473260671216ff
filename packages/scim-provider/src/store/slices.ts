/** Long work in pieces, between which others get their turn. */
export interface Slices {
  /**
   * Whether the piece has taken its time; cheap enough to be asked for every row.
   *
   * @param rows How many rows the step since the last call is worth. Default 1.
   */
  isOver(rows?: number): boolean;
  /** Lets others run, and starts the next piece. */
  pause(): Promise<void>;
}

/** Longest piece in milliseconds. */
const SLICE = 10;
/** Looking at the clock for every row would cost more than the row. */
const ROWS_PER_LOOK = 32;

/** A clock that only measures how much time goes by, in milliseconds. */
export type Clock = () => number;

/** What {@link createSlices} is told. */
export interface SlicesOptions {
  /** Resolves when others had their turn. Default `setTimeout`. */
  readonly yieldToOthers?: (() => Promise<void>) | undefined;
  /** Default `performance.now`. */
  readonly clock?: Clock | undefined;
}

/** Divides work into slices of at most 10 ms. */
export function createSlices(options: SlicesOptions = {}): Slices {
  const { clock = () => performance.now(), yieldToOthers = nextTask } = options;
  let end = clock() + SLICE;
  let rows = 0;
  return {
    isOver(count = 1) {
      rows += count;
      if (rows < ROWS_PER_LOOK) return false;
      rows = 0;
      return clock() >= end;
    },
    async pause() {
      await yieldToOthers();
      end = clock() + SLICE;
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
