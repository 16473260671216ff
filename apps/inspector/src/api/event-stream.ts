/** Whether what happens on the server reaches the page. */
export type ConnectionState = 'connecting' | 'live' | 'waiting' | 'stopped';

/** What is used of an `EventSource`. */
export interface Source {
  addEventListener(
    type: string,
    listener: (event: { readonly data?: string; readonly lastEventId?: string }) => void,
  ): void;
  close(): void;
}

export interface EventStreamOptions {
  /** Opens a connection that begins after the event of this id. */
  readonly open: (after: string | undefined) => Source;
  readonly onState: (state: ConnectionState, retryIn: number) => void;
  readonly onEvent: (type: string, data: unknown) => void;
  readonly setTimer: (action: () => void, milliseconds: number) => () => void;
}

const types = ['exchange', 'cleared', 'changed'];
/** Repetitions in a row that come to nothing before it is given up. */
const mostAttempts = 8;
const longestWait = 30_000;

/** How long to wait before another attempt, in milliseconds. */
export function backOff(attempt: number): number {
  return Math.min(longestWait, 1000 * 2 ** attempt);
}

/**
 * Server-sent events that come back by themselves: each break is followed by a longer wait, and after some in a row it is
 * quiet until somebody asks again. A browser's own repetition would go on for ever, at one pace and without a word.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  #source: Source | undefined;
  #cancel: (() => void) | undefined;
  #attempt = 0;
  #after: string | undefined;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  /** Connects now, whatever it was waiting for. */
  connect(): void {
    this.close();
    const { open, onState, onEvent } = this.#options;
    onState('connecting', 0);
    const source = open(this.#after);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#attempt = 0;
      onState('live', 0);
    });
    source.addEventListener('error', () => this.#broke(source));
    for (const type of types) {
      source.addEventListener(type, ({ data = '', lastEventId }) => {
        if (lastEventId) this.#after = lastEventId;
        onEvent(type, JSON.parse(data));
      });
    }
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  #broke(source: Source): void {
    if (source !== this.#source) return;
    this.close();
    if (this.#attempt >= mostAttempts) {
      this.#attempt = 0;
      this.#options.onState('stopped', 0);
      return;
    }
    const wait = backOff(this.#attempt);
    this.#attempt += 1;
    this.#options.onState('waiting', wait);
    this.#cancel = this.#options.setTimer(() => this.connect(), wait);
  }
}
