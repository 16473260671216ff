import { describe, expect, it } from 'vitest';
import { backOff, EventStream, type Source } from './event-stream.ts';

class FakeSource implements Source {
  readonly listeners = new Map<string, (event: { data?: string; lastEventId?: string }) => void>();
  isClosed = false;
  addEventListener(type: string, listener: (event: { data?: string; lastEventId?: string }) => void): void {
    this.listeners.set(type, listener);
  }
  close(): void {
    this.isClosed = true;
  }
  emit(type: string, event: { data?: string; lastEventId?: string } = {}): void {
    this.listeners.get(type)?.(event);
  }
}

function setUp() {
  const opened: { source: FakeSource; after: string | undefined }[] = [];
  const states: string[] = [];
  const events: unknown[] = [];
  const timers: { action: () => void; milliseconds: number; isCancelled: boolean }[] = [];
  const stream = new EventStream({
    open: (after) => {
      const source = new FakeSource();
      opened.push({ source, after });
      return source;
    },
    onState: (state, retryIn) => states.push(retryIn === 0 ? state : `${state} ${retryIn}`),
    onEvent: (type, data) => events.push([type, data]),
    setTimer: (action, milliseconds) => {
      const timer = { action, milliseconds, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
  });
  return { opened, states, events, timers, stream, last: () => opened.at(-1)!.source };
}

describe('the stream of events', () => {
  it('passes on what comes, and says that it is live', () => {
    const { stream, states, events, last } = setUp();
    stream.connect();
    last().emit('open');
    last().emit('exchange', { data: '{"id":3}', lastEventId: '3' });
    last().emit('cleared', { data: '{"tenant":null}' });
    expect(states).toEqual(['connecting', 'live']);
    expect(events).toEqual([
      ['exchange', { id: 3 }],
      ['cleared', { tenant: null }],
    ]);
  });

  it('begins again after the last event that it has seen', () => {
    const { stream, opened, timers, last } = setUp();
    stream.connect();
    last().emit('exchange', { data: '{}', lastEventId: '41' });
    last().emit('cleared', { data: '{}', lastEventId: '' });
    last().emit('error');
    timers[0]!.action();
    expect(opened.map(({ after }) => after)).toEqual([undefined, '41']);
    expect(opened[0]!.source.isClosed).toBe(true);
  });

  it('waits longer each time, and starts over once it was connected', () => {
    const { stream, timers, last } = setUp();
    stream.connect();
    for (const _ of [1, 2, 3]) {
      last().emit('error');
      timers.at(-1)!.action();
    }
    last().emit('open');
    last().emit('error');
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([1000, 2000, 4000, 1000]);
    expect(backOff(20)).toBe(30_000);
  });

  it('gives up quietly after repeated breaks, until it is asked again', () => {
    const { stream, states, timers, opened, last } = setUp();
    stream.connect();
    for (let attempt = 0; attempt < 9; attempt += 1) {
      last().emit('error');
      if (states.at(-1) !== 'stopped') timers.at(-1)!.action();
    }
    expect(states.at(-1)).toBe('stopped');
    expect(timers).toHaveLength(8);
    stream.connect();
    expect(opened).toHaveLength(10);
    last().emit('error');
    expect(states.at(-1)).toBe('waiting 1000');
  });

  it('does nothing once closed, and takes no notice of a connection that it has left', () => {
    const { stream, states, timers, opened, last } = setUp();
    stream.connect();
    last().emit('error');
    stream.connect();
    expect(timers[0]!.isCancelled).toBe(true);
    opened[0]!.source.emit('error');
    expect(states).toEqual(['connecting', 'waiting 1000', 'connecting']);
    stream.close();
    expect(last().isClosed).toBe(true);
  });
});
