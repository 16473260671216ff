import { functionDefinitions, readSourceExpression } from 'entra-mapping';
import { describe, expect, it } from 'vitest';
import { expressionSource } from './expression-source.ts';

describe('expressionSource', () => {
  it('takes an expression apart as exports do', () => {
    expect(expressionSource('Join(" ", [givenName], [surname])')).toEqual({
      expression: 'Join(" ", [givenName], [surname])',
      name: 'Join',
      type: 'Function',
      parameters: [
        { key: 'separator', value: { expression: '" "', name: ' ', type: 'Constant', parameters: [] } },
        { key: 'source', value: { expression: '[givenName]', name: 'givenName', type: 'Attribute', parameters: [] } },
        { key: 'source', value: { expression: '[surname]', name: 'surname', type: 'Attribute', parameters: [] } },
      ],
    });
  });

  it.each([
    'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    'IIF([country]="USA", [country], "")',
    'IIF(IsPresent([mail]), [mail], [userPrincipalName])',
    'Replace([mail], , "(?<name>.*)@", "name", "$1", , )',
    'Mid([givenName], 1, 8)',
    ...functionDefinitions.map(({ example }) => example.expression),
  ])('text and tree of %s say the same', (text) => {
    expect(['same', 'lossy', 'alone']).toContain(readSourceExpression(expressionSource(text) as object).agreement);
  });
});
