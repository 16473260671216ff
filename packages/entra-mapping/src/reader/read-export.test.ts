import { describe, expect, it } from 'vitest';
import { pointerOf } from '../json/node.ts';
import { ExportError } from './export-error.ts';
import { readExport } from './read-export.ts';

const mapping = {
  targetAttributeName: 'userName',
  matchingPriority: 1,
  source: { type: 'Attribute', name: 'userPrincipalName', expression: '[userPrincipalName]', parameters: [] },
};
const objectMapping = {
  name: 'Provision Microsoft Entra ID Users',
  sourceObjectName: 'User',
  targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  attributeMappings: [mapping],
};
const rule = { name: 'USERGROUP_OUTBOUND_USERGROUP', objectMappings: [objectMapping] };
const schema = { id: 'scim.1', synchronizationRules: [rule], directories: [] };

function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.charAt(0).toUpperCase() + key.slice(1),
    pascal(inner),
  ]);
  return { ...Object.fromEntries(entries), AdditionalProperties: {} };
}

function read(value: unknown) {
  return readExport(typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value));
}

function errorOf(value: unknown): ExportError {
  try {
    read(value);
  } catch (error) {
    if (error instanceof ExportError) return error;
    throw error;
  }
  throw new Error('the input was read');
}

function targets(value: unknown): (string | null)[] {
  return read(value).schema.synchronizationRules.flatMap((each) =>
    each.objectMappings.flatMap((mapped) => mapped.attributeMappings.map((row) => row.targetAttributeName)),
  );
}

describe('readExport finds the schema', () => {
  it.each([
    ['a download of the portal', { '@odata.context': 'https://graph.microsoft.com/…', ...schema }, 'schema'],
    ['a template', { id: 'scim', factoryTag: 'scim', schema }, 'template'],
    ['a template list', { value: [{ id: 'scim', 'schema@odata.context': '…', schema }] }, 'template-list'],
    ['a job with its schema expanded', { id: 'scim.1', templateId: 'scim', schema }, 'job'],
    ['an array of schemas', [schema], 'schema'],
    ['objects of PowerShell', pascal(schema), 'schema'],
    ['a rule alone', rule, 'rules'],
    ['an object mapping alone', objectMapping, 'object-mappings'],
    ['a mapping alone', mapping, 'attribute-mappings'],
    ['an array of mappings', [mapping], 'attribute-mappings'],
  ])('in %s', (_name, value, shape) => {
    expect(read(value).shape).toBe(shape);
    expect(targets(value)).toEqual(['userName']);
  });

  it('in mappings pasted one after the other', () => {
    const row = JSON.stringify(mapping);
    expect(targets(`${row},\n${row}`)).toEqual(['userName', 'userName']);
    expect(targets(`${row}\n${row}`)).toEqual(['userName', 'userName']);
  });

  it('and takes the default one of several templates', () => {
    const other = { id: 'old', default: false, schema: { synchronizationRules: [] } };
    const { schema: found, diagnostics } = read({ value: [other, { id: 'scim', default: true, schema }] });
    expect(found.id).toBe('scim.1');
    expect(diagnostics[0]).toMatchObject({ code: 'wrapper', message: expect.stringContaining('the one read of 2') });
  });

  it('in mappings with gaps between them, and reports the gaps', () => {
    for (const gap of ['{}', 'null']) {
      const { schema: found, shape, diagnostics } = read(`[${JSON.stringify(mapping)}, ${gap}]`);
      expect(shape).toBe('attribute-mappings');
      expect(found.synchronizationRules[0]?.objectMappings[0]?.attributeMappings).toHaveLength(1);
      expect(diagnostics.map(({ code }) => code)).toEqual(['fragment', gap === '{}' ? 'empty-object' : 'wrong-type']);
    }
  });

  it('in the first of several schemas, and says that there are more', () => {
    const other = { ...schema, id: 'scim.2' };
    for (const value of [
      [schema, other],
      { value: [schema, other] },
      `${JSON.stringify(schema)}\n${JSON.stringify(other)}`,
    ]) {
      const { schema: found, shape, diagnostics } = read(value);
      expect([found.id, shape]).toEqual(['scim.1', 'schema']);
      expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
        ['wrapper', 'this is the schema "scim.1", the one read of 2'],
      ]);
      expect(diagnostics[0]?.help).toContain('one schema at a time');
    }
  });

  it('keeps the pointer of every node as it is in the text', () => {
    const { schema: found } = read({ value: [{ id: 'scim', schema }] });
    const row = found.synchronizationRules[0]!.objectMappings[0]!.attributeMappings[0]!;
    const path = '/value/0/schema/synchronizationRules/0/objectMappings/0/attributeMappings/0/targetAttributeName';
    expect(pointerOf(row.targetAttributeNode!)).toBe(path);
  });

  it('keeps properties that it does not know', () => {
    const { document } = read({ ...schema, flowNullValuesPreview: { on: true } });
    expect(document.nodeAt('/flowNullValuesPreview/on')?.scalar).toBe(true);
  });
});

describe('readExport reports what it read across', () => {
  it.each([
    ['a byte order mark', `\uFEFF${JSON.stringify(schema)}`, 'byte-order-mark', 1, 1],
    ['a trailing comma', '{\n  "synchronizationRules": [],\n}', 'trailing-comma', 2, 29],
    ['a comment', '// copied\n{"synchronizationRules": []}', 'comment', 1, 1],
    ['an ellipsis', '{"synchronizationRules": [\n  ...\n]}', 'placeholder', 2, 3],
    ['an empty object', { synchronizationRules: [{}] }, 'empty-object', 1, 26],
    ['a value of the wrong kind', { synchronizationRules: 7 }, 'wrong-type', 1, 25],
    ['a mapping in the place of a rule', { synchronizationRules: [mapping] }, 'misplaced-mapping', 1, 26],
    ['names in PascalCase', { SynchronizationRules: [] }, 'pascal-case', 1, 2],
    ['a schema without mappings', { synchronizationRules: [] }, 'no-mappings', 1, 25],
    [
      'what PowerShell cut off in a part that is not read',
      { synchronizationRules: [{ ...rule, metadata: ['@{key=a; value=b}'] }] },
      'wrong-type',
      1,
      JSON.stringify({ synchronizationRules: [rule] }).length - 1 + ',"metadata":['.length - 1,
    ],
  ])('%s', (_name, value, code, line, column) => {
    const { document, diagnostics } = read(value);
    const found = diagnostics.find((diagnostic) => diagnostic.code === code)!;
    expect(document.positionAt(found.start)).toEqual({ line, column });
    expect(found.help).not.toBe('');
  });

  it('an empty list that PowerShell made an empty text, once', () => {
    const rows = [1, 2].map(() => ({ ...mapping, source: { ...mapping.source, parameters: '' } }));
    const found = read(rows).diagnostics.filter(({ code }) => code === 'wrong-type');
    expect(found).toHaveLength(1);
    expect(found[0]?.help).toContain('-Depth 100');
  });

  it.each([
    ['System.Collections.Hashtable'],
    ['System.Object[]'],
    ['Microsoft.Graph.PowerShell.Models.MicrosoftGraphReferencedObject'],
  ])('lost references of an attribute: %s', (referencedObjects) => {
    const attributes = [{ name: 'manager', type: 'Reference', referencedObjects }];
    const { diagnostics } = read({ ...schema, directories: [{ name: 'a', objects: [{ name: 'User', attributes }] }] });
    expect(diagnostics).toMatchObject([
      { code: 'wrong-type', severity: 'error', help: expect.stringContaining('-Depth 100') },
    ]);
    expect(diagnostics[0]?.message).toContain(referencedObjects);
  });

  it('and nothing on a clean download', () => {
    const pattern = {
      ...mapping,
      source: { ...mapping.source, expression: 'Replace([a], , "x@{2}System.Object[]", , "", , )' },
    };
    expect(
      read({ ...schema, synchronizationRules: [{ objectMappings: [{ attributeMappings: [pattern] }] }] }).diagnostics,
    ).toEqual([]);
  });

  it('and nothing on an untouched one', () => {
    expect(read(schema).diagnostics).toEqual([]);
  });
});

describe('readExport refuses', () => {
  const job = { id: 'scim.1', templateId: 'scim', schedule: { state: 'Active' }, status: {} };
  const powershellJob = { Id: 'scim.1', TemplateId: 'scim', Schema: { Directories: null, SynchronizationRules: null } };

  it.each([
    ['nothing', '', 'empty', 'portal'],
    ['white space', ' \n', 'empty', 'portal'],
    ['a jobs list', { value: [job] }, 'jobs-list', 'GET /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema'],
    ['a single job', job, 'jobs-list', '"scim.1"'],
    ['jobs of PowerShell', [powershellJob], 'jobs-list', 'GET'],
    ['an error of Graph', { error: { code: 'Forbidden', message: 'no' } }, 'graph-error', 'Synchronization.Read.All'],
    ['a directory definition', { id: '1', objects: [] }, 'not-a-schema', 'portal'],
    ['an attribute definition', { name: 'mail', mutability: 'ReadWrite' }, 'not-a-schema', 'portal'],
    ['a source alone', { expression: '[mail]', name: 'mail' }, 'not-a-schema', 'targetAttributeName'],
    ['a list of functions', { value: [{ name: 'Append', parameters: [] }] }, 'not-a-schema', 'portal'],
    ['an empty list', { value: [] }, 'not-a-schema', 'portal'],
    ['a string', '"schema"', 'not-a-schema', 'portal'],
    ['JSON inside a string', JSON.stringify(JSON.stringify(schema)), 'not-a-schema', 'leave ConvertTo-Json out'],
    [
      'a template without its schema',
      { id: 'scim', factoryTag: 'scim', schema: null },
      'not-a-schema',
      'GET /servicePrincipals',
    ],
    ['the secrets of a job', { value: [{ key: 'BaseAddress', value: 'x' }] }, 'not-a-schema', 'portal'],
    ['an answer to a batch', { responses: [{ id: '1', body: schema }] }, 'not-a-schema', 'body'],
    ['a provisioning log', { value: [{ id: '1', provisioningAction: 'create' }] }, 'not-a-schema', 'portal'],
    [
      'a token that is too old',
      { error: { code: 'InvalidAuthenticationToken', message: 'x' } },
      'graph-error',
      'sign in',
    ],
    ['a wrong identifier', { error: { code: 'Request_ResourceNotFound', message: 'x' } }, 'graph-error', 'identifiers'],
    [
      'an error of the sign-in',
      { error: 'invalid_client', error_description: 'AADSTS7000215' },
      'graph-error',
      'sign in',
    ],
    ['a mapping beside something else', [mapping, { source: { name: 'mail' } }], 'not-a-schema', 'remove it'],
    ['other JSON', { a: 1 }, 'not-a-schema', 'portal'],
    ['a web page', '<!DOCTYPE html><html>', 'not-json', 'download'],
    ['what PowerShell prints', 'Editable   : True\nName  : USER', 'not-json', 'ConvertTo-Json -Depth 100'],
    ['a code block of a ticket', '```json\n{"synchronizationRules": []}\n```', 'not-json', 'remove the lines'],
    ['a ZIP archive', 'PK\u0003\u0004…', 'not-json', 'unpack'],
    ['a picture', '\ufffdPNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'not-json', 'give the JSON file'],
    ['a program', '\u007fELF\u0002\u0001\u0001\u0000', 'not-json', 'give the JSON file'],
    ['a stream of zeros', '\u0000'.repeat(64), 'not-json', 'give the JSON file'],
    [
      'an answer with its head',
      `HTTP/1.1 200 OK\nContent-Type: x\n\n${JSON.stringify(schema)}`,
      'not-json',
      'in front',
    ],
    ['a request', `PUT https://graph.microsoft.com/v1.0/x\n\n${JSON.stringify(schema)}`, 'not-json', 'in front'],
    ['a command of PowerShell', `PS C:\\> Get-X | ConvertTo-Json\n{}`, 'not-json', 'ConvertTo-Json -Depth 100'],
    ['a table of PowerShell', '\nId   Version\n--   -------\nscim v1\n', 'not-json', 'ConvertTo-Json -Depth 100'],
    ['a list of PowerShell', '\r\n\r\nid : scim\r\nversion : v1\r\n', 'not-json', 'ConvertTo-Json -Depth 100'],
    ['the source of a web page', '{&quot;synchronizationRules&quot;: []}', 'not-json', '&quot;'],
    ['compressed data', new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 'not-json', 'portal'],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'encoding', 'UTF-8'],
    ['UTF-32 in a Buffer', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b]), 'encoding', 'UTF-8'],
    ['a heading of Markdown', 'Mapping\n-------\n', 'invalid-json', 'portal'],
    ['a mail around it', `Hi,\n${JSON.stringify(schema)}`, 'invalid-json', 'remove what stands in front of the JSON'],
    ['a signature behind it', `${JSON.stringify(schema)}\nAda`, 'invalid-json', 'remove what stands behind the JSON'],
    [
      'a property without braces',
      '"attributeMappings": []',
      'invalid-json',
      'put { in front of the text and } behind it',
    ],
    ['a bracket too many', '{"synchronizationRules": []}}', 'invalid-json', 'too many'],
    ['quotation marks in a text', '{"targetAttributeName": "emails[type eq "work"].value"}', 'invalid-json', '\\"'],
    ['quotation marks between blanks', '{"expression": "Join(" ", [a])"}', 'invalid-json', '\\"'],
    ['truth values of Python', '{"enabled": True}', 'invalid-json', 'true, in small letters'],
    ['nothing of Python', '{"scope": None}', 'invalid-json', 'null'],
    ['a comment of a script', '{\n# x\n}', 'invalid-json', 'no comments'],
    ['a cut-off text', '{"synchronizationRules": [', 'truncated', 'again'],
    ['no JSON', 'hello', 'invalid-json', 'portal'],
  ])('%s', (_name, value, code, help) => {
    const error = errorOf(value);
    expect(error.code).toBe(code);
    expect(error.help).toContain(help);
    expect(error.message).toContain(`line ${error.line}, column ${error.column}`);
  });

  it('calls bytes that are no text a binary file', () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => (index * 167 + 31) % 256);
    expect(() => readExport(bytes)).toThrow('this is a binary file, not JSON');
  });

  it.each([
    [{ synchronizationRules: ['@{editable=True; id=1}'] }],
    [{ SynchronizationRules: [{ ObjectMappings: 'System.Object[]' }] }],
    [{ synchronizationRules: [{ objectMappings: [{ attributeMappings: 'System.Collections.Hashtable' }] }] }],
    [{ synchronizationRules: 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphSynchronizationRule' }],
    [{ value: [{ id: 'scim', schema: '@{id=1}' }] }],
    [{ ...mapping, source: 'System.Collections.Hashtable' }],
  ])('JSON that PowerShell cut off, naming -Depth: %j', (value) => {
    const error = errorOf(value);
    const cut = JSON.stringify(value).search(/"(@\{|System\.|Microsoft\.)/);
    expect(error).toMatchObject({ code: 'powershell-depth', line: 1, column: cut + 1 });
    expect(error.help).toContain('-Depth 100');
  });

  it('at the first character, where it is no JSON at all', () => {
    expect(errorOf('\n  <html>')).toMatchObject({ line: 2, column: 3 });
  });

  it('an input above the limit, without reading it', () => {
    expect(() => readExport(' '.repeat(11), { maxSize: 10 })).toThrow(/11 characters, more than the 10/);
    expect(() => readExport(new Uint8Array(11), { maxSize: 10 })).toThrow(/11 bytes, more than the 10/);
    expect(() => readExport(new Uint8Array(33 * 1024 * 1024))).toThrow(ExportError);
  });

  it('mismatched brackets, telling where the open one is', () => {
    const error = errorOf('{"synchronizationRules": [\n  {"objectMappings": [\n}');
    expect(error.message).toContain('found "}", expected a value or "]" (opened at line 2, column 22), at line 3');
    const { message } = errorOf('{"synchronizationRules": [\n  {}\n}');
    expect(message).toContain('(opened at line 1, column 26), at line 3, column 1');
  });

  it('text with control and bidi characters, without repeating them', () => {
    const { message } = errorOf({ error: { code: 'x\u202e', message: '\u001b[31mred' } });
    expect(message).toContain('x\uFFFD: \uFFFD[31mred');
  });

  it('a jobs list, with the whole id of the job', () => {
    const id = `customappsso.${'0'.repeat(32)}.5d1c8c3e-6b0a-4f53-9d7e-2a6f0e3b7c11`;
    expect(errorOf({ value: [{ id, templateId: 'scim' }] }).help).toContain(id);
  });

  it('a wrong argument', () => {
    expect(() => readExport(undefined as unknown as string)).toThrow(TypeError);
  });
});
