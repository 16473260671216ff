import type { AttributeTarget, ResourceType } from 'scim-core';
import type { StoredDocument } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import type { RelationRecord } from '../relation/relation-record.ts';

/** Takes the place of a value that is never returned. */
const HIDDEN = '***';
/** Entries are dropped in groups, so that not every write pays for it. */
const DROPPED_AT_A_TIME = 64;

/** One change of a resource, as it is written. */
export interface WrittenEntry {
  /** The place of the resource. */
  readonly seq: number;
  readonly at: number;
  readonly tenant: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly change: 'created' | 'updated' | 'deleted';
  /** The time of creation of the resource, and of its last change before and after this one. */
  readonly times: { readonly created: number; readonly before: number | null; readonly after: number | null };
  readonly before: StoredDocument | undefined;
  /** Left out where the attributes stay as they are. */
  readonly after: StoredDocument | undefined;
  /** {@link before} and {@link after} as JSON, where that is there already. */
  readonly beforeText?: string | undefined;
  readonly afterText?: string | undefined;
  readonly relations: readonly RelationRecord[];
}

/**
 * The last changes, each with the resource before and after, for history. Values that are never returned are not in it.
 *
 * With a limit of 0 it has one entry only, without a resource: it says that changes were made which nobody wrote down, so that
 * whoever opens the file with a journal later on does not take what is behind the gap for the whole past.
 */
export class Journal {
  readonly #connection: SqliteConnection;
  readonly #limit: number;
  #position: number | undefined;
  #isGapMarked = false;

  constructor(connection: SqliteConnection, limit: number) {
    this.#connection = connection;
    this.#limit = limit;
  }

  /** Whether it keeps no change at all. */
  get isOff(): boolean {
    return this.#limit === 0;
  }

  /** The newest entry that this process has written, or found when it first asked; 0 for none. */
  get position(): number {
    this.#position ??= this.#connection
      .constant('SELECT ifnull(max(position), 0) FROM journal')
      .pluck()
      .get() as number;
    return this.#position;
  }

  /** Forgets what was read, because the transaction that wrote it was rolled back. */
  forget(): void {
    this.#position = undefined;
    this.#isGapMarked = false;
  }

  /** @param type Leaves documents out where the type is not known: they stay as they are. Only inside a write. */
  write(type: ResourceType | undefined, entry: WrittenEntry): void {
    if (this.isOff) {
      this.#markGap(entry.at);
      return;
    }
    const { seq, at, tenant, id, version, change, times, before, after, beforeText, afterText, relations } = entry;
    const texts = [documentText(type, before, beforeText), documentText(type, after, afterText)] as const;
    const { lastInsertRowid } = this.#connection
      .constant(
        `INSERT INTO journal (at, tenant, type, id, version, change, before, after, relations,
           seq, created, modified_before, modified_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[at, tenant, entry.type, id, version, change, ...texts],
        relations.length === 0 ? null : JSON.stringify(relations),
        ...[seq, times.created, times.before, times.after],
      );
    const position = Number(lastInsertRowid);
    this.#position = position;
    // The newest entry always stays, so that no position is given twice.
    if (position % DROPPED_AT_A_TIME === 0) {
      this.#dropUpTo(position - this.#limit);
    }
  }

  /** An entry without a place of a resource can't be undone: the past ends there. */
  #markGap(at: number): void {
    if (this.#isGapMarked) return;
    const { lastInsertRowid } = this.#connection
      .constant("INSERT INTO journal (at, tenant, type, id, version, change) VALUES (?, 0, 0, '', 0, 'gap')")
      .run(at);
    this.#position = Number(lastInsertRowid);
    this.#dropUpTo(this.#position - 1);
    this.#isGapMarked = true;
  }

  #dropUpTo(position: number): void {
    this.#connection.constant('DELETE FROM journal WHERE position <= ?').run(position);
  }
}

function documentText(
  type: ResourceType | undefined,
  document: StoredDocument | undefined,
  text: string | undefined,
): string | null {
  if (type === undefined || document === undefined) return null;
  const shown = hideSecrets(type, document);
  return shown === document && text !== undefined ? text : JSON.stringify(shown);
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
