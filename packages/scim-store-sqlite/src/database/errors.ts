import Database from 'better-sqlite3';
import { ScimError } from 'scim-core';

/** Why a database file can't be used, or a past state can't be told. */
export type SqliteStoreErrorCode =
  | 'cannot-open'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-version'
  | 'read-only'
  | 'already-there'
  | 'journal-too-short';

/** Thrown by {@link openSqliteStore} when the database file can't be used. The message is one line for people. */
export class SqliteStoreError extends Error {
  override readonly name = 'SqliteStoreError';
  readonly code: SqliteStoreErrorCode;

  constructor(code: SqliteStoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** The result code of SQLite behind an error, for example `SQLITE_BUSY`; empty for any other error. */
function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

/** Whether another connection was in the way, so that the same will work a little later. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error));
}

/** What a client is told when the database does not work: a 503 that says nothing about files. */
export function storageError(error: unknown): unknown {
  const code = sqliteCode(error);
  const reason = /^SQLITE_(BUSY|LOCKED)/.test(code)
    ? 'is in use by another process for too long'
    : /^SQLITE_FULL/.test(code)
      ? 'has no space left'
      : /^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code)
        ? 'can not be read or written'
        : undefined;
  if (reason === undefined) return error;
  return new ScimError(503, `The storage of the service provider ${reason}. Nothing was changed; try again later.`, {
    cause: error,
  });
}

/** What is told about a file that can't be opened, in one line. */
export function openingError(file: string, error: unknown): Error {
  if (error instanceof SqliteStoreError) return error;
  const code = sqliteCode(error) || String((error as { code?: unknown }).code ?? '');
  if (/NOTADB|CORRUPT/.test(code)) {
    return new SqliteStoreError(
      'not-a-database',
      `The file ${file} is no SQLite database; choose another file.`,
      error,
    );
  }
  if (/READONLY|EROFS|EACCES|EPERM/.test(code)) {
    return new SqliteStoreError(
      'read-only',
      `The database file ${file} can not be written; check its permissions.`,
      error,
    );
  }
  if (code === 'EEXIST') {
    return new SqliteStoreError('already-there', `The file ${file} is there already; choose another name.`, error);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new SqliteStoreError('cannot-open', `The database file ${file} can not be opened: ${reason}.`, error);
}
