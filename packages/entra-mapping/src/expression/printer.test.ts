import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../test-support/any-text.ts';
import { withoutPositions } from '../test-support/without-positions.ts';
import type { Argument, Expression } from './ast.ts';
import { parseExpression } from './parser.ts';
import { formatExpression, isAttributeName } from './printer.ts';
import { sourceAttributesOf, walkExpression } from './walk.ts';

const NOWHERE = { start: 0, end: 0 };

const { expression: anyExpression } = fc.letrec<{ expression: Expression; argument: Argument }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyText().map((value): Expression => ({ kind: 'string', value, ...NOWHERE })),
    anyText()
      .filter(isAttributeName)
      .map((name): Expression => ({ kind: 'attribute', name, ...NOWHERE })),
    fc.constantFrom('0', '-1.50', '&HF').map((text): Expression => ({ kind: 'number', text, ...NOWHERE })),
    fc.constant<Expression>({ kind: 'macro', name: 'DomainFQDN', ...NOWHERE }),
    fc.constant<Expression>({ kind: 'word', name: 'UTF8', ...NOWHERE }),
    fc
      .array(tie('argument'), { maxLength: 5 })
      // One empty slot and no argument at all look the same.
      .filter((slots) => slots.length !== 1 || slots[0]!.kind !== 'omitted')
      .map((slots): Expression => ({ kind: 'call', name: 'Join', arguments: slots, ...NOWHERE })),
  ),
  argument: fc.oneof(
    tie('expression'),
    fc.constant<Argument>({ kind: 'omitted', ...NOWHERE }),
    fc
      .tuple(tie('expression'), tie('expression'), fc.constantFrom('=', '<>', '>', '>=', '<', '<='))
      .map(([left, right, operator]) => ({ kind: 'comparison', operator, left, right, ...NOWHERE }) as Argument),
  ),
}));

describe('formatExpression', () => {
  it.each([
    ['Replace( [mail],"@contoso.com",,,"",,)', 'Replace([mail], "@contoso.com", , , "", , )'],
    ['IIF([a] = "x",[b],)', 'IIF([a]="x", [b], )'],
    ['Trim("\\d \\\\ \\"")', 'Trim("\\\\d \\\\ \\"")'],
    [' Now ( ) ', 'Now()'],
    ['%DomainFQDN%', '%DomainFQDN%'],
  ])('prints %s as %s', (text, printed) => {
    expect(formatExpression(parseExpression(text))).toBe(printed);
  });

  it('prints every tree so that it is read again as it was', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const read = parseExpression(formatExpression(expression));
        expect(withoutPositions(read)).toEqual(withoutPositions(expression));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', ' ', 'a]', '[a', 'a\nb', ']['])('refuses the attribute name %j', (name) => {
    expect(() => formatExpression({ kind: 'attribute', name, ...NOWHERE })).toThrow(TypeError);
  });
});

describe('walking a tree', () => {
  it('visits every node from left to right, with its call and slot', () => {
    const text = 'IIF([a] = "b", Trim([c]), )';
    const visited = [...walkExpression(parseExpression(text))].map(({ node, parent, slot }) => [
      text.slice(node.start, node.end),
      parent?.name,
      slot,
    ]);
    expect(visited).toEqual([
      [text, undefined, 0],
      ['[a] = "b"', 'IIF', 0],
      ['[a]', 'IIF', 0],
      ['"b"', 'IIF', 0],
      ['Trim([c])', 'IIF', 1],
      ['[c]', 'Trim', 0],
      ['', 'IIF', 2],
    ]);
  });

  it('names each source attribute once', () => {
    expect(sourceAttributesOf(parseExpression('Join([b], [a], Trim([b]), "c")'))).toEqual(['b', 'a']);
  });
});
