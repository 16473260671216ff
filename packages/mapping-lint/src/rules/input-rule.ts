import type { ExportDiagnosticCode, JsonNode, ReadExport } from 'entra-mapping';
import type { Rule, RuleMeta } from '../rule.ts';

/** What a rule about the input adds to what the reader noticed. */
export interface InputRuleTexts {
  /** Why it matters. */
  readonly why: string;
  /** The clicks that give a better input. */
  readonly portal?: string;
}

/** Where the portal offers the schema. */
export const DOWNLOAD =
  'Provisioning ▸ Attribute mapping ▸ Show advanced options ▸ Review your schema here ▸ Download, for a fresh copy';

/** A rule that reports what the reader noticed and read across. */
export function inputRule(meta: RuleMeta, codes: readonly ExportDiagnosticCode[], texts: InputRuleTexts): Rule {
  return {
    meta,
    check({ export: exported, report }) {
      for (const { code, severity, message, help, start, end } of exported.diagnostics) {
        if (!codes.includes(code)) continue;
        const range = { start, end };
        const node = innermostNode(exported, range);
        report({ node, range, severity, message, why: texts.why, help, portal: texts.portal ?? DOWNLOAD });
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
