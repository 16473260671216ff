/** A range of a text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A member of an object, or an element of a list, and where it stands. */
export interface Member {
  readonly name: string | number;
  readonly key: Range;
  readonly value: Range;
  readonly children: Member[];
}

const space = /[\t\n\r ]*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const scalar = /-?\d[\d.eE+-]*|true|false|null/y;
const deepest = 100;

/** Reads the places of members. What they are is `JSON.parse`'s to say. */
export class JsonPlaces {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** How far it has read. */
  get at(): number {
    return this.#at;
  }

  read(): Member[] {
    return this.#value(0).children;
  }

  #value(depth: number): { range: Range; children: Member[] } {
    if (depth > deepest) throw new SyntaxError('too deep');
    this.#take(space);
    const start = this.#at;
    const first = this.#text[start];
    const children = first === '{' || first === '[' ? this.#members(first === '{', depth) : [];
    if (first === '"') this.#need(string);
    else if (first !== '{' && first !== '[') this.#need(scalar);
    return { range: { start, end: this.#at }, children };
  }

  #members(isObject: boolean, depth: number): Member[] {
    const members: Member[] = [];
    const end = isObject ? '}' : ']';
    this.#at += 1;
    for (;;) {
      this.#take(space);
      if (this.#text[this.#at] === end) break;
      const start = this.#at;
      const name = isObject ? (JSON.parse(this.#need(string)) as string) : members.length;
      const key = { start, end: this.#at };
      if (isObject) {
        this.#take(space);
        this.#mark(':');
      }
      const { range, children } = this.#value(depth + 1);
      members.push({ name, key, value: range, children });
      this.#take(space);
      if (this.#text[this.#at] !== end) this.#mark(',');
    }
    this.#at += 1;
    return members;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }

  #need(pattern: RegExp): string {
    const text = this.#take(pattern);
    if (text === '') throw new SyntaxError(`unexpected at ${this.#at}`);
    return text;
  }

  #mark(character: string): void {
    if (this.#text[this.#at] !== character) throw new SyntaxError(`expected ${character} at ${this.#at}`);
    this.#at += 1;
  }
}
