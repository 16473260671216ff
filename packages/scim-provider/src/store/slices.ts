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

/**
 * Divides work into slices of at most 10 ms.
 *
 * @param yieldToOthers Resolves when others had their turn. Default `setTimeout`.
 */
export function createSlices(
  yieldToOthers: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 0)),
): Slices {
  let end = performance.now() + SLICE;
  let rows = 0;
  return {
    isOver(count = 1) {
      rows += count;
      if (rows < ROWS_PER_LOOK) return false;
      rows = 0;
      return performance.now() >= end;
    },
    async pause() {
      await yieldToOthers();
      end = performance.now() + SLICE;
    },
  };
}
