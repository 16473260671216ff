import type { ProfileRange } from './profile-error.ts';

/** Where one value of a JSON text stands, in UTF-16 units from its start. */
interface Span {
  /** Where its name stands, for a member of an object. */
  readonly key: readonly [start: number, end: number] | undefined;
  readonly value: readonly [start: number, end: number];
}

/** How deep a profile may nest; the form needs eight levels. */
const MOST_LEVELS = 64;

/** Thrown for a text that is not JSON. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
  readonly offset: number;
  readonly expected: string;

  constructor(offset: number, expected: string) {
    super(`expected ${expected}`);
    this.offset = offset;
    this.expected = expected;
  }
}

/**
 * Finds where each value of a JSON text stands.
 *
 * The values themselves come from `JSON.parse`; this knows no more than places, so that a message can point at one.
 *
 * @throws {JsonTextError} for a text that is not JSON, with the offset and what would be right there.
 */
export class JsonPlaces {
  /** Pointers of members whose name stands in their object a second time. */
  readonly repeated: string[] = [];
  readonly #text: string;
  readonly #spans = new Map<string, Span>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\uFEFF')) this.#at = 1;
    this.#skipBlanks();
    this.#value('', undefined, 0);
    this.#skipBlanks();
    if (this.#at < text.length) throw this.#fail('the end of the text');
  }

  /** The range of a value; where there is none, that of the nearest one around it. */
  range(pointer: string): ProfileRange {
    let known = pointer;
    while (known !== '' && !this.#spans.has(known)) known = known.slice(0, known.lastIndexOf('/'));
    const span = this.#spans.get(known);
    // What is missing is shown at the name or the first character of what should hold it, not on all of its lines.
    const [start, end] =
      known === pointer ? (span?.value ?? [0, 1]) : (span?.key ?? [span?.value[0] ?? 0, (span?.value[0] ?? 0) + 1]);
    return rangeOf(this.#text, start, end);
  }

  #value(pointer: string, key: Span['key'], level: number): void {
    if (level > MOST_LEVELS) throw this.#fail(`at most ${MOST_LEVELS} levels of nesting`);
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') this.#object(pointer, level);
    else if (first === '[') this.#array(pointer, level);
    else if (first === '"') this.#string();
    else this.#take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y, 'a value');
    this.#spans.set(pointer, { key, value: [start, this.#at] });
  }

  #object(pointer: string, level: number): void {
    this.#list('}', () => {
      const start = this.#at;
      const name: string = JSON.parse(this.#string());
      const key = [start, this.#at] as const;
      this.#skipBlanks();
      this.#take(/:/y, '":"');
      this.#skipBlanks();
      const inner = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (this.#spans.has(inner)) this.repeated.push(inner);
      this.#value(inner, key, level + 1);
    });
  }

  #array(pointer: string, level: number): void {
    let index = 0;
    this.#list(']', () => {
      this.#value(`${pointer}/${index}`, undefined, level + 1);
      index += 1;
    });
  }

  #list(close: '}' | ']', element: () => void): void {
    this.#at += 1;
    this.#skipBlanks();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      element();
      this.#skipBlanks();
      const comma = this.#at;
      const found = this.#take(close === '}' ? /[,}]/y : /[,\]]/y, `"," or "${close}"`);
      if (found === close) return;
      this.#skipBlanks();
      if (this.#text[this.#at] === close) throw new JsonTextError(comma, 'no comma after the last entry');
    }
  }

  #string(): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none inside a string.
    return this.#take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y, 'a text in double quotes');
  }

  #take(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') throw this.#fail(expected);
    this.#at += found.length;
    return found;
  }

  #skipBlanks(): void {
    const blanks = /[\t\n\r ]*/y;
    blanks.lastIndex = this.#at;
    this.#at += blanks.exec(this.#text)?.[0].length ?? 0;
  }

  #fail(expected: string): JsonTextError {
    return new JsonTextError(this.#at, expected);
  }
}

/** Turns offsets into lines and columns. */
export function rangeOf(text: string, start: number, end: number): ProfileRange {
  const from = positionOf(text, start);
  const to = positionOf(text, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
