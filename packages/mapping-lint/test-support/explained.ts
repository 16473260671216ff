import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import { lintExport } from '../src/lint-export.ts';
import { explainFinding } from '../src/preview/explain-finding.ts';
import type { CheckedFile } from '../src/reporters/report.ts';

/** What is found in an export, with what each finding comes to on the wire. */
export function explainedReport(exported: object | string, path = 'export.json', profileId = 'talkdesk'): CheckedFile {
  const profile = loadProfile(profileId);
  const text = typeof exported === 'string' ? exported : JSON.stringify(exported, null, 2);
  const { schema, ...read } = readExport(text);
  const { findings, summary } = lintExport({ schema, ...read }, { profile });
  const explanations = new Map(
    findings.flatMap((finding) => {
      const explanation = explainFinding(finding, { schema, profile });
      return explanation === undefined ? [] : [[finding, explanation] as const];
    }),
  );
  return { path, profile, document: read.document, findings, explanations, mappings: summary.mappings };
}
