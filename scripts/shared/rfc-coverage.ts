/** One requirement of an RFC, as the coverage pages list it. */
export interface ListedRequirement {
  /** `R`, RFC, clause and number; `MS` for what Microsoft documents about its own client. */
  readonly id: string;
  readonly clause: string;
  /** The keyword of the clause; `STATED` where the text fixes it without one, `CHOICE` where it leaves it open. */
  readonly level: string;
  /** What is required, in one sentence. */
  readonly requirement: string;
}

/** The modes in which every check of a requirement held, by its id. */
export type Passed = ReadonlyMap<string, ReadonlySet<string>>;

/** Says in which modes a requirement was tested. */
export function testedIn(passed: Passed, id: string): string {
  const modes = passed.get(id);
  return modes === undefined ? '**fails**' : `tested (${[...modes].sort().join(', ')})`;
}

/** Writes a table for each document and section, errata and paragraph numbers left out of its title. */
export function coverageSections<Requirement extends ListedRequirement>(
  requirements: readonly Requirement[],
  statusOf: (requirement: Requirement) => string,
): string[] {
  const sections = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    const title = requirement.clause.replace(/, EID.*$/, '');
    sections.set(title, [...(sections.get(title) ?? []), requirement]);
  }
  return [...sections].map(([clause, items]) => {
    const rows = items.map((item) => [item.id, item.level, item.requirement, statusOf(item)].map(escapeCell));
    return [
      `## ${clause}`,
      '',
      '| id | keyword | requirement | status |',
      '|---|---|---|---|',
      ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ].join('\n');
  });
}

/** Text as a cell of a table can hold it. */
export function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
