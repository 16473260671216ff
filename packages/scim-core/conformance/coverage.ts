import { coverageSections, type Passed, testedIn } from '../../../scripts/shared/rfc-coverage.ts';
import type { Requirement } from './record.ts';

const COMPONENTS = { schema: 'Schemas', filter: 'Filters', patch: 'PATCH' } as const;

/** Writes the coverage page from the requirements and from what a run has shown of them. */
export function renderCoverage(requirements: readonly Requirement[], passed: Passed): string {
  return `${[
    '# RFC coverage of scim-core',
    '<!-- Generated from the records in `conformance/records` by their run; `pnpm exec vitest run --project scim-core -u` writes it anew, and a test fails while it is stale. -->',
    [
      'Every requirement of RFC 7643, RFC 7644, RFC 9944 and of what Microsoft documents about Entra that concerns schemas,',
      'filters or PATCH, and whether the tests hold scim-core to it. *strict* and *lenient* are the two modes of the',
      'library; *any* means that the mode makes no difference.',
    ].join('\n'),
    counts(requirements, passed),
    ...coverageSections(requirements, (requirement) => status(requirement, passed)),
  ].join('\n\n')}\n`;
}

function counts(requirements: readonly Requirement[], passed: Passed): string {
  const rows = Object.entries(COMPONENTS).map(([component, title]) =>
    countRow(
      title,
      requirements.filter((requirement) => requirement.component === component),
      passed,
    ),
  );
  return [
    '| component | requirements | tested | not applicable | checks |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    countRow('all', requirements, passed),
  ].join('\n');
}

function countRow(title: string, requirements: readonly Requirement[], passed: Passed): string {
  const tested = requirements.filter(({ id }) => passed.has(id)).length;
  const notApplicable = requirements.filter((requirement) => 'notApplicable' in requirement).length;
  const checks = requirements.reduce((sum, item) => sum + ('checks' in item ? item.checks.length : 0), 0);
  return `| ${title} | ${requirements.length} | ${tested} | ${notApplicable} | ${checks} |`;
}

function status(requirement: Requirement, passed: Passed): string {
  if ('notApplicable' in requirement) return `not applicable: ${requirement.notApplicable}`;
  const shown = testedIn(passed, requirement.id);
  return requirement.elsewhere === undefined ? shown : `${shown}; ${requirement.elsewhere}`;
}
