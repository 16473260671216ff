import type { Finding } from '../finding.ts';
import { indentJson, JsonElements } from './json-pieces.ts';
import { type CheckedFile, isChecked, type RunReport } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

/** The version of the form; it changes when a reader of the old form could go wrong. */
const VERSION = 1;

/** Writes a run as JSON, in the form that `report.schema.json` describes. */
export function formatJson(report: RunReport): string {
  return writeReport(jsonReporter(), report);
}

/** Writes JSON file by file. */
export function jsonReporter(): Reporter {
  const files = new JsonElements(2);
  return {
    begin: () => `{\n  "version": ${VERSION},\n  "files": [`,
    file(file) {
      const { path } = file;
      if (!isChecked(file)) return files.next({ path, profile: null, findings: [], unreadable: file.unreadable });
      return files.next({
        path,
        profile: file.profile.id,
        findings: file.findings.map((each) => explained(each, file)),
      });
    },
    end: (tally) => `${files.close()},\n  "summary": ${indentJson(tally.summary(), '\n  ')}\n}\n`,
  };
}

/** A finding with what it comes to on the wire, where somebody asked for it. */
function explained(finding: Finding, { explanations }: CheckedFile): Finding {
  const explanation = explanations?.get(finding);
  return explanation === undefined ? finding : Object.assign({}, finding, { explanation });
}
