import { JsonCursor } from './cursor.ts';
import { JsonFailure, type JsonFault, NO_EXPORT } from './fault.ts';
import { type JsonLimits, readLimits } from './limits.ts';
import { createNode, type JsonNode, type OpenJsonNode } from './node.ts';
import { NameReader, readString } from './string.ts';
import { skipPlaceholder, skipTrivia } from './trivia.ts';
import { unexpected } from './unexpected.ts';
import { readWord } from './word.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** What may follow inside an object or array: an item, a comma, or (behind a placeholder) either. */
const ITEM = 0;
const SEPARATOR = 1;
const EITHER = 2;

/** What {@link parseJson} read. */
export interface ParsedJson {
  /** The values at the top of the text: one in a JSON text, several where objects were pasted one after the other. */
  readonly roots: readonly JsonNode[];
  /** The departures from JSON that were read across, in the order of the text. */
  readonly faults: readonly JsonFault[];
}

/**
 * Reads a JSON text into nodes that know their positions.
 *
 * Reads across what people leave in exports they edited or copied (commas too many, comments, `...`) and reports it;
 * throws {@link JsonFailure} where the meaning would be a guess.
 */
export function parseJson(text: string, limits: Partial<JsonLimits> = {}): ParsedJson {
  const cursor = new JsonCursor(text, readLimits(limits));
  return { roots: new JsonParser(cursor).readTop(), faults: cursor.faults };
}

class JsonParser {
  private readonly cursor: JsonCursor;
  private readonly names = new NameReader();

  constructor(cursor: JsonCursor) {
    this.cursor = cursor;
  }

  readTop(): JsonNode[] {
    const { cursor } = this;
    const roots: OpenJsonNode[] = [];
    for (;;) {
      const code = skipTrivia(cursor);
      if (cursor.at >= cursor.text.length) return numbered(roots);
      if (code === COMMA) cursor.fault('extra-comma', cursor.at, ++cursor.at);
      else if (!skipPlaceholder(cursor, code)) roots.push(this.readValue(code, undefined, undefined, -1, 0));
    }
  }

  private readValue(
    code: number,
    parent: JsonNode | undefined,
    key: string | number | undefined,
    keyStart: number,
    depth: number,
  ): OpenJsonNode {
    const { cursor } = this;
    const start = cursor.at;
    cursor.count(start);
    if (code === QUOTE) {
      const value = readString(cursor);
      return createNode('string', start, cursor.at, parent, key, keyStart, value);
    }
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (depth >= cursor.limits.maxDepth) {
        const message = `objects and arrays are nested more than ${cursor.limits.maxDepth} deep`;
        throw new JsonFailure('too-deep', message, { start, end: start + 1, help: NO_EXPORT });
      }
      cursor.at++;
      const node = createNode(
        code === OPEN_OBJECT ? 'object' : 'array',
        start,
        start,
        parent,
        key,
        keyStart,
        undefined,
      );
      node.children = code === OPEN_OBJECT ? this.readMembers(node, depth + 1) : this.readElements(node, depth + 1);
      node.end = cursor.at;
      return node;
    }
    const word = readWord(cursor, code);
    if (word !== undefined) return createNode(kindOf(word), start, cursor.at, parent, key, keyStart, word);
    if (skipPlaceholder(cursor, code)) return createNode('null', start, cursor.at, parent, key, keyStart, null);
    throw unexpected(cursor, 'a value', parent);
  }

  private readMembers(node: OpenJsonNode, depth: number): JsonNode[] {
    const { cursor } = this;
    const children: JsonNode[] = [];
    let state = ITEM;
    let comma = -1;
    for (;;) {
      const code = skipTrivia(cursor);
      if (code === QUOTE && state !== SEPARATOR) {
        const keyStart = cursor.at;
        const name = this.names.read(cursor);
        if (skipTrivia(cursor) !== COLON) throw unexpected(cursor, 'a colon', node);
        cursor.at++;
        children.push(this.readValue(skipTrivia(cursor), node, name, keyStart, depth));
        state = SEPARATOR;
        comma = -1;
      } else if (code === COMMA && state !== ITEM) {
        comma = cursor.at++;
        state = ITEM;
      } else if (code === CLOSE_OBJECT) {
        if (comma !== -1) cursor.fault('trailing-comma', comma, comma + 1);
        cursor.at++;
        return children;
      } else {
        const item = state === SEPARATOR ? 'a comma or "}"' : 'a property name in quotation marks or "}"';
        state = this.readAcross(code, item, state, node);
        comma = -1;
      }
    }
  }

  private readElements(node: OpenJsonNode, depth: number): JsonNode[] {
    const { cursor } = this;
    const children: JsonNode[] = [];
    let state = ITEM;
    let comma = -1;
    for (;;) {
      const code = skipTrivia(cursor);
      if (code === COMMA && state !== ITEM) {
        comma = cursor.at++;
        state = ITEM;
      } else if (code === CLOSE_ARRAY) {
        if (comma !== -1) cursor.fault('trailing-comma', comma, comma + 1);
        cursor.at++;
        return children;
      } else if (state === SEPARATOR || !startsValue(code)) {
        state = this.readAcross(code, state === SEPARATOR ? 'a comma or "]"' : 'a value or "]"', state, node);
        comma = -1;
      } else {
        children.push(this.readValue(code, node, children.length, -1, depth));
        state = SEPARATOR;
        comma = -1;
      }
    }
  }

  /** Reads across a comma too many or a placeholder; returns what may follow it. */
  private readAcross(code: number, expected: string, state: number, node: JsonNode): number {
    const { cursor } = this;
    if (code === COMMA) {
      cursor.fault('extra-comma', cursor.at, ++cursor.at);
      return state;
    }
    if (skipPlaceholder(cursor, code)) return EITHER;
    throw unexpected(cursor, expected, node);
  }
}

/** Gives each of several values at the top its place, so that pointers tell them apart. */
function numbered(roots: readonly OpenJsonNode[]): JsonNode[] {
  if (roots.length > 1) {
    roots.forEach((root, index) => {
      root.key = index;
    });
  }
  return [...roots];
}

/** Whether a character can start a value: a quotation mark, bracket, digit, minus sign, or a letter of a word. */
function startsValue(code: number): boolean {
  if (code === QUOTE || code === OPEN_OBJECT || code === OPEN_ARRAY || code === 0x2d) return true;
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

function kindOf(word: number | boolean | null): 'number' | 'boolean' | 'null' {
  if (word === null) return 'null';
  return typeof word === 'number' ? 'number' : 'boolean';
}
