import type { JournalEntry, RelationRecord } from 'scim-store-sqlite';
import type { Change, Difference } from './contract.ts';
import { differences } from './differences.ts';

/** Members that are listed of one change; of more there is only the number. */
const mostListed = 100;

/** What a person calls a resource: the name of a user, the display name of whatever has one. */
export function nameOf(document: Readonly<Record<string, unknown>> | undefined): string {
  const { userName, displayName } = document ?? {};
  const name = userName ?? displayName;
  return typeof name === 'string' ? name : '';
}

/**
 * Describes a change of the journal.
 *
 * @param exchange The exchange that made it, where that is known.
 * @param name What the resource is called, where the journal doesn't say.
 */
export function describeChange(entry: JournalEntry, exchange: number | undefined, name = ''): Change {
  const { position, at, resourceType, id, change, version, before, after, relations } = entry;
  return {
    ...{ position, at: new Date(at).toISOString(), resourceType, id, change, version },
    name: nameOf(after) || nameOf(before) || name || id,
    diff: [...differences(before, after), ...relations.flatMap(relationDifferences)],
    exchange: exchange ?? null,
  };
}

/** What came into a relation, and what went. */
function relationDifferences(record: RelationRecord): Difference[] {
  const { path, added, removed, addedElements, removedElements } = record;
  const came = addedElements.slice(0, mostListed).map((after): Difference => ({ path, kind: 'added', after }));
  const went = removedElements.slice(0, mostListed).map((before): Difference => ({ path, kind: 'removed', before }));
  return [
    ...went,
    ...(removed > went.length ? [{ path, kind: 'removed' as const, before: `${removed - went.length} more` }] : []),
    ...came,
    ...(added > came.length ? [{ path, kind: 'added' as const, after: `${added - came.length} more` }] : []),
  ];
}
