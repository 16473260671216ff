import { coverageSections, escapeCell, type Passed, testedIn } from '../../../scripts/shared/rfc-coverage.ts';
import type { Requirement } from './record.ts';

const DOCUMENTS = {
  'RFC 7642': 'RFC 7642, concepts',
  'RFC 7643': 'RFC 7643, core schema',
  'RFC 7644': 'RFC 7644, protocol',
  'RFC 9865': 'RFC 9865, pages by cursor',
  'RFC 9967': 'RFC 9967, security events',
  'RFC 9944': 'RFC 9944, devices',
  Microsoft: 'Microsoft, `aadOptscim062020`',
} as const;

/** Writes the coverage page from the requirements and from what a run has shown of them. */
export function renderCoverage(requirements: readonly Requirement[], passed: Passed): string {
  const built = requirements.filter((requirement) => !('notBuilt' in requirement));
  return `${[
    '# RFC coverage of scim-provider',
    '<!-- Generated from the records in `conformance/records` by their run; `pnpm exec vitest run --project scim-provider -u` writes it anew, and a test fails while it is stale. -->',
    [
      'Every requirement of RFC 7642, RFC 7643, RFC 7644, RFC 9865 and of what Microsoft documents about Entra that concerns',
      'a service provider, and whether tests hold us to it. *strict* and *lenient* are the two modes; *any* means that the',
      'mode makes no difference. Schemas, filters and PATCH themselves are on the',
      '[page of scim-core](../../scim-core/docs/rfc-coverage.md).',
    ].join('\n'),
    counts(requirements, passed),
    ...coverageSections(built, (requirement) => status(requirement, passed)),
    unbuilt(requirements),
  ].join('\n\n')}\n`;
}

function counts(requirements: readonly Requirement[], passed: Passed): string {
  const rows = Object.entries(DOCUMENTS).map(([document, title]) =>
    countRow(
      title,
      requirements.filter(({ clause }) => clause.startsWith(document)),
      passed,
    ),
  );
  return [
    '| document | requirements | tested | tested elsewhere | not applicable | not built | checks |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows,
    countRow('all', requirements, passed),
  ].join('\n');
}

function countRow(title: string, requirements: readonly Requirement[], passed: Passed): string {
  const count = (name: string) => requirements.filter((requirement) => name in requirement).length;
  const tested = requirements.filter(({ id }) => passed.has(id)).length;
  const checks = requirements.reduce((sum, item) => sum + ('checks' in item ? item.checks.length : 0), 0);
  return `| ${title} | ${requirements.length} | ${tested} | ${count('testedBy')} | ${count('notApplicable')} | ${count('notBuilt')} | ${checks} |`;
}

function status(requirement: Requirement, passed: Passed): string {
  if ('notApplicable' in requirement) return `not applicable: ${requirement.notApplicable}`;
  if ('testedBy' in requirement) return `tested in ${requirement.testedBy}`;
  const shown = testedIn(passed, requirement.id);
  return 'elsewhere' in requirement ? `${shown}; ${requirement.elsewhere}` : shown;
}

function unbuilt(requirements: readonly Requirement[]): string {
  const items = requirements.filter((requirement) => 'notBuilt' in requirement);
  return [
    '## Not built',
    '',
    '- **RFC 9944** (devices): there is no resource type for devices. One can be defined from its schema like any other.',
    '- **RFC 9967** (security events, asynchronous requests): nothing of it. `Prefer: respond-async` is passed over, as the',
    '  clause allows, and `/ServiceProviderConfig` has no `securityEvents`.',
    '',
    '| id | keyword | requirement |',
    '|---|---|---|',
    ...items.map(({ id, level, requirement }) => `| ${id} | ${level} | ${escapeCell(requirement)} |`),
  ].join('\n');
}
