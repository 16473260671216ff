import { Command } from 'commander';
import { type Directory, type ObjectOutcome, type ProvisioningState, planCycle } from 'entra-planner';
import { printable } from 'scim-core';
import { runCycle } from '../run/run-cycle.ts';
import type { Transport } from '../run/transport.ts';
import type { Io } from './io.ts';
import { LogFile } from './log-file.ts';
import { Progress } from './progress.ts';
import {
  loadDirectory,
  loadMapping,
  plannerOptions,
  type Settings,
  withCycle,
  withJob,
  withState,
  withTarget,
} from './settings.ts';
import { outcomeLine, summary } from './show.ts';
import { StateFile } from './state-file.ts';
import { connect, statePath } from './target.ts';
import { UNUSABLE, UsageError } from './usage-error.ts';
import { FileChanges } from './watch-file.ts';

interface RunSettings extends Settings {
  readonly verbose?: boolean;
  readonly watch?: boolean;
  readonly then?: readonly string[];
}

/** What stays from cycle to cycle. */
interface Target {
  readonly transport: Transport;
  /** The state file. */
  readonly state: string;
}

/** `entra-provisioner run`: the initial cycle, and every one after it an incremental one. */
export function runCommand(io: Io, done: (exitCode: number) => void): Command {
  const command = withCycle(withState(withTarget(withJob(new Command('run')))))
    .description('provision: the initial cycle first, then what changed since')
    .option('-v, --verbose', 'say what became of each object')
    .option('--then <file...>', 'one more cycle for each of these directory files, such as who is there a week later')
    .option('-w, --watch', 'go on: run the next cycle when the directory file changes, until Ctrl-C');
  return command.action(async (settings: RunSettings) => {
    // What changes while the first cycle runs is a change, too.
    const isWatching = settings.watch === true && settings.directory !== undefined;
    const changes = isWatching ? new FileChanges(settings.directory, io.signal) : undefined;
    try {
      const target = { transport: await connect(settings, io), state: statePath(settings) };
      let exitCode = await runOnce(settings, target, settings.restart === true, io);
      for (const directory of settings.then ?? []) {
        exitCode = Math.max(exitCode, await runOnce({ ...settings, directory }, target, false, io));
      }
      done(exitCode);
      if (changes !== undefined) for await (const _ of changes) done(await runAgain(settings, target, io));
    } finally {
      changes?.close();
    }
  });
}

/** A file that is half written, or has a slip, is told and waits for its next change. */
async function runAgain(settings: RunSettings, target: Target, io: Io): Promise<number> {
  try {
    return await runOnce(settings, target, false, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`error: ${printable(error.message)}\n`);
    return UNUSABLE;
  }
}

/** One cycle; answers the exit code. */
async function runOnce(settings: RunSettings, { transport, state }: Target, restart: boolean, io: Io): Promise<number> {
  const schema = loadMapping(settings);
  const directory = loadDirectory(settings);
  const options = plannerOptions(settings);
  const file = new StateFile(state);
  const now = io.now();
  let log: LogFile | undefined;
  try {
    log = new LogFile(state, directory, now);
    if (restart) file.apply([{ type: 'restarted', links: true }]);
    const progress = new Progress(io, countObjects(directory, file.state));
    const tell = (outcome: ObjectOutcome) => {
      log?.add(outcome);
      if (settings.verbose === true || outcome.status === 'failure') {
        progress.clear();
        io.stderr.write(`${outcomeLine(outcome)}\n`);
      }
      progress.step(outcome);
    };
    const report = await runCycle({
      cycle: planCycle({ schema, directory, state: file.state, options, now, random: () => io.random() }),
      transport,
      apply: (events) => file.apply(events),
      now,
      concurrency: settings.concurrency,
      deletionThreshold: settings.deletionThreshold,
      signal: io.signal,
      onOutcome: tell,
      onRefusal: (refused, object) => log?.addRefusal(refused, object),
    });
    file.save();
    progress.clear();
    io.stdout.write(`${summary(report)}\n`);
    return report.quarantine === undefined && report.failed + report.waiting.count === 0 ? 0 : 1;
  } finally {
    log?.close();
    file.close();
  }
}

/** Whoever is in the directory, and whoever is gone from it. */
function countObjects({ users, groups }: Directory, state: ProvisioningState): number {
  const count = (objects: readonly { readonly objectId: string }[], known: ProvisioningState['users']) =>
    new Set([...objects.map(({ objectId }) => objectId), ...Object.keys(known)]).size;
  return count(users, state.users) + count(groups, state.groups);
}
