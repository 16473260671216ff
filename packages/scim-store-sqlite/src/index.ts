/** An embedded store for scim-provider in one SQLite file. */
export type { Durability } from './database/connection.ts';
export { SqliteStoreError, type SqliteStoreErrorCode } from './database/errors.ts';
export { openSqliteStore, type SqliteStoreOptions } from './open.ts';
export type { QueryExplanation } from './query/explain-query.ts';
export { isWhole, type RelationRecord } from './relation/relation-record.ts';
export type { SqliteStore } from './store.ts';
export type { JournalEntry, JournalReader, JournalUndo } from './table/journal-reader.ts';
