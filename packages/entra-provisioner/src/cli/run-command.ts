import { appendFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { type ObjectOutcome, planCycle } from 'entra-planner';
import { logEntry } from '../log/log-entry.ts';
import { runCycle } from '../run/run-cycle.ts';
import { clientTransport } from '../run/transport.ts';
import type { Io } from './io.ts';
import {
  connect,
  loadDirectory,
  loadMapping,
  plannerOptions,
  positive,
  type Settings,
  withJob,
  withState,
  withTarget,
} from './settings.ts';
import { outcomeLine, summary } from './show.ts';
import { StateFile } from './state-file.ts';

interface RunSettings extends Settings {
  readonly restart?: boolean;
  readonly verbose?: boolean;
  readonly deletionThreshold?: number;
}

/** `entra-provisioner run`: the initial cycle, and every one after it an incremental one. */
export function runCommand(io: Io, done: (exitCode: number) => void): Command {
  const command = withState(withTarget(withJob(new Command('run'))))
    .description('provision: the initial cycle first, then what changed since')
    .option('--restart', 'evaluate everybody again, as Restart provisioning in the portal does')
    .option('-v, --verbose', 'say what became of each object')
    .addOption(
      new Option(
        '--deletion-threshold <number>',
        'how many may be disabled or deleted in one cycle before nothing of it is sent',
      ).argParser(positive),
    );
  return command.action(async (settings: RunSettings) => {
    const schema = loadMapping(settings);
    const directory = loadDirectory(settings);
    const client = connect(settings, io);
    const options = plannerOptions(settings);
    const file = new StateFile(settings.state);
    try {
      if (settings.restart === true) file.apply([{ type: 'restarted', links: true }]);
      const now = io.now();
      const tell = (outcome: ObjectOutcome) => {
        appendFileSync(`${settings.state}.log`, `${JSON.stringify(logEntry(outcome, now))}\n`, { mode: 0o600 });
        if (settings.verbose === true || outcome.status === 'failure') io.stderr.write(`${outcomeLine(outcome)}\n`);
      };
      const report = await runCycle({
        cycle: planCycle({ schema, directory, state: file.state, options, now, random: () => io.random() }),
        transport: clientTransport(client),
        apply: (events) => file.apply(events),
        now,
        concurrency: settings.concurrency,
        deletionThreshold: settings.deletionThreshold,
        signal: io.signal,
        onOutcome: tell,
      });
      file.save();
      io.stdout.write(`${summary(report)}\n`);
      done(report.quarantine === undefined && report.failed === 0 ? 0 : 1);
    } finally {
      file.close();
    }
  });
}
