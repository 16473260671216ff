import { escapeJson } from '../text/escape.ts';

/** Writes the elements of an array in a JSON text, of which no more than one is there at a time. */
export class JsonElements {
  readonly #margin: string;
  #isFirst = true;

  /** @param depth How deep the elements stand, in levels of two spaces. */
  constructor(depth: number) {
    this.#margin = `\n${'  '.repeat(depth)}`;
  }

  /** The next element, with the comma before it. */
  next(element: unknown): string {
    const comma = this.#isFirst ? '' : ',';
    this.#isFirst = false;
    return comma + this.#margin + indentJson(element, this.#margin);
  }

  /** What closes the array. */
  close(): string {
    return this.#isFirst ? ']' : `${this.#margin.slice(0, -2)}]`;
  }
}

/** A value as JSON whose lines are indented by a margin; texts in it hold no line break, as JSON escapes those. */
export function indentJson(value: unknown, margin: string): string {
  return escapeJson(value).replaceAll('\n', margin);
}
