import type { Requirement } from './record.ts';
import type { RunMode } from './run.ts';

type Passed = ReadonlyMap<string, ReadonlySet<RunMode>>;

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
    ...clauses(requirements).map(([clause, items]) => section(clause, items, passed)),
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

/** The requirements by document and section, without errata and paragraph numbers. */
function clauses(requirements: readonly Requirement[]): [clause: string, items: Requirement[]][] {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    const key = requirement.clause.replace(/, EID.*$/, '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [requirement]);
    else group.push(requirement);
  }
  return [...groups];
}

function section(clause: string, items: readonly Requirement[], passed: Passed): string {
  return [
    `## ${clause}`,
    '',
    '| id | keyword | requirement | status |',
    '|---|---|---|---|',
    ...items.map(
      (item) =>
        `| ${item.id} | ${item.level} | ${escapeCell(item.requirement)} | ${escapeCell(status(item, passed))} |`,
    ),
  ].join('\n');
}

function status(requirement: Requirement, passed: Passed): string {
  if ('notApplicable' in requirement) return `not applicable: ${requirement.notApplicable}`;
  const modes = passed.get(requirement.id);
  const shown = modes === undefined ? '**fails**' : `tested (${[...modes].sort().join(', ')})`;
  return requirement.elsewhere === undefined ? shown : `${shown}; ${requirement.elsewhere}`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
