import { propertyOf } from '../json/node.ts';
import { isAttributeMapping } from '../model/build-schema.ts';
import type { SynchronizationSchema } from '../model/types.ts';
import { quoted } from '../text/printable.ts';
import type { ExportDiagnostic } from './diagnostic.ts';
import { findCutOff, powershellDepthHelp } from './powershell.ts';

/** What to tell about a schema as a whole. */
export function schemaDiagnostics(schema: SynchronizationSchema): ExportDiagnostic[] {
  const found: ExportDiagnostic[] = [];
  const { node } = schema;
  const name = propertyOf(node, 'synchronizationRules') ?? propertyOf(node, 'directories');
  if (name?.key === 'SynchronizationRules' || name?.key === 'Directories') {
    found.push({
      code: 'pascal-case',
      severity: 'info',
      message: 'the property names are those of PowerShell objects ("SynchronizationRules")',
      help: 'it is read all the same, but can not be imported as it stands: get the file to import with Invoke-MgGraphRequest or from the portal',
      start: name.keyStart,
      end: name.start,
    });
  }
  const misplaced = node.children.some((child) => child.children.some(isAttributeMapping));
  const mapped =
    misplaced ||
    schema.synchronizationRules.some((rule) =>
      rule.objectMappings.some((mapping) => mapping.attributeMappings.length > 0),
    );
  if (!mapped) {
    const { start, end } = name ?? node;
    found.push({
      code: 'no-mappings',
      severity: 'warning',
      message: 'the schema holds no attribute mapping, so there is nothing to check',
      help: 'give the schema of a job that is configured: GET …/synchronization/jobs/{id}/schema',
      start,
      end,
    });
  }
  return found;
}

/** What to tell where PowerShell cut off a part that the model does not read, or reads only when it is asked for. */
export function cutOffDiagnostics(text: string): ExportDiagnostic[] {
  const range = findCutOff(text);
  if (range === undefined) return [];
  const found = quoted(text.slice(range.start + 1, range.end - 1));
  const message = `PowerShell cut the export off here: ${found} stands in place of an object`;
  return [{ code: 'wrong-type', severity: 'error', message, help: powershellDepthHelp, ...range }];
}
