export type { Finding, Fix, FixOperation, Location, MappingReference, Severity } from './finding.ts';
export { type FixOptions, type FixResult, fixExport } from './fix/fix-export.ts';
export { type LintOptions, type LintResult, type LintSummary, lintExport } from './lint-export.ts';
export { formatJson } from './reporters/json.ts';
export {
  type FileReport,
  type RunReport,
  type RunSummary,
  summarize,
  type Unreadable,
} from './reporters/report.ts';
export { type Colour, formatText, type TextOptions } from './reporters/text.ts';
export type { Report, Rule, RuleContext, RuleMeta, ScimMapping, Scope } from './rule.ts';
export { rules } from './rules/index.ts';
