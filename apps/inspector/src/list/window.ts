/** A list of which only what can be seen is there. All lengths are CSS pixels. */
export interface Measures {
  readonly total: number;
  readonly rowHeight: number;
  /** The height of what can be seen. */
  readonly viewport: number;
}

export interface Slice {
  /** The height of what is scrolled. */
  readonly height: number;
  /** The first row that is there, and how many are. */
  readonly first: number;
  readonly count: number;
  /** Where the first row is, from the top of what is scrolled. */
  readonly offset: number;
}

/** Browsers stop at 17 to 33 million pixels: what is longer is scrolled at a scale. */
const tallest = 15_000_000;
/** Rows above and below what can be seen, so that none is missing while it is scrolled. */
const overscan = 6;

/** Rows that have to be there, when it is scrolled so far. */
export function sliceAt(scrollTop: number, { total, rowHeight, viewport }: Measures): Slice {
  const measures = { total, rowHeight, viewport };
  const height = Math.min(total * rowHeight, tallest);
  const top = Math.max(0, Math.min(scrollTop, height - viewport));
  const rowsTop = top * scaleOf(measures);
  const first = Math.max(0, Math.floor(rowsTop / rowHeight) - overscan);
  const last = Math.min(total, Math.ceil((rowsTop + viewport) / rowHeight) + overscan);
  return { height, first, count: Math.max(0, last - first), offset: top + first * rowHeight - rowsTop };
}

/** How far to scroll, so that a row can be seen; as far as it is scrolled now when it can be already. */
export function scrollTo(index: number, scrollTop: number, measures: Measures): number {
  const { rowHeight, viewport } = measures;
  const scale = scaleOf(measures);
  const rowsTop = scrollTop * scale;
  const top = index * rowHeight;
  if (top < rowsTop) return top / scale;
  if (top + rowHeight > rowsTop + viewport) return (top + rowHeight - viewport) / scale;
  return scrollTop;
}

/** Pixels of rows for each pixel that is scrolled: 1, unless the list is too long. */
function scaleOf({ total, rowHeight, viewport }: Measures): number {
  const whole = total * rowHeight;
  return whole <= tallest ? 1 : (whole - viewport) / (tallest - viewport);
}
