import type { AttributePath } from '../path/attribute-path.ts';
import type { Filter } from './ast.ts';
import { CLOSE_BRACKET, CLOSE_PARENTHESIS, OPEN_BRACKET, OPEN_PARENTHESIS, QUOTE } from './characters.ts';
import { readLiteral } from './literal.ts';
import { isOperator, readOperator } from './operator.ts';
import type { Scanner, UnfinishedPath } from './scanner.ts';

/** Freezes a node that callers will see, or hands on one that nobody will. */
export type Seal = <Node extends object>(node: Node) => Node;

/** Recursive descent over {@link Scanner}: `or` binds loosest, then `and`, then `not` (RFC 7644 §3.4.2.2, EID 4670). */
export class FilterParser {
  readonly #scanner: Scanner;
  readonly #maximumDepth: number;
  readonly #seal: Seal;
  #depth = 0;

  /** @param seal What is done to each finished node. */
  constructor(scanner: Scanner, maximumDepth: number, seal: Seal) {
    this.#scanner = scanner;
    this.#maximumDepth = maximumDepth;
    this.#seal = seal;
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
      const end = scanner.wordEnd(scanner.position + 1);
      throw scanner.fail(scanner.position, end, ['"and"', '"or"', 'the end']);
    }
    return filter;
  }

  /** Reads `"[" filter "]"` behind a path, and a sub-attribute behind that, and adds them to the path. */
  brackets(path: UnfinishedPath): AttributePath & { readonly filter: Filter } {
    const scanner = this.#scanner;
    const open = scanner.position;
    if (path.subAttribute !== undefined) {
      throw scanner.fail(
        open,
        open + 1,
        ['the end of the path'],
        ' (brackets follow an attribute, not a sub-attribute)',
      );
    }
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
    return this.#seal(path as UnfinishedPath & { filter: Filter });
  }

  #enter(start: number): void {
    this.#depth += 1;
    if (this.#depth > this.#maximumDepth) {
      throw this.#scanner.fail(start, start + 1, [`at most ${this.#maximumDepth} levels of nesting`]);
    }
  }

  #or(insideBrackets: boolean): Filter {
    const first = this.#and(insideBrackets);
    if (!this.#keyword('or')) return first;
    const filters = [first];
    do filters.push(this.#and(insideBrackets));
    while (this.#keyword('or'));
    return this.#list('or', filters);
  }

  #and(insideBrackets: boolean): Filter {
    const first = this.#term(insideBrackets);
    if (!this.#keyword('and')) return first;
    const filters = [first];
    do filters.push(this.#term(insideBrackets));
    while (this.#keyword('and'));
    return this.#list('and', filters);
  }

  #list(kind: 'and' | 'or', filters: Filter[]): Filter {
    const start = filters[0]!.start;
    const end = filters[filters.length - 1]!.end;
    return this.#seal({ kind, filters: this.#seal(filters), start, end });
  }

  /** Reads `and` or `or` between two terms, or leaves the position where it was. */
  #keyword(word: 'and' | 'or'): boolean {
    const scanner = this.#scanner;
    const { text, position } = scanner;
    if (position === text.length) return false;
    const spaced = scanner.spaces();
    const start = scanner.position;
    if (!scanner.hasWord(word, start)) {
      scanner.position = position;
      return false;
    }
    const end = start + word.length;
    if (!spaced && text.charCodeAt(position - 1) !== CLOSE_PARENTHESIS) this.#missingSpace(start, end);
    scanner.position = end;
    if (!scanner.spaces() && text.charCodeAt(end) !== OPEN_PARENTHESIS) throw scanner.fail(end, end + 1, ['a space']);
    return true;
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
    if (scanner.hasWord('not', start) && this.#isNot(start)) return this.#not(start, insideBrackets);
    const path = scanner.path();
    if (text.charCodeAt(scanner.position) !== OPEN_BRACKET) return this.#attributeExpression(this.#seal(path));
    if (insideBrackets) {
      throw scanner.fail(scanner.position, scanner.position + 1, ['an operator'], ' (brackets do not nest)');
    }
    const selected = this.brackets(path);
    if (selected.subAttribute === undefined) {
      return this.#seal({ kind: 'valuePath', path: selected, start, end: scanner.position });
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

  /** Whether the word `not` here is the operator and no attribute of that name. */
  #isNot(start: number): boolean {
    const scanner = this.#scanner;
    const end = start + 3;
    if (scanner.text.charCodeAt(end) === OPEN_BRACKET) return false;
    scanner.position = end;
    scanner.spaces();
    const next = scanner.position;
    scanner.position = start;
    return !isOperator(scanner.text.slice(next, scanner.wordEnd(next)));
  }

  #not(start: number, insideBrackets: boolean): Filter {
    const scanner = this.#scanner;
    scanner.position = start + 3;
    scanner.spaces();
    this.#enter(start);
    if (scanner.text.charCodeAt(scanner.position) !== OPEN_PARENTHESIS) {
      if (!scanner.tolerate('filter.not-without-parentheses', start, start + 3)) {
        throw scanner.fail(scanner.position, scanner.wordEnd(scanner.position + 1), ['"(" after not']);
      }
    }
    const filter = this.#term(insideBrackets);
    this.#depth -= 1;
    return this.#seal({ kind: 'not', filter, start, end: scanner.position });
  }

  #attributeExpression(path: AttributePath): Filter {
    const scanner = this.#scanner;
    if (!scanner.spaces()) throw scanner.fail(scanner.position, scanner.position + 1, ['a space and an operator']);
    const operator = readOperator(scanner, path.attribute);
    if (operator === 'pr') return this.#seal({ kind: 'present', path, start: path.start, end: scanner.position });
    if (!scanner.spaces()) {
      if (scanner.text.charCodeAt(scanner.position) !== QUOTE) {
        throw scanner.fail(scanner.position, scanner.position + 1, ['a space and a value']);
      }
      this.#missingSpace(scanner.position, scanner.position + 1);
    }
    const value = readLiteral(scanner);
    return this.#seal({ kind: 'comparison', path, operator, value, start: path.start, end: scanner.position });
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
