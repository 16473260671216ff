/**
 * The most work of one evaluation, counted in characters that are handled: about a second, and far more than
 * an expression of the 10,000 characters that the service stores needs for a user.
 */
const MAXIMUM_WORK = 10_000_000;

/**
 * What is left of the work that one evaluation may take. Each step of it is bounded, but a long expression can have
 * thousands of them, and a pattern can be tried at every place of a text.
 */
export class WorkBudget {
  #left: number;

  constructor(work = MAXIMUM_WORK) {
    this.#left = work;
  }

  /** Takes some of what is left, and tells whether there was enough. */
  spend(work: number): boolean {
    this.#left -= work;
    return this.#left >= 0;
  }
}
