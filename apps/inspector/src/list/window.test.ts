import { describe, expect, it } from 'vitest';
import { scrollTo, sliceAt } from './window.ts';

const million = { total: 1_000_000, rowHeight: 30, viewport: 600 };

describe('a list of which only a part is there', () => {
  it('has the rows that can be seen and some around them', () => {
    const slice = sliceAt(3000, { total: 500, rowHeight: 30, viewport: 600 });
    expect(slice).toEqual({ height: 15_000, first: 94, count: 32, offset: 94 * 30 });
  });

  it('has all of a short one', () => {
    expect(sliceAt(0, { total: 3, rowHeight: 30, viewport: 600 })).toEqual({
      height: 90,
      first: 0,
      count: 3,
      offset: 0,
    });
    expect(sliceAt(50, { total: 0, rowHeight: 30, viewport: 600 })).toMatchObject({ height: 0, first: 0, count: 0 });
  });

  it('reaches both ends of a million rows, at a height that browsers can do', () => {
    const start = sliceAt(0, million);
    expect(start.height).toBeLessThan(17_000_000);
    expect(start).toMatchObject({ first: 0, offset: 0 });
    const end = sliceAt(start.height - million.viewport, million);
    expect(end.first + end.count).toBe(1_000_000);
    // The last row ends where what is scrolled ends.
    expect(end.offset + end.count * million.rowHeight).toBeCloseTo(end.height, 3);
  });

  it.each([0, 1, 499_999, 999_999])('shows row %i of a million when it scrolls there', (index) => {
    const scrollTop = scrollTo(index, 7_000_000, million);
    const { first, offset } = sliceAt(scrollTop, million);
    const top = offset + (index - first) * million.rowHeight - scrollTop;
    expect(top).toBeGreaterThanOrEqual(-0.01);
    expect(top + million.rowHeight).toBeLessThanOrEqual(million.viewport + 0.01);
  });

  it('stays where it is for a row that can be seen', () => {
    expect(scrollTo(110, 3000, { total: 500, rowHeight: 30, viewport: 600 })).toBe(3000);
    expect(scrollTo(2, 3000, { total: 500, rowHeight: 30, viewport: 600 })).toBe(60);
  });
});
