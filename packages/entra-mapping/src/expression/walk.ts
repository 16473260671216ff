import type { Argument, CallExpression, ExpressionNode } from './ast.ts';

/** A node on its way through a tree, with the call it is an argument of. */
export interface VisitedNode {
  readonly node: ExpressionNode;
  /** The call whose argument this node is, directly or as a side of a comparison; none for the root. */
  readonly parent: CallExpression | undefined;
  /** Which slot of `parent` the node stands in, from 0. */
  readonly slot: number;
}

/**
 * Walks a tree from the root down, arguments from left to right.
 *
 * @example
 * ```ts
 * for (const { node } of walkExpression(parseExpression('Append([mail], ".test")'))) console.log(node.kind);
 * // call, attribute, string
 * ```
 */
export function* walkExpression(root: ExpressionNode): Generator<VisitedNode, void, undefined> {
  const pending: VisitedNode[] = [{ node: root, parent: undefined, slot: 0 }];
  for (let visited = pending.pop(); visited !== undefined; visited = pending.pop()) {
    yield visited;
    const { node, parent, slot } = visited;
    if (node.kind === 'comparison') {
      pending.push({ node: node.right, parent, slot }, { node: node.left, parent, slot });
    } else if (node.kind === 'call') {
      pushArguments(node, node.arguments, pending);
    }
  }
}

function pushArguments(parent: CallExpression, slots: readonly Argument[], pending: VisitedNode[]): void {
  for (let slot = slots.length - 1; slot >= 0; slot--) pending.push({ node: slots[slot]!, parent, slot });
}

/**
 * The source attributes an expression reads, each once, in order of appearance.
 *
 * @example
 * ```ts
 * sourceAttributesOf(parseExpression('Join(" ", [givenName], [surname])')); // ['givenName', 'surname']
 * ```
 */
export function sourceAttributesOf(expression: ExpressionNode): readonly string[] {
  const names = new Set<string>();
  for (const { node } of walkExpression(expression)) if (node.kind === 'attribute') names.add(node.name);
  return [...names];
}
