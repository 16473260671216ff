import type { Clock } from '../request/clock.ts';

/** A clock that jumps to the next thing to happen as soon as nothing else goes on, so that no test waits. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  #jump: ReturnType<typeof setImmediate> | undefined;
  /** How long each scheduled callback was to wait that came to be called. */
  readonly waited: number[] = [];

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  schedule(callback: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + milliseconds, callback: () => this.#call(milliseconds, callback) };
    this.#timers.add(timer);
    this.#jumpLater();
    return () => this.#timers.delete(timer);
  }

  #call(milliseconds: number, callback: () => void): void {
    this.waited.push(milliseconds);
    callback();
  }

  #jumpLater(): void {
    this.#jump ??= setImmediate(() => {
      this.#jump = undefined;
      let next: { readonly at: number; readonly callback: () => void } | undefined;
      for (const timer of this.#timers) if (next === undefined || timer.at < next.at) next = timer;
      if (next === undefined) return;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      this.#jumpLater();
    });
  }
}
