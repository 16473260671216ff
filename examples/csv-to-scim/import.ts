#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createScimClient, ScimClientError } from 'scim-client';
import { importPeople } from './job.ts';
import { Journal } from './journal.ts';
import { InputError, readPeople } from './people.ts';
import { Report } from './report.ts';

const USAGE = `Usage: csv-to-scim people.csv --url https://example.com/scim/v2 [options]

Creates the people of a CSV file as users. Run it again to go on where it was stopped.
The token is read from SCIM_TOKEN, so that no list of processes shows it.

  --journal <file>      what has been done (default: people.csv.journal)
  --report <file>       writes the result as JSON
  --concurrency <n>     how many at the same time (default: 4)
  --skip-bad-rows       imports the other rows, instead of nothing, when some are wrong
  --dry-run             prints the requests, and sends none`;

function readArguments() {
  const option = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        ...{ url: option, journal: option, report: option, concurrency: { ...option, default: '4' } },
        ...{ 'skip-bad-rows': flag, 'dry-run': flag, help: flag },
      },
    });
    return { ...values, file: positionals.length === 1 ? positionals[0] : undefined };
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<number> {
  const { file, url, help, report: reportFile, ...options } = readArguments();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const concurrency = Number(options.concurrency);
  if (file === undefined || url === undefined) throw new InputError(`a file and --url are needed\n\n${USAGE}`);
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new InputError('--concurrency must be 1 or more');

  // All rows are looked at before the first user is created.
  const bad: string[] = [];
  let total = 0;
  for await (const { line, problems } of readPeople(file)) {
    total += 1;
    if (problems.length > 0) bad.push(`${file}, line ${line}: ${problems.join('; ')}`);
  }
  if (bad.length > 0 && !options['skip-bad-rows']) {
    throw new InputError(`${bad.join('\n')}\nnothing was sent; --skip-bad-rows imports the other rows`);
  }

  const report = new Report(total, console.log);
  const client = createScimClient({
    baseUrl: url,
    token: process.env.SCIM_TOKEN,
    concurrency,
    onEvent: report.onEvent,
  });
  if (options['dry-run']) {
    for await (const { person, problems } of readPeople(file)) {
      if (problems.length > 0) continue;
      const { method, path, body } = client.users.plan('create', person);
      console.log(method, path, JSON.stringify(body));
    }
    return 0;
  }

  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const journal = Journal.open(options.journal ?? `${file}.journal`, url);
  try {
    const rows = readPeople(file);
    await importPeople({ users: client.users, rows, journal, report, concurrency, signal: stop.signal });
  } finally {
    journal.close();
    console.log(String(report));
    if (reportFile !== undefined) report.write(reportFile);
  }
  if (stop.signal.aborted) console.log('stopped; run it again to go on');
  return report.failed > 0 || stop.signal.aborted ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof InputError || error instanceof TypeError) console.error(error.message);
  else if (error instanceof ScimClientError) console.error(`${error.message}\nrun it again to go on`);
  else throw error;
  process.exitCode = 2;
}
