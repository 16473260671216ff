import { type AttributeMapping, pointerOf, type ReadExport } from 'entra-mapping';
import type { VendorProfile } from 'vendor-profiles';
import type { Finding, Fix, MappingReference, Severity } from './finding.ts';
import type { Report, Rule, Scope } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { lintedMappings } from './scim-mappings.ts';
import { evidenceFor } from './support/evidence.ts';

/** How an export is checked. */
export interface LintOptions {
  /** What the vendor accepts, as `loadProfile` or `openProfile` of vendor-profiles gives it. */
  readonly profile: VendorProfile;
  /** Severities by code or name of a rule, `off` for a rule that is not to run. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** The tenant URL of the job, which no export holds. Default is unknown, so that nothing is said of it. */
  readonly tenantUrl?: string;
  /** Whether the job takes the assigned users and groups or all of them. Default is unknown, as no export holds it. */
  readonly scope?: Scope;
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
export function lintExport(exported: ReadExport, options: LintOptions): LintResult {
  const { profile } = options;
  const { scim: allMappings, every: everyMapping } = lintedMappings(exported.schema, profile);
  const rules = exported.schema.synchronizationRules;
  const isOther = rules.length > 0 && rules.every(({ targetKind }) => targetKind === 'other');
  const severities = readSeverities(options.rules ?? {});
  const reported: Reported[] = [];
  const shared = {
    export: exported,
    profile,
    everyMapping,
    allMappings,
    mappings: allMappings.filter(({ resource }) => resource.provisioning !== 'forbidden'),
    // What stands beside the mappings of another directory is not the vendor's.
    tenantUrl: isOther ? undefined : options.tenantUrl,
    scope: isOther ? undefined : options.scope,
  };
  for (const rule of allRules) {
    const severity = severities.get(rule);
    if (severity === 'off') continue;
    rule.check({
      ...shared,
      report: (report) => {
        reported.push({ rule, report, severity: severity ?? report.severity ?? rule.meta.severity });
      },
    });
  }
  const findings = withoutRepetition(reported)
    .sort((a, b) => startOf(a) - startOf(b) || compare(a.rule.meta.code, b.rule.meta.code))
    .map((each) => toFinding(exported, profile, each));
  const mapped = allMappings.reduce((count, { rows }) => count + rows.length, 0);
  return { findings, summary: { ...countFindings(findings), mappings: mapped } };
}

interface Reported {
  readonly rule: Rule;
  readonly report: Report;
  readonly severity: Severity;
}

function startOf({ report }: Reported): number {
  return (report.range ?? report.node).start;
}

/**
 * Where a mapping can not stay as it is, the rule that knows best says so, and the others are silent about it: about all
 * of a mapping that has to go, and about the target of one that has to get another.
 */
function withoutRepetition(reported: readonly Reported[]): Reported[] {
  const final = new Map<AttributeMapping, Reported>();
  for (const each of reported) {
    const { attributeMapping, final: kind } = each.report;
    if (attributeMapping === undefined || kind === undefined) continue;
    const known = final.get(attributeMapping)?.report.final;
    if (known === undefined || (known === 'general' && kind === 'specific')) final.set(attributeMapping, each);
  }
  if (final.size === 0) return [...reported];
  return reported.filter((each) => {
    const { attributeMapping } = each.report;
    const decisive = attributeMapping === undefined ? undefined : final.get(attributeMapping);
    if (decisive === undefined || decisive === each) return true;
    const { fix } = decisive.report;
    if (fix === undefined || removes(fix)) return false;
    return !isAboutTarget(each.rule) || (isAboutPrecedence(each) && !retargets(fix));
  });
}

/** Whether a report is about the order of matching, which another source leaves as it is. */
function isAboutPrecedence({ report: { node, attributeMapping } }: Reported): boolean {
  return node === attributeMapping?.matchingPriorityNode;
}

function retargets({ patch }: Fix): boolean {
  return patch.some(({ path }) => path.endsWith('/targetAttributeName'));
}

function removes({ patch }: Fix): boolean {
  return patch.some(({ op }) => op === 'remove');
}

/** Whether a rule looks at the target; the others look at the settings and the source of a mapping. */
function isAboutTarget({ meta: { code } }: Rule): boolean {
  return !/^ML(110|114|8)/.test(code);
}

/** Counts findings by severity, and those that can be mended. */
function countFindings(findings: readonly Finding[]): Omit<LintSummary, 'mappings'> {
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

function toFinding(exported: ReadExport, profile: VendorProfile, reported: Reported): Finding {
  const { report, severity } = reported;
  const { meta } = reported.rule;
  return {
    code: meta.code,
    rule: meta.name,
    severity,
    message: report.message,
    why: report.why,
    help: report.help,
    portal: report.portal,
    docs: `mapping-lint explain ${meta.code}`,
    evidence: evidenceFor(report, meta, profile),
    pointer: pointerOf(report.node),
    location: exported.document.rangeOf(report.range ?? report.node),
    mapping: mappingOf(report),
    fix: report.fix ?? null,
    choices: report.choices ?? [],
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
