import type { Argument, CallExpression, ComparisonOperator, Expression, NodeBase } from './ast.ts';
import { ExpressionSyntaxError } from './errors.ts';
import { Lexer } from './lexer.ts';
import { suggestionFor } from './syntax-hints.ts';
import { describeToken, type Token } from './token.ts';

/**
 * The most UTF-16 units {@link parseExpression} reads. The service stores at most 10,000 characters; longer text is
 * still read so that {@link checkExpression} can report it together with everything else.
 *
 * @example
 * ```ts
 * const isReadable = (text: string) => text.length <= MAXIMUM_READABLE_LENGTH;
 * ```
 */
export const MAXIMUM_READABLE_LENGTH = 100_000;

/**
 * The most levels of calls {@link parseExpression} reads. No limit of the service is documented; a chain of the shortest
 * useful `IIF` calls reaches about 450 levels within the 10,000 characters the service stores.
 *
 * @example
 * ```ts
 * parseExpression(`${'Trim('.repeat(MAXIMUM_DEPTH)}[mail]${')'.repeat(MAXIMUM_DEPTH)}`).kind; // call
 * ```
 */
export const MAXIMUM_DEPTH = 500;

const OPERAND: readonly string[] = ['a function call', 'an [attribute]', 'a "string"', 'a number', 'a %macro%'];

/** Reads one text; the comment of each method is its grammar production. */
class Parser {
  readonly #text: string;
  readonly #lexer: Lexer;
  #token: Token;
  #previous: Token | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#lexer = new Lexer(text);
    this.#token = this.#lexer.next();
  }

  /** expression = ws, operand, ws, EOF ; */
  parse(): Expression {
    const expression = this.#parseOperand(1);
    if (this.#token.kind !== 'the end of the expression') {
      const isComparison = this.#token.kind === 'a comparison';
      const suggestion = isComparison ? 'a comparison may only be the first argument of IIF or CBool' : undefined;
      throw this.#unexpected(['the end of the expression'], suggestion);
    }
    return expression;
  }

  /** operand = call | attribute | string | number | hex | macro | bareword ; */
  #parseOperand(depth: number): Expression {
    const token = this.#token;
    const { start, end, value } = token;
    switch (token.kind) {
      case 'a name':
        this.#advance();
        return this.#token.kind === '"("'
          ? this.#parseCall(token, depth)
          : freeze({ kind: 'word', name: value, start, end });
      case 'an attribute':
        this.#advance();
        return freeze({ kind: 'attribute', name: value, start, end });
      case 'a string':
        this.#advance();
        return freeze({ kind: 'string', value, start, end });
      case 'a number':
        this.#advance();
        return freeze({ kind: 'number', text: value, start, end });
      case 'a macro':
        this.#advance();
        return freeze({ kind: 'macro', name: value, start, end });
      default:
        throw this.#unexpected(OPERAND);
    }
  }

  /** call = name, ws, "(", ws, [ arg, { ws, ",", ws, arg } ], ws, ")" ; */
  #parseCall(name: Token, depth: number): CallExpression {
    if (depth > MAXIMUM_DEPTH) {
      throw new ExpressionSyntaxError(this.#text, {
        code: 'too-deep',
        start: name.start,
        end: name.end,
        expected: [`at most ${MAXIMUM_DEPTH} levels of calls`],
        found: 'another level',
      });
    }
    this.#advance();
    const args: Argument[] = [];
    if (this.#token.kind !== '")"') {
      args.push(this.#parseArgument(depth));
      while (this.#token.kind === '","') {
        this.#advance();
        args.push(this.#parseArgument(depth));
      }
    }
    if (this.#token.kind !== '")"') {
      const last = args.at(-1);
      const canCompare = last !== undefined && last.kind !== 'comparison' && last.kind !== 'omitted';
      throw this.#unexpected(canCompare ? ['","', '")"', 'a comparison operator'] : ['","', '")"']);
    }
    const end = this.#token.end;
    this.#advance();
    return freeze({ kind: 'call', name: name.value, arguments: Object.freeze(args), start: name.start, end });
  }

  /** arg = [ comparison | operand ] ; comparison = operand, ws, compop, ws, operand ; */
  #parseArgument(depth: number): Argument {
    const { kind } = this.#token;
    if (kind === '","' || kind === '")"') {
      const { end } = this.#previous!;
      return freeze({ kind: 'omitted', start: end, end });
    }
    const left = this.#parseOperand(depth + 1);
    if (this.#token.kind !== 'a comparison') return left;
    const operator = this.#token.value as ComparisonOperator;
    this.#advance();
    const right = this.#parseOperand(depth + 1);
    return freeze({ kind: 'comparison', operator, left, right, start: left.start, end: right.end });
  }

  #advance(): void {
    this.#previous = this.#token;
    this.#token = this.#lexer.next();
  }

  #unexpected(expected: readonly string[], known?: string): ExpressionSyntaxError {
    const { start, end } = this.#token;
    const suggestion = known ?? suggestionFor(this.#token, this.#previous, expected);
    return new ExpressionSyntaxError(this.#text, {
      start,
      end,
      expected,
      found: describeToken(this.#token),
      suggestion,
    });
  }
}

function freeze<Node extends NodeBase>(node: Node): Readonly<Node> {
  return Object.freeze(node);
}

/**
 * Reads the text of a mapping expression, such as the `expression` of an exported attribute mapping.
 *
 * A bare `[attribute]` or `"constant"` is an expression too: it is what the service writes for mappings of the types
 * Direct and Constant. Function names are not resolved here; see {@link checkExpression}.
 *
 * Runs in time linear in the length of the text.
 *
 * @param text The expression, at most {@link MAXIMUM_READABLE_LENGTH} UTF-16 units and {@link MAXIMUM_DEPTH} levels.
 * @returns The frozen tree of the expression, with the positions of every node.
 * @throws {ExpressionSyntaxError} When the text is not an expression; tells where and what was expected.
 * @throws {TypeError} When `text` is not a string.
 * @see [Expression syntax](https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data#syntax-overview)
 *
 * @example
 * ```ts
 * const expression = parseExpression('Join("@", [mailNickname], "contoso.com")');
 * if (expression.kind === 'call') console.log(expression.name, expression.arguments.length); // Join 3
 * ```
 */
export function parseExpression(text: string): Expression {
  if (typeof text !== 'string') throw new TypeError(`"text" must be a string, not ${typeof text}`);
  if (text.length > MAXIMUM_READABLE_LENGTH) {
    throw new ExpressionSyntaxError(text, {
      code: 'too-long',
      start: MAXIMUM_READABLE_LENGTH,
      end: MAXIMUM_READABLE_LENGTH,
      expected: [`at most ${MAXIMUM_READABLE_LENGTH} characters`],
      found: `${text.length}`,
      suggestion: 'the service stores at most 10000 characters',
    });
  }
  return new Parser(text).parse();
}
