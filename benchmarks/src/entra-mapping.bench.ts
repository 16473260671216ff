import assert from 'node:assert/strict';
import { ExportError, ExpressionError, parseExpression, readExport } from 'entra-mapping';
import { parseTree } from 'jsonc-parser';
import { compare } from './shared/compare.ts';
import { makeExport } from './shared/export.ts';

/** Reads the whole model, with what is otherwise read on demand, and the table of lines that positions are looked up in. */
function readWithPositions(text: string) {
  const { schema, document, diagnostics } = readExport(text);
  assert.equal(diagnostics.length, 0);
  const objects = schema.directories.flatMap((directory) => directory.objects);
  const paths = schema.synchronizationRules.flatMap(({ objectMappings }) =>
    objectMappings.flatMap(({ attributeMappings }) => attributeMappings.map(({ targetPath }) => targetPath)),
  );
  return [document.rangeOf(schema.node), paths, objects.map(({ attributes }) => attributes.length)];
}

for (const size of [100_000, 540_000]) {
  const text = makeExport(size);
  assert.ok(Math.abs(text.length - size) < size / 20);
  assert.equal(parseTree(text)?.length, text.length);
  await compare({
    name: `read a clean export of ${size / 1_000} kB with positions, against parseTree of jsonc-parser`,
    ours: () => readWithPositions(text),
    peer: () => parseTree(text),
    target: { timeAtMost: 1 },
  });
}

/** Answers what was thrown, which must be an error with a position. */
function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof ExpressionError || error instanceof ExportError);
    return error.start;
  }
}

/** Text that is as far from an expression, or as near to one, as an unkind writer can make it. */
const expressions: readonly (readonly [string, string])[] = [
  ['opening brackets', '['],
  ['quotation marks', '"'],
  ['backslashes in a string', '\\'],
  ['calls inside calls', 'Trim('],
  ['empty arguments', ','],
  ['percent signs', '%a'],
  ['white space', ' \n'],
];
for (const [name, piece] of expressions) {
  const [short, long] = [9_000, 90_000].map((length) => `Join("${piece.repeat(length / piece.length)}`);
  await compareLengths(`parse an expression of ${name}`, short ?? '', long ?? '', parseExpression);
}

const exports: readonly (readonly [string, string])[] = [
  ['opening brackets', '['],
  ['properties without values', '{"a":'],
  ['comments that are not closed', '/*'],
  ['line breaks', '\r\n'],
  ['typographic quotation marks', '“'],
  ['no-break spaces', '\u00a0'],
];
for (const [name, piece] of exports) {
  const [short, long] = [50_000, 500_000].map((length) => `{"a": [${piece.repeat(length / piece.length)}`);
  await compareLengths(`read an export of ${name}`, short ?? '', long ?? '', readExport);
}

/** Ten times the text takes ten times the time; quadratic work would take ten times as much again. */
async function compareLengths(name: string, short: string, long: string, read: (text: string) => unknown) {
  await compare({
    name: `${name}: one of ten times the length, against ten of one time`,
    ours: () => outcomeOf(() => read(long)),
    peer: () => {
      for (let count = 0; count < 10; count += 1) outcomeOf(() => read(short));
    },
    target: { timeAtMost: 2 },
    roundTime: 50,
    warmUpTime: 100,
  });
}
