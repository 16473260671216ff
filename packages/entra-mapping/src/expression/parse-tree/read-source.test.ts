import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../errors.ts';
import { parseExpression } from '../parser.ts';
import { formatExpression } from '../printer.ts';
import { readParseTree, readSourceExpression } from './read-source.ts';
import type { ExpressionSource } from './source.ts';

const attribute = (name: string): ExpressionSource => ({ type: 'Attribute', name, expression: `[${name}]` });
const constant = (name: string): ExpressionSource => ({ type: 'Constant', name, expression: JSON.stringify(name) });
const macro = (name: string): ExpressionSource => ({ type: 'Constant', name, expression: null, parameters: [] });

function call(name: string, ...parameters: [key: string, value: ExpressionSource][]): ExpressionSource {
  return { type: 'Function', name, parameters: parameters.map(([key, value]) => ({ key, value })) };
}

describe('readParseTree', () => {
  it.each<[ExpressionSource, string]>([
    [call('Mid', ['source', attribute('x')], ['start', constant('1')], ['length', constant('8')]), 'Mid([x], 1, 8)'],
    [
      call('Replace', ['source', attribute('l')], ['Find', constant('-')], ['Replacement', constant('')]),
      'Replace([l], "-", , , "", , )',
    ],
    [
      call('Switch', ['source', attribute('a')], ['switchValue', constant('1')], ['switchValue', constant('2')]),
      'Switch([a], , "1", "2")',
    ],
    [
      call('IIF', ['one', call('IsPresent', ['source', attribute('a')])], ['four', attribute('a')]),
      'IIF(IsPresent([a]), [a], )',
    ],
    [
      call(
        'IIF',
        ['one', call('BitAnd', ['left', attribute('u')], ['right', constant('2')])],
        ['two', constant('=')],
        ['three', constant('0')],
        ['four', constant('T')],
        ['five', constant('F')],
      ),
      'IIF(BitAnd([u], 2)="0", "T", "F")',
    ],
    [call('IIF', ['one', attribute('a')], ['four', constant('=')], ['five', constant('x')]), 'IIF([a], "=", "x")'],
    [
      call('Join', ['separator', constant('@')], ['source', attribute('a')], ['source', macro('%DomainFQDN%')]),
      'Join("@", [a], %DomainFQDN%)',
    ],
    [
      call('FormatDateTime', ['source', call('Now')], ['outputFormat', constant('s')]),
      'FormatDateTime(Now(), , , "s")',
    ],
    [call('Unheard', ['one', attribute('a')], ['two', constant('b"\\')]), 'Unheard([a], "b\\"\\\\")'],
    [attribute('mail'), '[mail]'],
    [macro('%DomainNetBios%'), '%DomainNetBios%'],
  ])('writes the text of a tree: %#', (source, text) => {
    expect(readParseTree(source).text).toBe(text);
  });

  it('bounds the depth and the number of nodes', () => {
    const circle: { value?: ExpressionSource; key: string }[] = [{ key: 'source' }, { key: 'source' }];
    const source: ExpressionSource = { type: 'Function', name: 'Join', parameters: circle };
    for (const parameter of circle) parameter.value = source;
    expect(() => readParseTree(source)).toThrow(ExpressionError);
  });

  it.each<ExpressionSource>([
    {},
    { type: 'Function' },
    { type: 'Attribute', name: 'a]b' },
    { type: 'Magic', name: 'x' },
  ])('refuses what stands for no expression: %j', (source) => {
    expect(() => readParseTree(source)).toThrow(ExpressionError);
  });
});

describe('readSourceExpression', () => {
  it('takes the text where it says the same as the tree', () => {
    const tree = call('Left', ['source', attribute('a')], ['length', constant('3')]);
    const read = readSourceExpression({ ...tree, expression: 'Left( [a],3 )' });
    expect(read).toMatchObject({ origin: 'text', agreement: 'same', text: 'Left( [a],3 )' });
  });

  it('rebuilds the text where a macro left an empty slot', () => {
    const tree = call(
      'Join',
      ['separator', constant('@')],
      ['source', attribute('a')],
      ['source', macro('%DomainFQDN%')],
    );
    const read = readSourceExpression({ ...tree, expression: 'Join("@", [a], )' });
    expect(read).toMatchObject({ origin: 'tree', agreement: 'lossy', text: 'Join("@", [a], %DomainFQDN%)' });
  });

  it('takes the text where an edit left the tree behind, and says so', () => {
    const tree = call('Left', ['source', attribute('a')], ['length', constant('3')]);
    expect(readSourceExpression({ ...tree, expression: 'Left([a], 4)' })).toMatchObject({
      origin: 'text',
      agreement: 'different',
    });
  });

  it('takes the tree where the text is damaged', () => {
    const tree = call('Trim', ['value', attribute('a')]);
    expect(readSourceExpression({ ...tree, expression: 'Trim([a]' })).toMatchObject({
      origin: 'tree',
      agreement: 'unreadable',
      text: 'Trim([a])',
    });
  });

  it('shows the error of the text where the tree is of no help', () => {
    const source = { type: 'Function', name: 'Trim', expression: 'Trim([a]', parameters: [] };
    expect(() => readSourceExpression(source)).toThrow('a parenthesis is not closed');
  });

  it('reads attributes and constants, with and without their text', () => {
    expect(readSourceExpression(attribute('mail')).expression).toMatchObject({ kind: 'attribute', name: 'mail' });
    expect(readSourceExpression({ type: 'Attribute', name: 'mail' }).expression).toMatchObject({ name: 'mail' });
    expect(readSourceExpression(constant('x')).expression).toMatchObject({ kind: 'string', value: 'x' });
  });

  it.each(['plain text', 'True', 'Trim([a])', '[mail]'])('takes the unquoted constant %s for itself', (text) => {
    expect(readSourceExpression({ type: 'Constant', name: text, expression: text })).toMatchObject({
      origin: 'tree',
      expression: { kind: 'string', value: text },
    });
  });

  it('takes values of the wrong type for absent', () => {
    const source = {
      type: 'Function',
      name: 7,
      expression: 'Now()',
      parameters: 'none',
    } as unknown as ExpressionSource;
    expect(readSourceExpression(source)).toMatchObject({ origin: 'text', agreement: 'alone' });
  });
});

const directory = fileURLToPath(new URL('../../../../../../shared/data/exports/', import.meta.url));

function filesOf(path: string): readonly string[] {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

/** Finds every source of type Function in any JSON, however deep. */
function functionSources(value: unknown, found: ExpressionSource[] = []): ExpressionSource[] {
  if (typeof value !== 'object' || value === null) return found;
  const source = value as ExpressionSource;
  if (source.type === 'Function' && typeof source.expression === 'string') found.push(source);
  else for (const child of Object.values(value)) functionSources(child, found);
  return found;
}

// The collection lies beside the repository on some machines only.
if (filesOf(directory).length > 0) {
  describe('exports from the field', () => {
    const sources = filesOf(directory).flatMap((name) => {
      try {
        return functionSources(JSON.parse(readFileSync(directory + name, 'utf8').replace(/^\uFEFF/, '')));
      } catch {
        return [];
      }
    });

    it('have trees that agree with their text, or add the macros it lacks', () => {
      expect(sources.length).toBeGreaterThan(50);
      for (const source of sources) {
        const { agreement, expression } = readSourceExpression(source);
        expect(['same', 'lossy', 'alone'], source.expression ?? '').toContain(agreement);
        expect(expression.kind).toBe('call');
      }
    });

    it('are printed letter by letter as the service printed them', () => {
      const texts = sources.map(({ expression }) => expression ?? '');
      expect(texts.map((text) => formatExpression(parseExpression(text)))).toEqual(texts);
    });
  });
}
