import { pointerOf, type ReadExport } from 'entra-mapping';
import { loadProfile, type VendorProfile } from 'vendor-profiles';
import type { Finding, MappingReference, Severity } from './finding.ts';
import type { Report, Rule } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { scimMappings } from './scim-mappings.ts';

/** How an export is checked. */
export interface LintOptions {
  /** What the vendor accepts. Default is the bundled profile `generic`. */
  readonly profile?: VendorProfile;
  /** Severities by code or name of a rule, `off` for a rule that is not to run. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** How many findings there are, and what was looked at. */
export interface LintSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that can be mended in the export. */
  readonly fixable: number;
  /** Attribute mappings that were checked against the profile. */
  readonly mappings: number;
}

/** What {@link lintExport} found. */
export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly summary: LintSummary;
}

/**
 * Checks an export against what a vendor accepts.
 *
 * Runs in browsers and workers as well as in Node.
 *
 * @param exported What `readExport` of entra-mapping gave.
 * @throws {TypeError} when `rules` names a rule that does not exist.
 *
 * @example
 * ```ts
 * import { readExport } from 'entra-mapping';
 * import { lintExport } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const exported = readExport('[{ "targetAttributeName": "title", "source": { "name": "jobTitle" } }]');
 * const { findings } = lintExport(exported, { profile: loadProfile('talkdesk') });
 * findings.map(({ code, message }) => `${code} ${message}`); // includes 'ML501 Talkdesk does not accept "title"'
 * ```
 */
export function lintExport(exported: ReadExport, options: LintOptions = {}): LintResult {
  const profile = options.profile ?? loadProfile('generic');
  const mappings = scimMappings(exported.schema, profile);
  const severities = readSeverities(options.rules ?? {});
  const found: { readonly start: number; readonly finding: Finding }[] = [];
  for (const rule of allRules) {
    const severity = severities.get(rule);
    if (severity === 'off') continue;
    rule.check({
      export: exported,
      profile,
      mappings,
      report: (report) => {
        const start = (report.range ?? report.node).start;
        found.push({ start, finding: toFinding(exported, rule, report, severity) });
      },
    });
  }
  found.sort((a, b) => a.start - b.start || compare(a.finding.code, b.finding.code));
  const findings = found.map(({ finding }) => finding);
  const mapped = mappings.reduce((count, { objectMapping }) => count + objectMapping.attributeMappings.length, 0);
  return { findings, summary: { ...countFindings(findings), mappings: mapped } };
}

/** Counts findings by severity, and those that can be mended. */
export function countFindings(findings: readonly Finding[]): Omit<LintSummary, 'mappings'> {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const fixable = findings.filter(({ fix }) => fix !== null).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info'), fixable };
}

function readSeverities(config: Readonly<Record<string, Severity | 'off'>>): Map<Rule, Severity | 'off'> {
  const severities = new Map<Rule, Severity | 'off'>();
  for (const [name, severity] of Object.entries(config)) {
    const rule = allRules.find(({ meta }) => meta.code === name || meta.name === name);
    if (rule === undefined) throw new TypeError(`there is no rule "${name}"`);
    severities.set(rule, severity);
  }
  return severities;
}

function toFinding(exported: ReadExport, { meta }: Rule, report: Report, severity: Severity | undefined): Finding {
  return {
    code: meta.code,
    rule: meta.name,
    severity: severity ?? report.severity ?? meta.severity,
    message: report.message,
    why: report.why,
    help: report.help,
    portal: report.portal,
    docs: `mapping-lint explain ${meta.code}`,
    pointer: pointerOf(report.node),
    location: exported.document.rangeOf(report.range ?? report.node),
    mapping: mappingOf(report),
    fix: report.fix ?? null,
  };
}

function mappingOf({ objectMapping, attributeMapping }: Report): MappingReference | null {
  if (objectMapping === undefined) return null;
  const source = attributeMapping?.source ?? null;
  return {
    index: attributeMapping?.index ?? null,
    objectMapping: objectMapping.name,
    target: attributeMapping?.targetAttributeName ?? null,
    source: source?.expression ?? source?.name ?? null,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
