import type { AttributeTarget, ResourceType } from 'scim-core';
import type { RelationChange, RelationEffect, StoredResource } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';

/** Takes the place of a value that is never returned. */
const HIDDEN = '***';
/** Entries are dropped in groups, so that not every write pays for it. */
const DROPPED_AT_A_TIME = 64;
/** Most ids of a relation change that are kept. */
const MOST_IDS = 100;

/** One change of a resource. */
export interface JournalEntry {
  readonly at: number;
  readonly tenant: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly change: 'created' | 'updated' | 'deleted';
  readonly before: StoredResource | undefined;
  readonly after: StoredResource | undefined;
  readonly relations: readonly { readonly change: RelationChange; readonly effect: RelationEffect }[];
}

/** The last changes, each with the resource before and after, for history. Values that are never returned are not in it. */
export class Journal {
  readonly #connection: SqliteConnection;
  readonly #limit: number;

  constructor(connection: SqliteConnection, limit: number) {
    this.#connection = connection;
    this.#limit = limit;
  }

  /** Only inside a write. */
  write(type: ResourceType, entry: JournalEntry): void {
    if (this.#limit === 0) return;
    const { lastInsertRowid } = this.#connection
      .constant(
        'INSERT INTO journal (at, tenant, type, id, version, change, before, after, relations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        entry.at,
        entry.tenant,
        entry.type,
        entry.id,
        entry.version,
        entry.change,
        documentText(type, entry.before),
        documentText(type, entry.after),
        entry.relations.length === 0 ? null : JSON.stringify(entry.relations.map(describe)),
      );
    const position = Number(lastInsertRowid);
    // The newest entry always stays, so that no position is given twice.
    if (position % DROPPED_AT_A_TIME === 0) {
      this.#connection.constant('DELETE FROM journal WHERE position <= ?').run(position - this.#limit);
    }
  }
}

function documentText(type: ResourceType, stored: StoredResource | undefined): string | null {
  return stored === undefined ? null : JSON.stringify(hideSecrets(type, stored.document));
}

function describe({ change, effect }: JournalEntry['relations'][number]): object {
  const elements = 'elements' in change ? change.elements : 'element' in change ? [change.element] : [];
  return {
    path: change.target.path,
    change: change.change,
    values: elements.slice(0, MOST_IDS).map(({ value }) => value),
    ...effect,
  };
}

const secretTargets = new WeakMap<ResourceType, readonly AttributeTarget[]>();

/** Replaces values that are never returned. */
function hideSecrets(
  type: ResourceType,
  document: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let targets = secretTargets.get(type);
  if (targets === undefined) {
    targets = type.index.targets
      .flatMap((target) => [target, ...new Set(target.parts.values())])
      .filter(({ attribute, subAttribute }) => (subAttribute ?? attribute).returned === 'never');
    secretTargets.set(type, targets);
  }
  return targets.reduce(hide, document);
}

function hide(document: Readonly<Record<string, unknown>>, { extension, attribute, subAttribute }: AttributeTarget) {
  const holder = (extension === undefined ? document : document[extension]) as Record<string, unknown> | undefined;
  const value = holder?.[attribute.name];
  if (value === undefined) return document;
  const part = subAttribute?.name;
  const hidden =
    part === undefined
      ? HIDDEN
      : Array.isArray(value)
        ? value.map((one) => hidePart(one, part))
        : hidePart(value, part);
  const changed = { ...holder, [attribute.name]: hidden };
  return extension === undefined ? changed : { ...document, [extension]: changed };
}

function hidePart(element: unknown, part: string): unknown {
  if (typeof element !== 'object' || element === null || !(part in element)) return element;
  return { ...element, [part]: HIDDEN };
}
