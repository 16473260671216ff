import type { JsonNode } from '../json/node.ts';
import type { LineTable } from '../text/line-table.ts';
import { quoted } from '../text/printable.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import { ExportError } from './export-error.ts';
import { emptyTextHelp, isCutByPowerShell, powershellDepthHelp } from './powershell.ts';

/** Collects what is noticed while the model is built, and stops where the export is cut off. */
export class ExportReader {
  readonly diagnostics: ExportDiagnostic[];
  readonly lines: LineTable;
  private hasEmptyText = false;

  constructor(lines: LineTable, diagnostics: ExportDiagnostic[]) {
    this.lines = lines;
    this.diagnostics = diagnostics;
  }

  /** Reports a value of the wrong kind; throws where PowerShell put a type name in the place of deeper objects. */
  wrongType(node: JsonNode, place: string): void {
    const { start, end } = node;
    if (typeof node.scalar === 'string' && isCutByPowerShell(node.scalar)) {
      const reason = `PowerShell cut the export off here: ${quoted(node.scalar)} stands ${place}`;
      throw new ExportError(this.lines, { code: 'powershell-depth', reason, help: powershellDepthHelp, start, end });
    }
    if (node.scalar === '') {
      // One is enough: every mapping has such a place.
      if (this.hasEmptyText) return;
      this.hasEmptyText = true;
    }
    const article = node.kind === 'array' || node.kind === 'object' ? 'an' : 'a';
    const found = node.kind === 'null' ? 'null' : `${article} ${node.kind}`;
    this.diagnostics.push({
      code: 'wrong-type',
      severity: 'error',
      message: `${found} stands ${place}`,
      help: node.scalar === '' ? emptyTextHelp : 'compare the export with a fresh download of the schema',
      start,
      end,
    });
  }

  /** Reports an object without any property. */
  emptyObject(node: JsonNode, what: string): void {
    this.diagnostics.push({
      code: 'empty-object',
      severity: 'error',
      message: `an empty object stands where ${what} belongs`,
      help: 'remove it, or fill it in: documentation writes {} where it leaves something out',
      start: node.start,
      end: node.end,
    });
  }

  /** Reports an attribute mapping in the place of a synchronization rule. */
  misplacedMapping(node: JsonNode): void {
    this.diagnostics.push({
      code: 'misplaced-mapping',
      severity: 'error',
      message: 'an attribute mapping stands where a synchronization rule belongs',
      help: 'move it into synchronizationRules[].objectMappings[].attributeMappings of the user or group mapping',
      start: node.start,
      end: node.end,
    });
  }
}
