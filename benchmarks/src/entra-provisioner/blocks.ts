import type { EntraRequest } from 'entra-planner';

/** Called behind each block with its requests, and with the time that it took in milliseconds. */
type OnBlock = (requests: readonly EntraRequest[], duration: number) => Promise<void>;

/** Halts a cycle after each block of created people, and keeps the requests of the block. */
export class Blocks {
  readonly #size: number;
  readonly #onBlock: OnBlock;
  #requests: EntraRequest[] = [];
  #created = 0;
  #underWay = 0;
  #began = Number.NaN;
  /** While a block is full: over when what is under way is answered, and what follows the block is done. */
  #halt: Promise<void> | undefined;
  /** Begins what follows the block. */
  #finish: () => void = () => {};

  constructor(size: number, onBlock: OnBlock) {
    this.#size = size;
    this.#onBlock = onBlock;
  }

  /** Sends a request, unless a block is full: then behind what follows the block. */
  async pass<T>(request: EntraRequest, send: () => Promise<T>): Promise<T> {
    while (this.#halt !== undefined) await this.#halt;
    this.#note(request);
    this.#underWay += 1;
    const answer = await send();
    this.#underWay -= 1;
    if (this.#halt !== undefined && this.#underWay === 0) this.#finish();
    return answer;
  }

  /** Waits for what follows the last block. */
  async end(): Promise<void> {
    await this.#halt;
  }

  #note(request: EntraRequest): void {
    if (this.#requests.length === 0) this.#began = performance.now();
    if (request.purpose === 'match' || request.purpose === 'create') this.#requests.push(request);
    if (request.purpose !== 'create') return;
    this.#created += 1;
    if (this.#created % this.#size === 0) this.#halt = this.#follow();
  }

  /** Waits for the answers to what is under way, and does what follows the block. */
  async #follow(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    const duration = performance.now() - this.#began;
    const requests = this.#requests;
    this.#requests = [];
    await this.#onBlock(requests, duration);
    this.#halt = undefined;
  }
}
