import { coverageSections, type Passed, testedIn } from '../../../scripts/shared/rfc-coverage.ts';
import type { Requirement } from './record.ts';

/** Writes the coverage page from the requirements and from what a run has shown of them. */
export function renderCoverage(requirements: readonly Requirement[], passed: Passed): string {
  const tested = requirements.filter(({ id }) => passed.has(id)).length;
  const notApplicable = requirements.filter((requirement) => 'notApplicable' in requirement).length;
  const checks = requirements.reduce((sum, item) => sum + ('checks' in item ? item.checks.length : 0), 0);
  return `${[
    '# RFC coverage of scim-client',
    '<!-- Generated from the records in `conformance/records` by their run; `pnpm exec vitest run --project scim-client -u` writes it anew, and a test fails while it is stale. -->',
    [
      'Every requirement of RFC 7643, RFC 7644, RFC 9865, RFC 9967 and RFC 9944 that concerns a client, and whether the tests',
      'hold scim-client to it. *strict* and *lenient* are its two modes. What filters, PATCH operations and bodies may say is',
      'on the [page of scim-core](../../scim-core/docs/rfc-coverage.md).',
    ].join('\n'),
    [
      '| requirements | tested | not applicable | checks |',
      '|---:|---:|---:|---:|',
      `| ${requirements.length} | ${tested} | ${notApplicable} | ${checks} |`,
    ].join('\n'),
    ...coverageSections(requirements, (requirement) => status(requirement, passed)),
  ].join('\n\n')}\n`;
}

function status(requirement: Requirement, passed: Passed): string {
  if ('notApplicable' in requirement) return `not applicable: ${requirement.notApplicable}`;
  const shown = testedIn(passed, requirement.id);
  return requirement.elsewhere === undefined ? shown : `${shown}; ${requirement.elsewhere}`;
}
