import { listProfiles, openProfile, type ProfileSummary } from '../src/open-profile.ts';
import type { VendorProfile } from '../src/types.ts';

type Row = readonly [summary: ProfileSummary, profile: VendorProfile];

/** The page that lists every bundled profile. */
export async function profilesPage(): Promise<string> {
  const rows: Row[] = [];
  for (const summary of await listProfiles()) rows.push([summary, await openProfile(summary.id)]);
  const curated = rows.filter(([{ origin }]) => origin === 'curated');
  const imported = rows.filter(([{ origin }]) => origin === 'imported');
  return `# Bundled profiles

This page is made of the profiles by \`pnpm --filter vendor-profiles run docs\`.

## Written by hand

Every statement names the page of the vendor that it comes from, or says that it is inferred.

${table(
  ['id', 'vendor', 'user attributes', 'mandatory', 'matching', 'groups', 'tenant URL', 'sources'],
  curated.map(curatedRow),
)}
## Imported

${imported.length} profiles are made of the attribute tables in public provisioning tutorials by
\`scripts/import-vendor-tables.ts\`. Nobody has checked them against the vendor: their confidence is \`imported\`. A table
that is cut off or translated is an open list: what it does not name may be supported. \`openProfile\` loads them when they are first
asked for.

${table(['id', 'vendor', 'user attributes', 'mandatory', 'can be asked for', 'groups'], imported.map(importedRow))}`;
}

function curatedRow([{ id, name }, { users, groups, connection, sources }]: Row): string[] {
  return [
    code(id),
    name,
    attributes(users.targets.list, users.targets.supported.length),
    mandatory(users) || '—',
    users.matching.target === 'unknown' ? 'unknown' : code(users.matching.target),
    groups.provisioning,
    connection.example === undefined ? '—' : code(connection.example),
    Object.values(sources)
      .map(({ url }, index) => `[${index + 1}](${url})`)
      .join(' '),
  ];
}

function importedRow([{ id, name }, { users, groups }]: Row): string[] {
  return [
    code(id),
    name,
    attributes(users.targets.list, users.targets.supported.length),
    mandatory(users) || '—',
    users.matching.filterable?.map(code).join(', ') ?? '—',
    groups.provisioning,
  ];
}

function attributes(list: string, count: number): string {
  return `${count}, ${list}`;
}

function mandatory({ targets }: VendorProfile['users']): string {
  const names = targets.supported
    .filter((supported) => supported.mandatory === 'always')
    .map(({ target }) => code(target));
  const choices = targets.atLeastOne.map((choice) => choice.targets.map(code).join(' or '));
  return [...names, ...choices].join(', ');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}
