import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerOf } from '../json/node.ts';
import { readExport } from '../reader/read-export.ts';
import { removeNodes, replaceNode } from './json-edit.ts';

const text =
  '{\r\n  "synchronizationRules": [],\r\n  "directories": [],\r\n  "note": "Grüße 😀 €",\r\n  "id": "scim.1"\r\n}\r\n';

function utf16(value: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(value.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < value.length; index++) view.setUint16(index * 2, value.charCodeAt(index), littleEndian);
  return bytes;
}

const encodings: readonly (readonly [string, (value: string) => Uint8Array])[] = [
  ['UTF-8', (value) => new TextEncoder().encode(value)],
  ['UTF-8 with a byte order mark', (value) => new TextEncoder().encode(`\uFEFF${value}`)],
  ['UTF-16 little-endian with a byte order mark', (value) => utf16(`\uFEFF${value}`, true)],
  ['UTF-16 big-endian with a byte order mark', (value) => utf16(`\uFEFF${value}`, false)],
  ['UTF-16 little-endian without a mark', (value) => utf16(value, true)],
  ['UTF-16 big-endian without a mark', (value) => utf16(value, false)],
];

describe.each(encodings)('an export in %s', (_name, encode) => {
  it('is read as the same text', () => {
    const { document } = readExport(encode(text));
    expect(document.text).toBe(text);
    expect(document.rangeOf(document.nodeAt('/id')!)).toEqual({ line: 5, column: 9, endLine: 5, endColumn: 17 });
  });

  it('comes back with identical bytes when nothing is changed', () => {
    const bytes = encode(text);
    expect(readExport(bytes).document.edit([]).bytes).toEqual(bytes);
  });

  it('changes only the bytes of the value that changes', () => {
    const { document } = readExport(encode(text));
    const edited = document.edit([
      replaceNode(document.nodeAt('/id')!, 'scim.ü'),
      replaceNode(document.nodeAt('/directories')!, []),
    ]);
    expect(edited.bytes).toEqual(encode(text.replace('scim.1', 'scim.ü')));
  });
});

describe('an export that is not quite UTF-8', () => {
  it('keeps bytes that can not be decoded when something else is edited', () => {
    const before = [...new TextEncoder().encode('{"synchronizationRules":[],"name":"Soci')];
    const broken = [0xe9, 0xf0, 0x9f, 0x98, 0xed, 0xa0, 0x80, 0xff];
    const after = [...new TextEncoder().encode('","id":"1"}')];
    const { document, diagnostics } = readExport(Uint8Array.from([...before, ...broken, ...after]));
    expect(diagnostics.map(({ code }) => code)).toContain('invalid-encoding');
    const { bytes } = document.edit([replaceNode(document.nodeAt('/id')!, '2')]);
    const expected = [...new TextEncoder().encode('","id":"2"}')];
    expect([...bytes]).toEqual([...before, ...broken, ...expected]);
  });

  it('finds the bytes of any offset, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (noise) => {
        const head = new TextEncoder().encode('{"synchronizationRules":[],"x":"');
        const tail = new TextEncoder().encode('","id":"1"}');
        const inner = noise.map((byte) => (byte < 0x20 || byte === 0x22 || byte === 0x5c ? 0x41 : byte));
        const bytes = Uint8Array.from([...head, ...inner, ...tail]);
        const { document } = readExport(bytes);
        const edited = document.edit([replaceNode(document.nodeAt('/id')!, '2')]).bytes;
        expect([...edited.subarray(0, edited.length - 3)]).toEqual([...bytes.subarray(0, bytes.length - 3)]);
        expect([...edited.subarray(edited.length - 3)]).toEqual([0x32, 0x22, 0x7d]);
      }),
    );
  });
});

describe('edits', () => {
  const list = '{"synchronizationRules": [], "directories": [1, 2,\n  3, 4], "a": {"b": 1}}';

  it.each([
    [[0], '[2,\n  3, 4]'],
    [[3], '[1, 2,\n  3]'],
    [[2, 3], '[1, 2]'],
    [[1, 2], '[1, 4]'],
    [[0, 3], '[2,\n  3]'],
    [[0, 1, 2, 3], '[]'],
  ])('remove elements %j together with their commas', (indexes, expected) => {
    const { document } = readExport(list);
    const array = document.nodeAt('/directories')!;
    const edits = removeNodes(
      document.text,
      indexes.map((index) => array.children[index]!),
    );
    expect(document.edit(edits).text).toBe(list.replace('[1, 2,\n  3, 4]', expected));
  });

  it.each([
    ['[1,]', '[]'],
    ['[1 , ]', '[]'],
    ['[1, 2,\n]', '[]'],
    ['[1, ...]', '[, ...]'],
  ])('remove all elements of %s', (before, after) => {
    const { document } = readExport(`{"synchronizationRules": [], "a": ${before}}`);
    const edits = removeNodes(document.text, document.nodeAt('/a')!.children);
    expect(document.edit(edits).text).toBe(`{"synchronizationRules": [], "a": ${after}}`);
  });

  it('remove a property with its name', () => {
    const { document } = readExport(list);
    expect(document.edit(removeNodes(document.text, [document.nodeAt('/a/b')!])).text).toContain('"a": {}');
    expect(document.edit(removeNodes(document.text, [document.nodeAt('/directories')!])).text).not.toContain(
      'directories',
    );
  });

  it('are refused when they overlap or lie outside', () => {
    const { document } = readExport(list);
    const id = { start: 1, end: 5, text: '' };
    expect(() => document.edit([id, { start: 4, end: 6, text: '' }])).toThrow(RangeError);
    expect(() => document.edit([{ start: 0, end: 1_000, text: '' }])).toThrow(RangeError);
    expect(() => removeNodes(document.text, [document.roots[0]!])).toThrow(TypeError);
  });
});

describe('pointers', () => {
  it('name one place each, also where several values were pasted one after the other', () => {
    const { schema, document } = readExport('{"targetAttributeName": "a"},\n{"targetAttributeName": "b"}');
    const rows = schema.synchronizationRules[0]!.objectMappings[0]!.attributeMappings;
    expect(rows.map(({ node, index }) => [pointerOf(node), index])).toEqual([
      ['/0', 0],
      ['/1', 1],
    ]);
    for (const { targetAttributeNode: node } of rows) expect(document.nodeAt(pointerOf(node!))).toBe(node);
    expect(document.nodeAt('')).toBeUndefined();
  });

  it.each([
    'a',
    'directories/0',
    '/directories/',
    '/directories/01',
    '/directories/1e0',
    '/directories/-',
    '/directories/9',
  ])('name nothing: %j', (pointer) => {
    const { document } = readExport('{"synchronizationRules": [], "directories": [1, 2]}');
    expect(document.nodeAt(pointer)).toBeUndefined();
  });

  it('name the whole text when they are empty', () => {
    const { document } = readExport('{"synchronizationRules": []}');
    expect(document.nodeAt('')).toBe(document.roots[0]);
  });
});

describe('positions', () => {
  it('count lines by line feed, carriage return, or both, and columns in UTF-16 units', () => {
    const { document } = readExport('{"synchronizationRules": [],\n"a": 1,\r\n"b": 2,\r"😀": 3}');
    expect(document.rangeOf(document.nodeAt('/a')!)).toMatchObject({ line: 2, column: 6 });
    expect(document.rangeOf(document.nodeAt('/b')!)).toMatchObject({ line: 3, column: 6 });
    expect(document.rangeOf(document.nodeAt('/😀')!)).toMatchObject({ line: 4, column: 7 });
    expect(document.lineText(2)).toBe('"a": 1,');
    expect(document.lineText(9)).toBe('');
  });
});
