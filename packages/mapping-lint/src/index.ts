export { diffExports, type MappingChange } from './diff/diff-exports.ts';
export type { Finding, Fix, FixOperation, Location, MappingReference, Severity } from './finding.ts';
export { type FixOptions, type FixResult, fixExport } from './fix/fix-export.ts';
export { initialExport } from './init/initial-export.ts';
export { type LintOptions, type LintResult, type LintSummary, lintExport } from './lint-export.ts';
export { type AnswerReasons, answerReasons } from './preview/answer-reasons.ts';
export { type ExplainInput, explainFinding, type FindingExplanation } from './preview/explain-finding.ts';
export type { FindingEvent } from './preview/finding-event.ts';
export {
  type CreationPreview,
  type PreviewedRequest,
  type PreviewInput,
  previewCreation,
} from './preview/preview-creation.ts';
export { fingerprintOf } from './reporters/fingerprint.ts';
export { formatGithub } from './reporters/github.ts';
export { formatGitlab } from './reporters/gitlab.ts';
export { formatHtml } from './reporters/html.ts';
export { formatJson } from './reporters/json.ts';
export { formatJunit } from './reporters/junit.ts';
export { formatMarkdown } from './reporters/markdown.ts';
export { formatOneline } from './reporters/oneline.ts';
export type { CheckedFile, FileReport, RunReport, Unreadable, UnreadableFile } from './reporters/report.ts';
export { formatSarif } from './reporters/sarif.ts';
export { type RunSummary, summarize } from './reporters/tally.ts';
export { type Colour, formatText, type TextOptions } from './reporters/text.ts';
export type { Report, Rule, RuleContext, RuleMeta, ScimMapping, Scope } from './rule.ts';
export { rules } from './rules/index.ts';
