import {
  type Expression,
  type ExpressionArgument,
  findFunction,
  formatExpression,
  type JsonValue,
  parseExpression,
} from 'entra-mapping';

/** A source as Entra stores it: the text of the expression, and beside it the parse tree. */
export function writeSource(expression: string): JsonValue {
  return sourceOf(parseExpression(expression));
}

function sourceOf(node: Expression): JsonValue {
  const expression = formatExpression(node);
  switch (node.kind) {
    case 'attribute':
      return { expression, name: node.name, type: 'Attribute', parameters: [] };
    case 'call':
      return { expression, name: node.name, type: 'Function', parameters: parametersOf(node.name, node.arguments) };
    case 'string':
      return { expression, name: node.value, type: 'Constant', parameters: [] };
    case 'number':
      return { expression, name: node.text, type: 'Constant', parameters: [] };
    case 'word':
    case 'macro':
      return { expression, name: node.name, type: 'Constant', parameters: [] };
  }
}

/** Arguments that are left out are no parameters. */
function parametersOf(name: string, slots: readonly ExpressionArgument[]): JsonValue[] {
  const { parameters = [] } = findFunction(name) ?? {};
  return slots.flatMap((slot, index) => {
    if (slot.kind === 'omitted' || slot.kind === 'comparison') return [];
    const parameter = parameters[Math.min(index, parameters.length - 1)];
    return [{ key: parameter?.key ?? parameter?.name ?? 'source', value: sourceOf(slot) }];
  });
}
