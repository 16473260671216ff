// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions of .NET look like placeholders

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../reader/read-export.ts';
import { readShared } from '../../test-support/files.ts';
import { ExpressionSyntaxError } from '../errors.ts';
import { parseExpression } from '../parser.ts';
import { checkExpression } from './check.ts';
import type { CheckOptions } from './context.ts';

interface CheckVector {
  readonly id: string;
  readonly kind: string;
  readonly expression: string;
  readonly check: string;
}

const vectors = (JSON.parse(readShared('data/expressions/vectors.json') ?? '[]') as readonly CheckVector[]).filter(
  ({ kind }) => kind === 'check',
);

// The collection lies beside the repository on some machines only.
if (vectors.length > 0) {
  describe('what documentation and issues warn of', () => {
    it.each(vectors.filter(({ check }) => check === 'parse-error'))('$id $expression', ({ expression }) => {
      expect(() => parseExpression(expression)).toThrow(ExpressionSyntaxError);
    });

    it.each(vectors.filter(({ check }) => check !== 'parse-error'))(
      '$id $expression: $check',
      ({ expression, check }) => {
        const mapping = check.startsWith('matching-') ? { matchingPriority: 1 } : {};
        const codes = checkExpression(parseExpression(expression), { mapping }).map(({ code }) => code);
        expect(codes).toContain(check);
      },
    );
  });
}

type Case = [code: string, severity: string, expression: string, marked: string, options?: CheckOptions];

const userAttributes: CheckOptions = {
  sourceAttributes: [
    'mail',
    { name: 'proxyAddresses', type: 'String', multivalued: true },
    { name: 'assistant', type: 'Reference' },
    { name: null },
  ],
};

describe('checkExpression', () => {
  it.each<Case>([
    ['unknown-function', 'error', 'ToLowr([a])', 'ToLowr'],
    ['unknown-function', 'error', 'CRef([a])', 'CRef'],
    ['function-name-case', 'warning', 'Trim(tolower([a]))', 'tolower'],
    ['undocumented-function', 'info', 'Prepend("x", [a])', 'Prepend'],
    ['undocumented-function', 'info', 'AltSecIdFromNetId([netId])', 'AltSecIdFromNetId'],
    ['function-restricted', 'info', 'Trim([a])', 'Trim', { targetKind: 'scim' }],
    ['too-few-arguments', 'error', 'Mid([a], 1)', 'Mid([a], 1)'],
    ['too-few-arguments', 'error', 'Now(Left([a]))', 'Left([a])'],
    ['too-many-arguments', 'error', 'Trim([a], [b])', '[b]'],
    ['missing-argument', 'error', 'Append(, "x")', '('],
    ['missing-argument', 'error', 'Switch([a], , , "x")', ','],
    ['empty-argument', 'warning', 'Join("@", [a], )', ','],
    ['argument-type', 'error', 'Left([a], "three")', '"three"'],
    ['argument-type', 'error', 'Left([a], IsNull([b]))', 'IsNull([b])'],
    ['argument-type', 'error', 'IIF(Now(), "a", "b")', 'Now()'],
    ['argument-type', 'error', 'IIF("maybe", "a", "b")', '"maybe"'],
    ['argument-type', 'warning', 'Left(Split([a], ","), 1)', 'Split([a], ",")'],
    ['unknown-word', 'error', 'DateAdd("D", 1, Now())', '"D"'],
    ['unknown-word', 'error', 'InStr([a], "b", 1, vbTextCompere)', 'vbTextCompere'],
    ['unknown-word', 'error', 'Append([a], suffix)', 'suffix'],
    ['unknown-word', 'error', 'True', 'True'],
    ['unknown-word', 'error', 'IIF([a] = NULL, "x", "y")', 'NULL'],
    ['unknown-word', 'error', 'CBool(yes <> [a])', 'yes'],
    ['word-case', 'warning', 'ConvertFromBase64([a], utf8)', 'utf8'],
    ['flow-word', 'info', 'IIF([a]="x", [b], IgnoreAttributeFlow)', 'IgnoreAttributeFlow'],
    ['comparison-misplaced', 'error', 'Append([a] = "b", "c")', '[a] = "b"'],
    ['switch-odd-argument-count', 'error', 'Switch([a], "k", "v", "l", "w")', 'Switch([a], "k", "v", "l", "w")'],
    ['switch-source-is-boolean-test', 'error', 'Switch(IsNull([a]), , "True", "x")', 'IsNull([a])'],
    ['switch-on-reference-attribute', 'error', 'Switch([assistant], , "x", "y")', '[assistant]', userAttributes],
    ['switch-duplicate-key', 'warning', 'Switch([a], , "x", "1", "x", "2")', '"x"'],
    ['iif-null-test-unreliable', 'warning', 'IIF(Not(IsPresent([a])), "x", [a])', 'Not(IsPresent([a]))'],
    ['iif-null-test-unreliable', 'warning', 'IIF([a] <> "", [a], "x")', '[a] <> ""'],
    [
      'iif-condition-is-flow-control',
      'error',
      'IIF(IgnoreFlowIfNullOrEmpty([a]), "x", "y")',
      'IgnoreFlowIfNullOrEmpty([a])',
    ],
    ['item-index-0', 'error', 'Item([a], -1)', '-1'],
    ['randomstring-length-max-256', 'error', 'RandomString(257, 1, 1, 1, 1)', '257'],
    ['randomstring-length-lt-minimums', 'error', 'RandomString(5, 2, 2, 2, 0)', '5'],
    ['replace-mode', 'error', 'Replace([a], "x", , , , , )', 'Replace([a], "x", , , , , )'],
    ['regular-expression-invalid', 'error', 'Replace([a], , "(x", , "y", , )', '"(x"'],
    ['regular-expression-unsupported', 'info', 'Replace([a], , "(x)\\1", , "y", , )', '"(x)\\1"'],
    ['regular-expression-group', 'error', 'Replace([a], , "(?<one>x)", "two", "y", , )', '"two"'],
    ['regular-expression-group', 'warning', 'Replace([a], , "(?<one>x)", , "${two}", , )', '"${two}"'],
    ['date-format', 'error', 'FormatDateTime([a], , "q", "yyyy")', '"q"'],
    [
      'date-format-mismatch',
      'warning',
      'FormatDateTime(Now(), , "M/d/yyyy hh:mm:ss tt", "yyyy")',
      '"M/d/yyyy hh:mm:ss tt"',
    ],
    [
      'formatdatetime-missing-styles-slot',
      'error',
      'FormatDateTime([a], "yyyy", "yy")',
      'FormatDateTime([a], "yyyy", "yy")',
    ],
    ['selectuniquevalue-min-2', 'error', 'SelectUniqueValue([a])', 'SelectUniqueValue([a])'],
    ['selectuniquevalue-not-top-level', 'error', 'ToLower(SelectUniqueValue([a], [b]))', 'SelectUniqueValue([a], [b])'],
    [
      'selectuniquevalue-not-creation-only',
      'error',
      'SelectUniqueValue([a], [b])',
      'SelectUniqueValue([a], [b])',
      { mapping: { flowType: 'Always' } },
    ],
    [
      'selectuniquevalue-on-matching-attribute',
      'error',
      'SelectUniqueValue([a], "b")',
      'SelectUniqueValue([a], "b")',
      { mapping: { matchingPriority: 1, flowType: 'ObjectAddOnly' } },
    ],
    [
      'function-restricted',
      'error',
      'SelectUniqueValue([a], "b")',
      'SelectUniqueValue([a], "b")',
      { targetKind: 'scim' },
    ],
    ['app-role-assignments-direct', 'error', '[appRoleAssignments]', '[appRoleAssignments]'],
    ['app-role-assignments-direct', 'error', 'ToLower([appRoleAssignments])', '[appRoleAssignments]'],
    ['unknown-attribute', 'warning', 'ToLower([mial])', '[mial]', userAttributes],
    ['unknown-attribute', 'info', 'ToLower([extension_0a_x])', '[extension_0a_x]', userAttributes],
    ['attribute-case', 'warning', 'ToLower([Mail])', '[Mail]', userAttributes],
    ['multivalued-attribute', 'warning', 'ToLower([proxyAddresses])', '[proxyAddresses]', userAttributes],
    ['multivalued-attribute', 'warning', 'IIF([proxyAddresses]="x", "y", "z")', '[proxyAddresses]', userAttributes],
    ['argument-type', 'warning', 'IIF(Split([a], ",")="x", "y", "z")', 'Split([a], ",")'],
    [
      'matching-attribute-multiple-sources',
      'error',
      'Append([a], [b])',
      'Append([a], [b])',
      { mapping: { matchingPriority: 2 } },
    ],
    ['not-a-call', 'error', '[a]', '[a]', { mapping: { source: { type: 'Function' } } }],
  ])('reports %s as %s in %s', (code, severity, expression, marked, options) => {
    const found = checkExpression(parseExpression(expression), options).find((diagnostic) => diagnostic.code === code);
    expect(found).toMatchObject({ code, severity });
    expect(expression.slice(found!.start, found!.end)).toBe(marked);
    expect(found!.message).toMatch(/^\S.*[.?]$/);
  });

  it('reports an expression that the service would not store, and only that', () => {
    const text = (length: number) => `Append([a], "${'x'.repeat(length - 15)}")`;
    expect(checkExpression(parseExpression(text(10_000)))).toEqual([]);
    expect(checkExpression(parseExpression(text(10_001)))).toMatchObject([{ code: 'expression-too-long' }]);
    expect(checkExpression(parseExpression('Now()'), { text: `Now()${' '.repeat(9_996)}` })).toMatchObject([
      { code: 'expression-too-long' },
    ]);
  });

  it('has every finding on the page of the documentation', () => {
    const page = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8');
    const codes = [...readFileSync(new URL('./diagnostic.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '(.*)'/gm)];
    expect(codes.length).toBeGreaterThan(30);
    for (const [, code] of codes) expect(page).toContain(`| \`${code}\` |`);
  });

  it('suggests what was probably meant', () => {
    const suggestions = (expression: string, options?: CheckOptions) =>
      checkExpression(parseExpression(expression), options).map(({ suggestion }) => suggestion);
    expect(suggestions('ToLowr([a])')).toEqual(['ToLower']);
    expect(suggestions('DateAdd("yyy", 1, Now())')).toEqual(['yyyy']);
    expect(suggestions('ToLower([mial])', userAttributes)).toEqual(['[mail]']);
    expect(suggestions('FormatDateTime([a], "yyyy", "yy")')).toEqual(['FormatDateTime([a], , "yyyy", "yy")']);
    expect(suggestions('FormatDateTime([a], , "yy")')).toEqual([undefined]);
  });

  it.each([
    ['IIF([a]=NULL, "x", "y")', 'compare with ""'],
    ['IIF(True, "x", "y")', 'write "True"'],
    ['IIF([a]="x", [b], IgnoreThisFlow)', 'put IgnoreFlowIfNullOrEmpty around'],
    ['Replace([a], "x", "y")', 'write Replace(source, old, , , new, , )'],
    ['Trim()', 'at least 1 argument, but has 0'],
    ['Append([a])', 'at least 2 arguments, but has 1'],
  ])('says for %s what to write', (expression, advice) => {
    expect(checkExpression(parseExpression(expression)).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(advice),
    );
  });

  it('says of thousands of wrong groups as much as somebody reads', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    const pattern = numbers.map((number) => `(?<g${number}>a)`).join('');
    const replacement = numbers.map((number) => `\${h${number}}`).join('');
    const found = checkExpression(parseExpression(`Replace([a], , "${pattern}", , "${replacement}", , )`));
    expect(found.length).toBeLessThan(20);
    for (const { message } of found) expect(message.length).toBeLessThan(500);
  });

  it('takes mapping and attributes of an export as they are', () => {
    const mapping = {
      targetAttributeName: 'userName',
      matchingPriority: 1,
      source: { type: 'Function', name: 'ToLower' },
    };
    const objectMappings = [{ sourceObjectName: 'User', targetObjectName: 'User', attributeMappings: [mapping] }];
    const rule = { sourceDirectoryName: 'Entra', targetDirectoryName: 'customappsso', objectMappings };
    const objects = [{ name: 'User', attributes: [{ name: 'mail', type: 'String' }] }];
    const directories = [{ name: 'Entra', objects }];
    const { schema } = readExport(JSON.stringify({ synchronizationRules: [rule], directories }));
    const read = schema.synchronizationRules[0]!.objectMappings[0]!;
    const found = checkExpression(parseExpression('Join("", [mial], [sn])'), {
      mapping: read.attributeMappings[0],
      sourceAttributes: read.sourceObject!.attributes,
    });
    expect(found.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['matching-attribute-multiple-sources', undefined],
      ['unknown-attribute', '[mail]'],
      ['unknown-attribute', undefined],
    ]);
  });

  it('compares few unknown names with many known ones', () => {
    const sourceAttributes = Array.from({ length: 5000 }, (_, index) => `attribute${index}`);
    const text = `Join("", ${Array.from({ length: 900 }, (_, index) => `[attr${index}x]`).join(',')})`;
    const begin = performance.now();
    expect(checkExpression(parseExpression(text), { sourceAttributes })).toHaveLength(900);
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it('says nothing about what it cannot know', () => {
    expect(checkExpression(parseExpression('Append([anything], [else])'))).toEqual([]);
    expect(checkExpression(parseExpression('Left([a], [length])'))).toEqual([]);
    expect(checkExpression(parseExpression('Replace([a], , [pattern], [group], [new], , )'))).toEqual([]);
  });

  it.each([
    'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    'Join(" ", [givenName], [surname])',
    'SingleAppRoleAssignment([appRoleAssignments])',
    'RemoveDuplicates(Trim([proxyAddresses]))',
    'FormatDateTime([hired], , "M/d/yyyy h:mm:ss tt", "yyyy-MM-dd")',
    'FormatDateTime(Now(), , "M/d/yyyy h:mm:ss tt", "yyyy-MM-dd")',
    'FormatDateTime([hired], "AllowLeadingWhite, AllowTrailingWhite", "yyyy", "yy")',
    'Replace([a], , "(?<one>x)", , "${one}$1$$", , )',
    'InStr([a], "b", , )',
    'ToLower([a], )',
    'IIF([a] = "1", [b], )',
    'CBool([a] = [b])',
    'IIF(BitAnd([userAccountControl], 2)="0", "True", "False")',
  ])('finds nothing wrong with %s', (expression) => {
    expect(checkExpression(parseExpression(expression))).toEqual([]);
  });
});
