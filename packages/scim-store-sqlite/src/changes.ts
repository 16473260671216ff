import type {
  NewResource,
  RelationChange,
  RelationIntegrity,
  Removal,
  ResourceChange,
  StoredDocument,
  StoredResource,
  UpdateOutcome,
} from 'scim-provider';
import type { Members, Owner } from './relation/members.ts';
import type { RelationRecord } from './relation/relation-record.ts';
import type { Journal } from './table/journal.ts';
import { type Layout, type ResourceRow, storedOf } from './table/layout.ts';
import type { PlainForms } from './table/plain-forms.ts';
import type { DocumentText, Rows } from './table/rows.ts';

/** The tables that a change writes to. */
export interface ChangedTables {
  readonly rows: Rows;
  readonly forms: PlainForms;
  readonly members: Members;
  readonly journal: Journal;
}

/** Carries out changes in every table that they concern. Everything here is only done inside a write. */
export class Changes {
  readonly #tables: ChangedTables;

  constructor(tables: ChangedTables) {
    this.#tables = tables;
  }

  /** @throws ScimError 409 `uniqueness`. */
  create(layout: Layout, tenant: number, type: number, resource: NewResource): StoredResource {
    const { rows, journal } = this.#tables;
    const { id, at, document, relations, integrity } = resource;
    const written = this.#written(layout, document);
    const stored = { id, version: 1, created: at, lastModified: at, document, plainText: plainTextOf(written) };
    const seq = rows.insert(tenant, type, stored, written);
    rows.index(layout, { seq, tenant, type }, undefined, stored);
    const done = this.#applyAll({ seq, tenant, type: layout.type }, relations, integrity);
    journal.write(layout.type, {
      seq,
      at,
      tenant,
      type,
      id,
      version: 1,
      change: 'created',
      times: { created: at, before: null, after: at },
      before: undefined,
      after: document,
      afterText: written.text,
      relations: done.filter(isEffective),
    });
    return stored;
  }

  /** See {@link ResourceStore.update}. */
  update(
    layout: Layout,
    row: ResourceRow,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): UpdateOutcome {
    const { rows, journal } = this.#tables;
    const { seq, tenant, type, id } = row;
    const before = storedOf(row, this.#tables.forms.find(layout.type));
    const { document, relations, integrity } = change(before);
    const done = this.#applyAll({ seq, tenant, type: layout.type }, relations, integrity);
    const effects = done.map(({ added, removed }) => ({ added, removed }));
    const made = done.filter(isEffective);
    if (document === undefined && made.length === 0) return { before, after: before, changed: false, effects };
    const written = document === undefined ? undefined : this.#written(layout, document);
    const after: StoredResource = {
      ...{ id, version: before.version + 1, created: before.created },
      lastModified: Math.max(at, before.lastModified + 1),
      document: document ?? before.document,
      plainText: written === undefined ? before.plainText : plainTextOf(written),
    };
    rows.update(seq, after, written);
    rows.index(layout, row, before, after);
    const times = { created: before.created, before: before.lastModified, after: after.lastModified };
    const entry = { seq, at, tenant, type, id, version: after.version, change: 'updated', times } as const;
    const texts = { beforeText: row.document, afterText: written?.text };
    journal.write(layout.type, { ...entry, before: before.document, after: document, ...texts, relations: made });
    return { before, after, changed: true, effects };
  }

  /** See {@link ResourceStore.delete}. */
  remove(layout: Layout, row: ResourceRow, { at, relations, guard }: Removal): StoredResource {
    const { rows, members, journal } = this.#tables;
    const { seq, tenant, type, id, version } = row;
    const stored = storedOf(row);
    guard?.(stored);
    rows.index(layout, row, stored, undefined);
    rows.remove(row);
    const { own, holders } = members.forget(tenant, { seq, tenant, id, type: layout.type }, relations);
    const times = { created: stored.created, before: stored.lastModified, after: null };
    const entry = { seq, at, tenant, type, id, version, change: 'deleted', times } as const;
    journal.write(layout.type, {
      ...entry,
      before: stored.document,
      beforeText: row.document,
      after: undefined,
      relations: own,
    });
    for (const [holder, lost] of holders) this.#forgetIn(holder, at, lost);
    return stored;
  }

  /** Gives a resource a new version, because one that it held is gone. Its attributes stay as they are. */
  #forgetIn(holder: number, at: number, relations: readonly RelationRecord[]): void {
    const { rows, journal } = this.#tables;
    const { before, after } = rows.touch(holder, at);
    const { seq, tenant, type, id, created, version } = after;
    const times = { created, before: before.modified, after: after.modified };
    const entry = { seq, at, tenant, type, id, version, change: 'updated', times } as const;
    journal.write(undefined, { ...entry, before: undefined, after: undefined, relations });
  }

  #written({ type }: Layout, document: StoredDocument): DocumentText {
    return { text: JSON.stringify(document), plain: this.#tables.forms.markOf(type, document) };
  }

  #applyAll(owner: Owner, relations: readonly RelationChange[], integrity: RelationIntegrity): RelationRecord[] {
    return relations.map((change) => this.#tables.members.apply(owner, change, integrity));
  }
}

function plainTextOf({ text, plain }: DocumentText): string | undefined {
  return plain === null ? undefined : text;
}

function isEffective({ added, removed }: RelationRecord): boolean {
  return added > 0 || removed > 0;
}
