import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { type CreateOf, ENTERPRISE_USER_URN, type userResourceType } from 'scim-core';

/** A user as it is created. */
export type Person = CreateOf<typeof userResourceType>;

/** A row of the file: who it is about, or what is wrong with it. */
export interface Row {
  /** Where the row ends, from 1. */
  readonly line: number;
  readonly person: Person;
  readonly problems: readonly string[];
}

/** The input, not the service provider, is the reason why nothing can be done. */
export class InputError extends Error {}

/** What a text in a column says of somebody, or what is wrong with it. */
type Column = (text: string) => Partial<Person> | string;

const COLUMNS: Readonly<Record<string, Column>> = {
  userName: (userName) => ({ userName }),
  externalId: (externalId) => ({ externalId }),
  givenName: (givenName) => ({ name: { givenName } }),
  familyName: (familyName) => ({ name: { familyName } }),
  title: (title) => ({ title }),
  department: (department) => ({ [ENTERPRISE_USER_URN]: { department } }),
  email: (value) =>
    /^[^\s@]+@[^\s@]+$/.test(value)
      ? { emails: [{ type: 'work', value, primary: true }] }
      : `email ${JSON.stringify(value)} is no e-mail address`,
  active: (text) =>
    ['true', 'false'].includes(text)
      ? { active: text === 'true' }
      : `active must be true or false, not ${JSON.stringify(text)}`,
};

/** One row of a sane file, in bytes. */
const MAX_ROW = 1024 * 1024;

/**
 * Reads a file row by row, whatever its size; the first row names the columns. Empty fields are left out.
 *
 * @throws InputError for a file that can't be read as CSV, or has other columns.
 */
export async function* readPeople(file: string): AsyncGenerator<Row, void, undefined> {
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, max_record_size: MAX_ROW };
  // Reading ends with whoever reads the rows.
  const source = createReadStream(file);
  const parser = source.pipe(parse({ ...options, info: true }));
  source.once('error', (error) => parser.destroy(error));
  let columns: readonly string[] | undefined;
  const lines = new Map<string, number>();
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns === undefined) columns = checkColumns(file, record);
      else yield readRow(columns, record, info.lines, lines);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(`${file} is no CSV: ${error.message}`);
    if (error instanceof Error && 'syscall' in error) throw new InputError(`can not read ${file}: ${error.message}`);
    throw error;
  } finally {
    source.destroy();
  }
  if (columns === undefined) throw new InputError(`${file} is empty; its first row must name the columns`);
}

function checkColumns(file: string, names: readonly string[]): readonly string[] {
  const known = Object.keys(COLUMNS).join(', ');
  const unknown = names.find((name) => !Object.hasOwn(COLUMNS, name));
  if (unknown !== undefined) {
    throw new InputError(`${file}: no column is called ${JSON.stringify(unknown)}; there are ${known}`);
  }
  if (new Set(names).size < names.length) throw new InputError(`${file}: a column is named twice`);
  if (!names.includes('userName')) throw new InputError(`${file}: the column userName is missing`);
  return names;
}

/** @param lines Where each user name was seen, in lower case: service providers compare them like that (RFC 7643 §4.1). */
function readRow(columns: readonly string[], record: readonly string[], line: number, lines: Map<string, number>): Row {
  let person: Person = { userName: '' };
  const problems: string[] = [];
  if (record.length !== columns.length) problems.push(`has ${record.length} fields, not ${columns.length}`);
  columns.forEach((name, index) => {
    const text = record[index] ?? '';
    const part = text === '' ? {} : (COLUMNS[name]?.(text) ?? {});
    if (typeof part === 'string') problems.push(part);
    else person = { ...person, ...part, ...(part.name && { name: { ...person.name, ...part.name } }) };
  });
  const key = person.userName.toLowerCase();
  const before = lines.get(key);
  if (key === '') problems.push('has no userName');
  else if (before !== undefined) problems.push(`has the userName of line ${before}`);
  else lines.set(key, line);
  return { line, person, problems };
}
