import { type RunReport, summarize } from './report.ts';

/** The version of the form; it changes when a reader of the old form could go wrong. */
const VERSION = 1;

/** Writes a run as JSON, in the form that `report.schema.json` describes. */
export function formatJson(report: RunReport): string {
  const files = report.files.map((file) =>
    'findings' in file
      ? { path: file.path, findings: file.findings }
      : { path: file.path, findings: [], unreadable: file.unreadable },
  );
  const document = { version: VERSION, profile: report.profile.id, files, summary: summarize(report) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
