// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions of .NET look like placeholders

import {
  checkExpression,
  ExportError,
  ExpressionError,
  evaluateExpression,
  evaluateScope,
  formatExpression,
  mapResource,
  parseExpression,
  pointerOf,
  readExport,
  replaceNode,
} from 'entra-mapping';

const EXPORT = JSON.stringify({
  id: 'scim.1',
  synchronizationRules: [
    {
      name: 'USER_OUTBOUND_USER',
      objectMappings: [
        {
          name: 'Provision Microsoft Entra ID Users',
          sourceObjectName: 'User',
          targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
          scope: {
            groups: [
              {
                name: 'Example',
                clauses: [
                  {
                    sourceOperandName: 'userPrincipalName',
                    operatorName: 'REGEX MATCH',
                    targetOperand: { values: ['^.+@example\\.com$'] },
                  },
                ],
              },
            ],
          },
          attributeMappings: [
            {
              targetAttributeName: 'userName',
              matchingPriority: 1,
              source: { type: 'Attribute', name: 'userPrincipalName', expression: '[userPrincipalName]' },
            },
            {
              targetAttributeName: 'phoneNumbers[type eq "work"].value',
              source: {
                type: 'Function',
                name: 'Replace',
                expression: 'Replace([telephoneNumber], , "[^\\\\d+]", , "", , )',
              },
            },
            {
              targetAttributeName: 'active',
              source: {
                type: 'Function',
                name: 'Switch',
                expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
              },
            },
          ],
        },
      ],
    },
  ],
  directories: [],
});

/** Little- or big-endian UTF-16 with a byte order mark, as Windows PowerShell writes it. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  [...`\uFEFF${text}`].forEach((character, index) => {
    view.setUint16(2 * index, character.charCodeAt(0), littleEndian);
  });
  return new Uint8Array(view.buffer);
}

/** One task of each part of entra-mapping, whose answer must be the same wherever it runs. */
export async function run(): Promise<unknown> {
  const { schema, document, diagnostics } = readExport(utf16(`// copied\n${EXPORT}`, false));
  const mapping = schema.synchronizationRules[0]?.objectMappings[0];
  if (mapping === undefined) throw new Error('the export holds a mapping');
  const edited = document.edit([replaceNode(document.nodeAt('/id') ?? schema.node, 'scim.2')]);
  const source = { userPrincipalName: 'ada@example.com', telephoneNumber: '+49 (30) 555-0100', IsSoftDeleted: false };
  const { values, withheld, scope } = mapResource(mapping, source);
  const trimmed = parseExpression('Replace( [mail] ,, "(?<user>[\\w.]+)@(?<host>.+)",,"${host}/${user}",,)');
  return {
    diagnostics,
    kind: mapping.kind,
    targets: mapping.attributeMappings.map(({ node, targetPath }) => [
      pointerOf(node),
      document.rangeOf(node),
      targetPath,
    ]),
    edited: [edited.text.slice(0, 40), [...edited.bytes.subarray(0, 80)]],
    values: values.map(({ target, value, origin }) => [target, value, origin]),
    withheld: withheld.map(({ target, reason, message }) => [target, reason, message]),
    scope: scope.groups.map(({ holds, clauses }) => [holds, clauses]),
    outside: evaluateScope(mapping.scope, { userPrincipalName: 'ada@example.org' }).excludedBy,
    printed: formatExpression(trimmed),
    replaced: evaluateExpression(trimmed, { attributes: { mail: 'ada.l@example.com' } }),
    dated: evaluateExpression(parseExpression('FormatDateTime(DateAdd("d", 40, Now()), , , "yyyy-MM-dd HH:mm")'), {
      now: '2026-01-31T23:30:00+01:00',
    }),
    findings: checkExpression(parseExpression('Switch(IsPresent([mial]), "x", Replace([a], , "(?!b)", , "", , ))'), {
      sourceAttributes: ['mail', 'a'],
    }),
    errors: [
      errorOf(() => readExport('{"value": [{"id": "scim.1", "templateId": "scim"}]}')),
      errorOf(() => readExport('{"synchronizationRules": [')),
      errorOf(() => parseExpression('Append([mail], ".test"')),
      errorOf(() =>
        evaluateExpression(parseExpression('Replace([a], , "(a)\\1", , "", , )'), { attributes: { a: 'x' } }),
      ),
    ],
  };
}

function errorOf(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof ExportError) return [error.code, error.message, error.line, error.column];
    return error instanceof ExpressionError ? [error.code, String(error), error.start, error.end] : String(error);
  }
}
