import { didYouMean } from '../error/did-you-mean.ts';
import type { AttributePath } from '../path/attribute-path.ts';
import type { ComparisonOperator, Filter } from './ast.ts';
import { CLOSE_BRACKET, CLOSE_PARENTHESIS, OPEN_BRACKET, OPEN_PARENTHESIS, QUOTE } from './characters.ts';
import { Scanner, type SyntaxOptions, type UnfinishedPath } from './scanner.ts';

/** How much a filter may demand before it is refused. */
export interface FilterLimits {
  /** UTF-16 units of the text, which also bounds the number of nodes. Default 10,000. */
  readonly length?: number;
  /** Parentheses, brackets and `not` inside one another. Default 50. */
  readonly depth?: number;
}

/** What {@link parseFilter} may be told. */
export interface ParseFilterOptions extends SyntaxOptions {
  readonly limits?: FilterLimits | undefined;
}

export const DEFAULT_FILTER_LENGTH = 10_000;
export const DEFAULT_FILTER_DEPTH = 50;

const OPERATORS: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'];

/** What people write who know other query languages. */
const FOREIGN_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['=', 'eq'],
  ['==', 'eq'],
  ['equals', 'eq'],
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['contains', 'co'],
  ['like', 'co'],
  ['startswith', 'sw'],
  ['endswith', 'ew'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['present', 'pr'],
  ['exists', 'pr'],
]);

/** Recursive descent over {@link Scanner}: `or` binds loosest, then `and`, then `not` (RFC 7644 §3.4.2.2, EID 4670). */
export class FilterParser {
  readonly #scanner: Scanner;
  readonly #maximumDepth: number;
  #depth = 0;

  constructor(scanner: Scanner, maximumDepth: number) {
    this.#scanner = scanner;
    this.#maximumDepth = maximumDepth;
  }

  /** Reads the whole text as one filter. */
  parse(): Filter {
    const scanner = this.#scanner;
    scanner.spaces();
    if (scanner.position === scanner.text.length) {
      throw scanner.fail(scanner.position, scanner.position, ['a filter such as userName eq "bjensen"']);
    }
    const filter = this.#or(false);
    scanner.spaces();
    if (scanner.position < scanner.text.length) {
      const end = scanner.wordEnd(scanner.position);
      throw scanner.fail(scanner.position, end, ['"and"', '"or"', 'the end']);
    }
    return filter;
  }

  /** Reads `"[" filter "]"` behind a path, and a sub-attribute behind that, and adds them to the path. */
  brackets(path: UnfinishedPath): AttributePath & { readonly filter: Filter } {
    const scanner = this.#scanner;
    const open = scanner.position;
    this.#enter(open);
    scanner.position += 1;
    const { scimType } = scanner;
    if (isDigit(scanner.text.charCodeAt(scanner.position))) {
      const end = scanner.wordEnd(scanner.position);
      throw scanner.fail(scanner.position, end, ['a condition such as type eq "work"'], ' (elements have no index)');
    }
    scanner.scimType = 'invalidFilter';
    scanner.spaces();
    const filter = this.#or(true);
    scanner.spaces();
    if (scanner.text.charCodeAt(scanner.position) !== CLOSE_BRACKET) {
      throw scanner.fail(
        scanner.position,
        scanner.position + 1,
        ['"]"', '"and"', '"or"'],
        ` for the "[" at position ${open + 1}`,
      );
    }
    scanner.position += 1;
    scanner.scimType = scimType;
    this.#depth -= 1;
    path.filter = filter;
    path.subAttribute = scanner.subAttributeAfterBracket();
    path.end = scanner.position;
    return Object.freeze(path as UnfinishedPath & { filter: Filter });
  }

  #enter(start: number): void {
    this.#depth += 1;
    if (this.#depth > this.#maximumDepth) {
      throw this.#scanner.fail(start, start + 1, [`at most ${this.#maximumDepth} levels of nesting`]);
    }
  }

  #or(insideBrackets: boolean): Filter {
    const first = this.#and(insideBrackets);
    if (!this.#keyword(0x6f, 'or')) return first;
    const filters = [first];
    do filters.push(this.#and(insideBrackets));
    while (this.#keyword(0x6f, 'or'));
    return this.#list('or', filters);
  }

  #and(insideBrackets: boolean): Filter {
    const first = this.#term(insideBrackets);
    if (!this.#keyword(0x61, 'and')) return first;
    const filters = [first];
    do filters.push(this.#term(insideBrackets));
    while (this.#keyword(0x61, 'and'));
    return this.#list('and', filters);
  }

  #list(kind: 'and' | 'or', filters: Filter[]): Filter {
    const start = filters[0]!.start;
    const end = filters[filters.length - 1]!.end;
    return Object.freeze({ kind, filters: Object.freeze(filters), start, end });
  }

  /** Reads `and` or `or` between two terms, or leaves the position where it was. */
  #keyword(firstLetter: number, word: 'and' | 'or'): boolean {
    const scanner = this.#scanner;
    const { text, position } = scanner;
    if (position === text.length) return false;
    const spaced = scanner.spaces();
    const start = scanner.position;
    if ((text.charCodeAt(start) | 0x20) === firstLetter) {
      const end = scanner.wordEnd(start);
      if (end - start === word.length && text.slice(start, end).toLowerCase() === word) {
        if (!spaced && text.charCodeAt(position - 1) !== CLOSE_PARENTHESIS) {
          this.#missingSpace(start, end);
        }
        scanner.position = end;
        if (!scanner.spaces() && text.charCodeAt(end) !== OPEN_PARENTHESIS) {
          throw scanner.fail(end, end + 1, ['a space']);
        }
        return true;
      }
    }
    scanner.position = position;
    return false;
  }

  #missingSpace(start: number, end: number): void {
    if (!this.#scanner.tolerate('filter.missing-space', start, end)) {
      throw this.#scanner.fail(start, end, ['a space']);
    }
  }

  #term(insideBrackets: boolean): Filter {
    const scanner = this.#scanner;
    const { text } = scanner;
    const start = scanner.position;
    if (text.charCodeAt(start) === OPEN_PARENTHESIS) return this.#group(insideBrackets);
    if ((text.charCodeAt(start) | 0x20) === 0x6e && this.#isNot(start)) return this.#not(start, insideBrackets);
    const path = scanner.path();
    if (text.charCodeAt(scanner.position) !== OPEN_BRACKET) return this.#attributeExpression(Object.freeze(path));
    if (insideBrackets) {
      throw scanner.fail(scanner.position, scanner.position + 1, ['an operator'], ' (brackets do not nest)');
    }
    if (path.subAttribute !== undefined) {
      throw scanner.fail(
        scanner.position,
        scanner.position + 1,
        ['an operator'],
        ' (brackets follow an attribute, not a sub-attribute)',
      );
    }
    const selected = this.brackets(path);
    if (selected.subAttribute === undefined) {
      return Object.freeze({ kind: 'valuePath', path: selected, start, end: scanner.position });
    }
    if (!scanner.tolerate('filter.value-path-sub-attribute', start, scanner.position)) {
      throw scanner.fail(scanner.position - selected.subAttribute.length - 1, scanner.position, [
        '"and"',
        '"or"',
        'the end',
      ]);
    }
    return this.#attributeExpression(selected);
  }

  #group(insideBrackets: boolean): Filter {
    const scanner = this.#scanner;
    const open = scanner.position;
    this.#enter(open);
    scanner.position += 1;
    scanner.spaces();
    const filter = this.#or(insideBrackets);
    scanner.spaces();
    if (scanner.text.charCodeAt(scanner.position) !== CLOSE_PARENTHESIS) {
      throw scanner.fail(
        scanner.position,
        scanner.wordEnd(scanner.position + 1),
        ['")"', '"and"', '"or"'],
        ` for the "(" at position ${open + 1}`,
      );
    }
    scanner.position += 1;
    this.#depth -= 1;
    return filter;
  }

  /** Whether the word here is the operator `not` and no attribute of that name. */
  #isNot(start: number): boolean {
    const scanner = this.#scanner;
    const end = scanner.wordEnd(start);
    if (end - start !== 3 || scanner.text.slice(start, end).toLowerCase() !== 'not') return false;
    scanner.position = end;
    scanner.spaces();
    const next = scanner.position;
    scanner.position = start;
    return !OPERATORS.includes(scanner.text.slice(next, scanner.wordEnd(next)).toLowerCase());
  }

  #not(start: number, insideBrackets: boolean): Filter {
    const scanner = this.#scanner;
    scanner.position = start + 3;
    scanner.spaces();
    this.#enter(start);
    if (scanner.text.charCodeAt(scanner.position) !== OPEN_PARENTHESIS) {
      if (!scanner.tolerate('filter.not-without-parentheses', start, start + 3)) {
        throw scanner.fail(scanner.position, scanner.wordEnd(scanner.position), ['"(" after not']);
      }
    }
    const filter = this.#term(insideBrackets);
    this.#depth -= 1;
    return Object.freeze({ kind: 'not', filter, start, end: scanner.position });
  }

  #attributeExpression(path: AttributePath): Filter {
    const scanner = this.#scanner;
    if (!scanner.spaces()) throw scanner.fail(scanner.position, scanner.position + 1, ['a space and an operator']);
    const operator = this.#operator(path);
    if (operator === 'pr') return Object.freeze({ kind: 'present', path, start: path.start, end: scanner.position });
    if (!scanner.spaces()) {
      if (scanner.text.charCodeAt(scanner.position) !== QUOTE) {
        throw scanner.fail(scanner.position, scanner.position + 1, ['a space and a value']);
      }
      this.#missingSpace(scanner.position, scanner.position + 1);
    }
    const value = scanner.value();
    return Object.freeze({ kind: 'comparison', path, operator, value, start: path.start, end: scanner.position });
  }

  #operator(path: AttributePath): ComparisonOperator | 'pr' {
    const scanner = this.#scanner;
    const start = scanner.position;
    const operator = operatorAt(scanner.text, start);
    const end = scanner.wordEnd(start);
    if (operator !== undefined && end - start === 2) {
      scanner.position = end;
      return operator;
    }
    const word = scanner.text.slice(start, end).toLowerCase();
    const foreign = FOREIGN_OPERATORS.get(word);
    const hint = foreign === undefined ? didYouMean(word, OPERATORS) : `. Did you mean "${foreign}"?`;
    throw scanner.fail(
      start,
      Math.max(end, start + 1),
      [`an operator after ${path.attribute} (${OPERATORS.join(', ')})`],
      hint,
    );
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The operator whose two letters stand here in any case, found without making a string. */
function operatorAt(text: string, at: number): ComparisonOperator | 'pr' | undefined {
  switch (((text.charCodeAt(at) | 0x20) << 8) | (text.charCodeAt(at + 1) | 0x20)) {
    case 0x6571:
      return 'eq';
    case 0x6e65:
      return 'ne';
    case 0x636f:
      return 'co';
    case 0x7377:
      return 'sw';
    case 0x6577:
      return 'ew';
    case 0x6774:
      return 'gt';
    case 0x6765:
      return 'ge';
    case 0x6c74:
      return 'lt';
    case 0x6c65:
      return 'le';
    case 0x7072:
      return 'pr';
    default:
      return undefined;
  }
}

/**
 * Reads a filter into a frozen tree.
 *
 * @param text As it stands in the query after percent-decoding.
 * @returns A tree that {@link formatFilter} turns back into text.
 * @throws ScimError 400 `invalidFilter` with the position, what was expected and a caret line.
 * @see [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 * @example
 * ```ts
 * import { parseFilter } from 'scim-core';
 *
 * const filter = parseFilter('userName sw "J" and active eq true');
 * filter.kind; // 'and'
 * ```
 */
export function parseFilter(text: string, options: ParseFilterOptions = {}): Filter {
  if (typeof text !== 'string') throw new TypeError('parseFilter needs the text of a filter');
  const scanner = new Scanner(text, 'filter', options);
  const length = options.limits?.length ?? DEFAULT_FILTER_LENGTH;
  if (text.length > length) throw scanner.fail(length, length + 1, [`at most ${length} characters`]);
  return new FilterParser(scanner, options.limits?.depth ?? DEFAULT_FILTER_DEPTH).parse();
}
