/** Indexes of elements, always in ascending order. */

export function matchingIndexes(
  elements: readonly unknown[],
  matches: (element: unknown) => boolean,
): readonly number[] {
  const indexes: number[] = [];
  for (let index = 0; index < elements.length; index += 1) if (matches(elements[index])) indexes.push(index);
  return indexes;
}

/** How many of the indexes are lower, found by halving. */
export function countBelow(indexes: readonly number[], index: number): number {
  let low = 0;
  let high = indexes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (indexes[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isAmong(indexes: readonly number[], index: number): boolean {
  return indexes[countBelow(indexes, index)] === index;
}
