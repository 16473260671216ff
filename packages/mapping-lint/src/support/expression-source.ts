import {
  type Expression,
  type ExpressionArgument,
  type FunctionDefinition,
  findFunction,
  formatExpression,
  type JsonValue,
  parseExpression,
} from 'entra-mapping';

/** The properties that Entra stores of a source. */
export interface ExpressionSource {
  readonly [property: string]: JsonValue;
  readonly expression: string | null;
  readonly name: string;
  readonly type: 'Attribute' | 'Constant' | 'Function';
  readonly parameters: JsonValue[];
}

/**
 * A source as Entra stores it: the text, and the same taken apart.
 *
 * The keys of arguments are those that exports and the API's list of functions show; arguments that are left out have none.
 *
 * @throws {ExpressionError} When the text is no expression.
 */
export function expressionSource(text: string): ExpressionSource {
  const expression = parseExpression(text);
  return { ...partOf(expression), expression: text };
}

function partOf(node: Expression): ExpressionSource {
  const expression = formatExpression(node);
  switch (node.kind) {
    case 'call': {
      const parameters = node.arguments.flatMap((each, slot) => parametersOf(each, slot, findFunction(node.name)));
      return { expression, name: node.name, type: 'Function', parameters };
    }
    case 'attribute':
      return { expression, name: node.name, type: 'Attribute', parameters: [] };
    case 'macro':
      return { expression: null, name: `%${node.name}%`, type: 'Constant', parameters: [] };
    case 'number':
      return { expression: `"${node.text}"`, name: node.text, type: 'Constant', parameters: [] };
    case 'string':
      return { expression, name: node.value, type: 'Constant', parameters: [] };
    case 'word':
      return { expression, name: node.name, type: 'Constant', parameters: [] };
  }
}

function parametersOf(
  argument: ExpressionArgument,
  slot: number,
  definition: FunctionDefinition | undefined,
): JsonValue[] {
  if (argument.kind === 'omitted') return [];
  if (argument.kind === 'comparison') {
    const operator = {
      expression: `"${argument.operator}"`,
      name: argument.operator,
      type: 'Constant',
      parameters: [],
    };
    return [
      { key: 'one', value: partOf(argument.left) },
      { key: 'two', value: operator },
      { key: 'three', value: partOf(argument.right) },
    ];
  }
  const last = definition?.parameters.at(-1);
  const parameter = definition?.parameters[slot] ?? (last?.repeated === true ? last : undefined);
  return [{ key: parameter?.key ?? parameter?.name ?? 'source', value: partOf(argument) }];
}
