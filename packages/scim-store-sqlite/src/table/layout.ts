import type { ResourceType } from 'scim-core';
import { type KeyPath, presentResource, type StoredResource, type UniqueKey, uniqueKeys } from 'scim-provider';
import type { Parameter } from '../database/connection.ts';
import { StoredRow } from './stored-row.ts';

/** A value of a resource under which it is found. */
export interface IndexEntry {
  readonly path: string;
  readonly key: Parameter;
}

/** How resources of one type are indexed. */
export interface Layout {
  readonly type: ResourceType;
  readonly lookups: readonly KeyPath[];
  /** The paths of {@link lookups}. */
  readonly paths: ReadonlySet<string>;
  /** How many paths the database has for the type, also those that this process does not know. */
  readonly pathCount: number;
}

/** A row of the table `resource`. */
export interface ResourceRow {
  readonly seq: number;
  readonly tenant: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly created: number;
  readonly modified: number;
  readonly document: string;
  /** See {@link PlainForms}. */
  readonly plain: number | null;
}

/** The columns of {@link ResourceRow}, for a table that is called `r`. */
export const RESOURCE_COLUMNS = 'r.seq, r.tenant, r.type, r.id, r.version, r.created, r.modified, r.document, r.plain';

/** Marks nothing, where nobody asks for the text. */
const NO_FORM = -1;

/** @param form The mark that counts for the type, see {@link PlainForms}; without it the text of the document is not given. */
export function storedOf(row: ResourceRow, form = NO_FORM): StoredResource {
  return new StoredRow(row, form);
}

/** A comparison key as SQLite keeps it: a flag is a number there. */
export function parameterOf(key: string | number | boolean): string | number {
  return typeof key === 'boolean' ? Number(key) : key;
}

/** The path under which {@link Rows.touch} finds the time of the last change. */
export const LAST_MODIFIED = 'meta.lastModified';
/** What is no part of a document. */
const ADDED: ReadonlySet<string> = new Set(['id', 'meta']);

/** Everything under which a resource is found. */
export function lookupEntries({ type, lookups }: Layout, stored: StoredResource): IndexEntry[] {
  let presented: Readonly<Record<string, unknown>> | undefined;
  const entries: IndexEntry[] = [];
  for (const { text: path, target, keysOf } of lookups) {
    if (path === LAST_MODIFIED) {
      entries.push({ path, key: Math.trunc(stored.lastModified) });
      continue;
    }
    const isAdded = target.extension === undefined && ADDED.has(target.attribute.name);
    if (isAdded) presented ??= presentResource(type, stored, '');
    const keys = keysOf(isAdded && presented !== undefined ? presented : stored.document);
    for (const key of keys) entries.push({ path, key: parameterOf(key) });
  }
  return entries;
}

/** A value of a resource that no other one may have. */
export interface UniqueEntry extends IndexEntry {
  readonly unique: UniqueKey;
}

/** The values of a resource that no other one may have. */
export function uniqueEntries({ type }: Layout, { document }: StoredResource): UniqueEntry[] {
  return uniqueKeys(type, document).map((unique) => ({
    unique,
    path: unique.target.path,
    key: parameterOf(unique.key),
  }));
}
