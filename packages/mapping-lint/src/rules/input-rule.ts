import type { ExportDiagnostic, ExportDiagnosticCode, JsonNode, ReadExport } from 'entra-mapping';
import type { Fix } from '../finding.ts';
import type { Rule, RuleMeta } from '../rule.ts';
import { withFix } from '../support/fixes.ts';

/** What a rule about the input adds to what the reader noticed. */
export interface InputRuleTexts {
  /** Why it matters. */
  readonly why: string;
  /** The clicks that give a better input. */
  readonly portal?: string;
  /** The way of mending it, where there is one. */
  readonly fix?: (diagnostic: ExportDiagnostic, text: string) => Fix | undefined;
}

/** Where the portal offers the schema. */
export const DOWNLOAD =
  'Provisioning ▸ Attribute mapping ▸ Show advanced options ▸ Review your schema here ▸ Download, for a fresh copy';

/** A rule that reports what the reader noticed and read across. */
export function inputRule(meta: RuleMeta, codes: readonly ExportDiagnosticCode[], texts: InputRuleTexts): Rule {
  return {
    meta,
    check({ export: exported, report }) {
      for (const diagnostic of exported.diagnostics) {
        const { code, severity, message, help, start, end } = diagnostic;
        if (!codes.includes(code)) continue;
        const range = { start, end };
        const node = innermostNode(exported, range);
        const portal = texts.portal ?? DOWNLOAD;
        const fix = withFix(texts.fix?.(diagnostic, exported.document.text));
        report({ node, range, severity, message, why: texts.why, help, portal, ...fix });
      }
    },
  };
}

/** The smallest value that holds a range, so that a finding about a comma points at the list around it. */
function innermostNode({ document, schema }: ReadExport, range: { start: number; end: number }): JsonNode {
  const holds = (node: JsonNode) => node.start <= range.start && range.end <= node.end;
  let found = document.roots.find(holds);
  for (let inner = found; inner !== undefined; inner = inner.children.find(holds)) found = inner;
  return found ?? document.roots[0] ?? schema.node;
}
