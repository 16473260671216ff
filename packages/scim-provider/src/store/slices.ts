/** Long work in pieces, between which others get their turn. */
export interface Slices {
  /** Whether the piece has taken its time; cheap enough to be asked for every row. */
  isOver(): boolean;
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
    isOver() {
      rows += 1;
      return rows % ROWS_PER_LOOK === 0 && performance.now() >= end;
    },
    async pause() {
      await yieldToOthers();
      end = performance.now() + SLICE;
    },
  };
}
