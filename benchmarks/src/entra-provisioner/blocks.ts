import type { EntraRequest } from 'entra-planner';

/** Called behind each block with its requests, and with the time that it took in milliseconds. */
type OnBlock = (requests: readonly EntraRequest[], duration: number) => Promise<void>;

/** Halts a cycle after each block of created people, and keeps the requests of the block. */
export class Blocks {
  readonly #size: number;
  readonly #onBlock: OnBlock;
  #requests: EntraRequest[] = [];
  #created = 0;
  #began = Number.NaN;
  #halt: Promise<void> = Promise.resolve();

  constructor(size: number, onBlock: OnBlock) {
    this.#size = size;
    this.#onBlock = onBlock;
  }

  /** Lets a request through, behind what happens between two blocks. */
  async pass(request: EntraRequest): Promise<void> {
    await this.#halt;
    if (this.#requests.length === 0) this.#began = performance.now();
    if (request.purpose === 'match' || request.purpose === 'create') this.#requests.push(request);
    if (request.purpose !== 'create') return;
    this.#created += 1;
    if (this.#created % this.#size === 0) this.#halt = this.#finish();
  }

  /** Waits for what follows the last block. */
  async end(): Promise<void> {
    await this.#halt;
  }

  async #finish(): Promise<void> {
    const duration = performance.now() - this.#began;
    const requests = this.#requests;
    this.#requests = [];
    await this.#onBlock(requests, duration);
  }
}
