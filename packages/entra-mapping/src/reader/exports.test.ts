import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceNode } from '../document/json-edit.ts';
import { checkExpression } from '../expression/check/check.ts';
import { ExpressionError } from '../expression/errors.ts';
import { readSourceExpression } from '../expression/parse-tree/read-source.ts';
import { type JsonNode, pointerOf, toValue } from '../json/node.ts';
import { mapResource } from '../map-resource/map-resource.ts';
import { fixtureExports, sharedFiles } from '../test-support/files.ts';
import { mutate, seededRandom } from '../test-support/mutate.ts';
import { ExportError } from './export-error.ts';
import { type ReadExport, readExport } from './read-export.ts';

const fixtures = fixtureExports();
const collected = sharedFiles('data/exports', /\.(json|txt)$/);
const files = [...fixtures, ...collected];

function attempt(bytes: Uint8Array): ReadExport | ExportError {
  try {
    return readExport(bytes);
  } catch (error) {
    if (error instanceof ExportError) return error;
    throw error;
  }
}

const readable = files.flatMap(([name, bytes]) => {
  const outcome = attempt(bytes);
  return outcome instanceof ExportError ? [] : [{ name, bytes, document: outcome.document }];
});

function* nodesOf(node: JsonNode): Generator<JsonNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** Asks for everything that is read from the text only when somebody wants it. */
function useAll({ schema, document, diagnostics }: ReadExport): void {
  for (const { start, end } of diagnostics) document.rangeOf({ start, end });
  for (const directory of schema.directories) for (const { attributes } of directory.objects) attributes.at(-1);
  for (const { objectMappings } of schema.synchronizationRules) {
    for (const objectMapping of objectMappings) {
      mapResource(objectMapping, { userPrincipalName: 'ada@example.com', department: 'Sales' }, { now: 0 });
      for (const { source, targetPath, node } of objectMapping.attributeMappings) {
        pointerOf(node);
        if (source !== null && targetPath !== null) checkSource(source);
      }
    }
  }
}

function checkSource(source: Parameters<typeof readSourceExpression>[0]): void {
  try {
    checkExpression(readSourceExpression(source).expression);
  } catch (error) {
    expect(error).toBeInstanceOf(ExpressionError);
  }
}

describe('the exports of the fixtures', () => {
  it.each([
    ['graph-answer.json', 'schema', 'group 3, user 22, other 0', []],
    [
      'hand-edited.json',
      'schema',
      'user 2',
      ['comment', 'stray-character', 'trailing-comma', 'empty-object', 'placeholder'],
    ],
    ['mapping-alone.json', 'attribute-mappings', 'user 1', ['fragment']],
    ['portal-download.json', 'schema', 'group 3, user 22, other 0', []],
    ['powershell-objects.json', 'schema', 'user 22', ['pascal-case']],
    ['template-list.json', 'template-list', 'group 3, user 22, other 0', ['wrapper']],
    ['windows-powershell-utf-16.json', 'schema', 'group 3, other 0', ['utf-16']],
  ])('%s is read as %s with %s', (name, shape, mappings, codes) => {
    const read = readExport(new Map(fixtures).get(name)!);
    const objectMappings = read.schema.synchronizationRules.flatMap((rule) => rule.objectMappings);
    expect(read.shape).toBe(shape);
    expect(objectMappings.map(({ kind, attributeMappings }) => `${kind} ${attributeMappings.length}`).join(', ')).toBe(
      mappings,
    );
    expect([...new Set(read.diagnostics.map(({ code }) => code))]).toEqual(codes);
  });

  it.each([
    ['jobs-list.json', 'jobs-list', 'GET /servicePrincipals/{id}/synchronization/jobs/{jobId}/schema'],
    ['powershell-cut-off.json', 'powershell-depth', 'ConvertTo-Json -Depth 100'],
  ])('%s is refused as %s', (name, code, help) => {
    const error = attempt(new Map(fixtures).get(name)!);
    expect(error).toMatchObject({ code, help: expect.stringContaining(help) });
  });
});

describe('every export', () => {
  it.each(files)('%s is read or refused with a place, a reason and what to do', (_name, bytes) => {
    const outcome = attempt(bytes);
    if (outcome instanceof ExportError) {
      expect(outcome.line).toBeGreaterThan(0);
      expect(outcome.reason.length).toBeGreaterThan(20);
      expect(outcome.help.length).toBeGreaterThan(20);
    } else {
      useAll(outcome);
    }
  });

  it.each(readable)('$name comes back with identical bytes when nothing is changed', ({ bytes, document }) => {
    expect(document.edit([]).bytes).toEqual(bytes);
    expect(document.bytes).toEqual(bytes);
  });

  it.each(readable)('$name changes only where one value changes', ({ bytes, document }) => {
    const nodes = document.roots.flatMap((root) => [...nodesOf(root)]);
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Zürich', '😀', '"\\\n\t\u0000'),
    );
    fc.assert(
      fc.property(fc.nat(nodes.length - 1), fc.oneof(text, fc.boolean(), fc.integer()), (index, value) => {
        const node = nodes[index]!;
        const edited = document.edit([replaceNode(node, value)]);
        const written = JSON.stringify(value);
        expect(edited.text === document.text.slice(0, node.start) + written + document.text.slice(node.end)).toBe(true);
        const [before, after] = [bytesUpTo(bytes, node.start), bytes.length - bytesUpTo(bytes, node.end)];
        const isSame = (from: number, at: number, length: number) =>
          sameBytes(bytes.subarray(from, from + length), edited.bytes.subarray(at, at + length));
        expect(isSame(0, 0, before)).toBe(true);
        expect(isSame(bytes.length - after, edited.bytes.length - after, after)).toBe(true);
        const decoded = new TextDecoder(document.encoding).decode(
          edited.bytes.subarray(before, edited.bytes.length - after),
        );
        expect(decoded).toBe(written);
      }),
      { numRuns: 50, seed: 20 },
    );

    /** Found by decoding, which is another way than the one under test. */
    function bytesUpTo(all: Uint8Array, units: number): number {
      const mark = document.byteOrderMark ? '\uFEFF' : '';
      const head = mark + document.text.slice(0, units);
      return document.encoding === 'utf-8'
        ? new TextEncoder().encode(head).length
        : Math.min(all.length, head.length * 2);
    }
  });

  it('keeps every other value when one value changes', () => {
    const { document } = readExport(new Map(fixtures).get('portal-download.json')!);
    const before = toValue(document.roots[0]!);
    const scalars = [...nodesOf(document.roots[0]!)].filter(({ scalar }) => typeof scalar === 'string');
    for (const node of scalars.filter((_, index) => index % 40 === 0)) {
      const { bytes } = document.edit([replaceNode(node, 'changed')]);
      const again = readExport(bytes).document;
      expect(again.nodeAt(pointerOf(node))?.scalar).toBe('changed');
      const restored = again.edit([replaceNode(again.nodeAt(pointerOf(node))!, node.scalar ?? null)]);
      expect(JSON.stringify(toValue(readExport(restored.bytes).document.roots[0]!))).toBe(JSON.stringify(before));
    }
  });
});

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

describe('300 damaged copies', () => {
  const readAll = (sources: readonly (readonly [string, Uint8Array])[], seed: number) => {
    const random = seededRandom(seed);
    const outcomes = { read: 0, refused: 0 };
    for (let round = 0; round < 300; round++) {
      const [, bytes] = sources[random(sources.length)]!;
      const damaged = mutate(bytes, round, random);
      const outcome = attempt(damaged);
      if (outcome instanceof ExportError) {
        expect(outcome.message).toContain(`line ${outcome.line}, column ${outcome.column}`);
        outcomes.refused++;
      } else {
        useAll(outcome);
        expect(sameBytes(outcome.document.edit([]).bytes, damaged)).toBe(true);
        outcomes.read++;
      }
    }
    return outcomes;
  };

  it.each(fixtures)('of %s are read or refused, and written back as they are', (name, bytes) => {
    const { read, refused } = readAll([[name, bytes]], 4);
    expect(read + refused).toBe(300);
  });

  if (collected.length > 0) {
    it('of the collected exports are read or refused, and written back as they are', () => {
      const { read, refused } = readAll(collected, 20);
      expect(read).toBeGreaterThan(50);
      expect(refused).toBeGreaterThan(50);
    });
  }
});
