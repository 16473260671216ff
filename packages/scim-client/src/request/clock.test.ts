import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('systemClock', () => {
  it('calls each back in its time, once, whatever the order in which they came', () => {
    const called: string[] = [];
    const at = (name: string, milliseconds: number) => systemClock.schedule(() => called.push(name), milliseconds);
    at('c', 300);
    at('a', 100);
    at('b', 200);
    vi.advanceTimersByTime(99);
    expect(called).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(called).toEqual(['a']);
    vi.advanceTimersByTime(1_000);
    expect(called).toEqual(['a', 'b', 'c']);
  });

  it('does not call back what was cancelled, and waits on for the others', () => {
    const called: string[] = [];
    const cancel = systemClock.schedule(() => called.push('cancelled'), 100);
    systemClock.schedule(() => called.push('kept'), 150);
    cancel();
    cancel();
    vi.advanceTimersByTime(200);
    expect(called).toEqual(['kept']);
  });

  it('calls back what is scheduled while it calls back, and while a cancelled one is still to come', () => {
    const called: string[] = [];
    systemClock.schedule(() => {
      called.push('first');
      systemClock.schedule(() => called.push('second'), 50);
    }, 100);
    systemClock.schedule(() => {}, 70)();
    vi.advanceTimersByTime(149);
    expect(called).toEqual(['first']);
    vi.advanceTimersByTime(1);
    expect(called).toEqual(['first', 'second']);
  });

  it('does not wait for more than a timer can: that would call back at once', () => {
    const call = vi.fn<() => void>();
    const cancel = systemClock.schedule(call, 2 ** 40);
    vi.advanceTimersByTime(1_000_000);
    expect(call).not.toHaveBeenCalled();
    cancel();
  });

  it('goes by the timers that are there now, also when those of before still hold one', () => {
    const call = vi.fn<() => void>();
    systemClock.schedule(() => {}, 1_000)();
    vi.useRealTimers();
    vi.useFakeTimers();
    systemClock.schedule(call, 2_000);
    vi.advanceTimersByTime(2_000);
    expect(call).toHaveBeenCalledOnce();
  });
});
