import { quoted } from '../text/printable.ts';
import type { Argument, Expression } from './ast.ts';

/** Doubles backslashes and escapes quotes, the two escapes that a string of this language has. */
function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** Tells whether a name can stand between brackets: not blank, on one line, inner brackets balanced. */
export function isAttributeName(name: string): boolean {
  if (name.trim() === '' || /[\r\n]/.test(name)) return false;
  let depth = 0;
  for (const character of name) {
    if (character === '[') depth++;
    if (character === ']' && --depth < 0) return false;
  }
  return depth === 0;
}

function printAttribute(name: string): string {
  if (!isAttributeName(name)) throw new TypeError(`no attribute reference can hold the name ${quoted(name)}`);
  return `[${name}]`;
}

function print(node: Argument): string {
  switch (node.kind) {
    case 'call':
      return `${node.name}(${node.arguments.map(print).join(', ')})`;
    case 'attribute':
      return printAttribute(node.name);
    case 'string':
      return quote(node.value);
    case 'number':
      return node.text;
    case 'macro':
      return `%${node.name}%`;
    case 'word':
      return node.name;
    case 'comparison':
      return `${print(node.left)}${node.operator}${print(node.right)}`;
    case 'omitted':
      return '';
  }
}

/**
 * Prints an expression in the form in which the service writes it: one blank behind every comma, none around a
 * comparison, every empty slot kept, line breaks dropped. Every backslash of a string is doubled.
 *
 * Parsing the result gives the same tree with new positions.
 *
 * @throws {TypeError} When a hand-made tree holds an attribute name that cannot stand between brackets.
 *
 * @example
 * ```ts
 * formatExpression(parseExpression('Replace( [mail],"@contoso.com",,,"",,)')); // Replace([mail], "@contoso.com", , , "", , )
 * ```
 */
export function formatExpression(expression: Expression): string {
  return print(expression);
}
