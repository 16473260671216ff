import { type ResourceClient, ScimClientError, ScimResponseError } from 'scim-client';
import type { userResourceType } from 'scim-core';
import type { Journal } from './journal.ts';
import type { Person, Row } from './people.ts';
import type { Report } from './report.ts';

/** What an import needs. */
export interface Job {
  readonly users: ResourceClient<typeof userResourceType>;
  readonly rows: AsyncGenerator<Row, void, undefined>;
  readonly journal: Journal;
  readonly report: Report;
  /** How many users are created at the same time. */
  readonly concurrency: number;
  /** Stops the import; what was begun is finished. */
  readonly signal: AbortSignal;
}

/**
 * Creates everybody who is not there yet. What is wrong with one user goes into the report; what would be wrong with
 * everybody ends the import.
 *
 * @throws ScimClientError when there is no point in going on.
 */
export async function importPeople(job: Job): Promise<void> {
  // Each takes the next row when it is done with the last one; a generator answers them one after another.
  const workers = Array.from({ length: job.concurrency }, () => work(job));
  const results = await Promise.allSettled(workers);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function work({ rows, journal, report, users, signal }: Job): Promise<void> {
  try {
    for await (const row of rows) {
      if (signal.aborted) return;
      const { userName } = row.person;
      if (row.problems.length > 0) report.add(row, 'failed', row.problems.join('; '));
      else if (journal.of(userName) === 'done') report.add(row, 'done before');
      else await createOne(users, journal, report, row);
    }
  } finally {
    // The others end with the first that fails.
    await rows.return();
  }
}

async function createOne(users: Job['users'], journal: Journal, report: Report, row: Row): Promise<void> {
  const { person } = row;
  try {
    // A run that was killed may have created this one, which not every service provider would refuse a second time.
    const isThere = journal.of(person.userName) === 'begun' && (await isFound(users, person));
    journal.begin(person.userName);
    const outcome = isThere ? 'there already' : await create(users, person);
    journal.done(person.userName);
    report.add(row, outcome);
  } catch (error) {
    if (!(error instanceof ScimClientError) || concernsAll(error)) throw error;
    report.add(row, 'failed', error.message);
  }
}

async function create(users: Job['users'], person: Person): Promise<'created' | 'there already'> {
  try {
    await users.create(person, { whenUncertain: 'lookup' });
    return 'created';
  } catch (error) {
    // The name may be taken by this user or in another way; only the former is fine.
    const isTaken = error instanceof ScimResponseError && error.status === 409;
    if (isTaken && (await isFound(users, person))) return 'there already';
    throw error;
  }
}

async function isFound(users: Job['users'], { userName }: Person): Promise<boolean> {
  const found = await users.findOne((where) => where('userName').equals(userName), { attributes: ['userName'] });
  return found !== undefined;
}

/** The token, the network, the server: what the next user would meet as well. */
function concernsAll(error: ScimClientError): boolean {
  return error.isTransient || (error instanceof ScimResponseError && [401, 403].includes(error.status));
}
