import { ExportDocument } from '../document/export-document.ts';
import { JsonFailure, type JsonFailureKind } from '../json/fault.ts';
import type { JsonLimits } from '../json/limits.ts';
import { type ParsedJson, parseJson } from '../json/parse.ts';
import { buildFragment, buildSchema } from '../model/build-schema.ts';
import type { SynchronizationSchema } from '../model/types.ts';
import { type DecodedText, decodeText, withoutMark } from '../text/decode.ts';
import { LineTable } from '../text/line-table.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import { encodingDiagnostics, refuseEncoding } from './encoding-diagnostics.ts';
import { ExportError, type ExportErrorCode } from './export-error.ts';
import { ExportReader } from './export-reader.ts';
import { faultDiagnostic } from './json-diagnostics.ts';
import { type ExportShape, locateSchema } from './locate.ts';
import { cutOffDiagnostics, schemaDiagnostics } from './model-diagnostics.ts';
import { notJson } from './not-json.ts';

/** How much {@link readExport} takes before it refuses. */
export interface ReadExportOptions extends Partial<JsonLimits> {
  /** The size of the input in bytes, or in UTF-16 units for text. Default is 33,554,432 (32 MiB). */
  readonly maxSize?: number;
}

/** An export that was read. */
export interface ReadExport {
  /** The mapping configuration. */
  readonly schema: SynchronizationSchema;
  /** In what form it was given: on its own, inside a template or job, or only a part of it. */
  readonly shape: ExportShape;
  /** Its text, positions, and the way to write edits back. */
  readonly document: ExportDocument;
  /** What was noticed and read across, in the order of the text. */
  readonly diagnostics: readonly ExportDiagnostic[];
}

const DEFAULT_MAX_SIZE = 32 * 1024 * 1024;

/**
 * Reads a synchronization schema in any form in which people hold one: the download of the portal, an answer of
 * Microsoft Graph, a template, what PowerShell makes of them, or mappings pasted alone; in UTF-8 or UTF-16.
 *
 * Small faults of hand-edited files (commas too many, comments, ellipses) are read across and reported as diagnostics.
 *
 * The resource: https://learn.microsoft.com/en-us/graph/api/resources/synchronization-synchronizationschema
 *
 * @param input The bytes of the file, or its text.
 * @throws {ExportError} with line, column, reason and help, when the input holds no schema or can't be read on.
 * @throws {TypeError} when the input is neither bytes nor text.
 *
 * @example
 * ```ts
 * import { readExport } from 'entra-mapping';
 *
 * const { schema, document } = readExport('{ "targetAttributeName": "userName", "source": { "name": "mail" } }');
 * for (const rule of schema.synchronizationRules) {
 *   for (const { attributeMappings } of rule.objectMappings) {
 *     for (const { node, targetAttributeName } of attributeMappings) {
 *       console.log(targetAttributeName, document.rangeOf(node).line);
 *     }
 *   }
 * }
 * ```
 */
export function readExport(input: Uint8Array | string, options: ReadExportOptions = {}): ReadExport {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw new TypeError('"input" must be a string or a Uint8Array');
  }
  const { maxSize = DEFAULT_MAX_SIZE, ...limits } = options;
  if (input.length > maxSize) throw tooLarge(input, maxSize);
  if (typeof input !== 'string') refuseEncoding(input);
  const decoded = typeof input === 'string' ? withoutMark(input, 'utf-8') : decodeText(input);
  const lines = new LineTable(decoded.text);
  const refused = notJson(lines);
  if (refused !== undefined) throw refused;
  const { roots, faults } = parse(lines, limits);
  const document = new ExportDocument(decoded, roots, typeof input === 'string' ? undefined : input);
  return readSchema(document, decoded, lines, faults.map(faultDiagnostic));
}

function readSchema(
  document: ExportDocument,
  decoded: DecodedText,
  lines: LineTable,
  faults: readonly ExportDiagnostic[],
): ReadExport {
  const diagnostics = [...encodingDiagnostics(decoded), ...faults];
  const { shape, nodes } = locateSchema(document.roots, lines, diagnostics);
  const reader = new ExportReader(lines, diagnostics);
  const [node] = nodes;
  const fragment = shape === 'rules' || shape === 'object-mappings' || shape === 'attribute-mappings';
  const schema =
    fragment || node === undefined ? buildFragment(fragmentKind(shape), nodes, reader) : buildSchema(node, reader);
  diagnostics.push(...schemaDiagnostics(schema), ...cutOffDiagnostics(decoded.text));
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  return { schema, shape, document, diagnostics };
}

function fragmentKind(shape: ExportShape): 'rules' | 'object-mappings' | 'attribute-mappings' {
  return shape === 'rules' || shape === 'object-mappings' ? shape : 'attribute-mappings';
}

const CODES: Readonly<Record<JsonFailureKind, ExportErrorCode>> = {
  syntax: 'invalid-json',
  truncated: 'truncated',
  'too-deep': 'too-deep',
  'too-many-values': 'too-large',
  'too-many-faults': 'invalid-json',
};

function parse(lines: LineTable, limits: Partial<JsonLimits>): ParsedJson {
  try {
    return parseJson(lines.text, limits);
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error;
    const { kind, start, end, openedAt, help } = error;
    const open = openedAt === undefined ? undefined : lines.positionAt(openedAt);
    const opened = open === undefined ? '' : ` (opened at line ${open.line}, column ${open.column})`;
    throw new ExportError(lines, {
      code: CODES[kind],
      reason: `${error.message}${opened}`,
      help: help ?? 'correct the text at this place, or download the schema again',
      start,
      end,
    });
  }
}

function tooLarge(input: Uint8Array | string, maxSize: number): ExportError {
  const reason = `the input has ${input.length} ${typeof input === 'string' ? 'characters' : 'bytes'}, more than the ${maxSize} that are read`;
  const help = 'an export has some hundred kilobytes: check that this is the right file';
  return new ExportError(new LineTable(''), { code: 'too-large', reason, help, start: 0, end: 0 });
}
