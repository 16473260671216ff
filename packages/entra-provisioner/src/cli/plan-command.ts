import { Command, Option } from 'commander';
import {
  applyEvent,
  type EntraAnswer,
  type EntraRequest,
  emptyState,
  mutableState,
  type ObjectOutcome,
  planCycle,
} from 'entra-planner';
import { printable } from 'scim-core';
import { runCycle } from '../run/run-cycle.ts';
import type { Transport } from '../run/transport.ts';
import type { Io } from './io.ts';
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
import { outcomeText, requestText, summary } from './show.ts';
import { StateFile } from './state-file.ts';
import { connect, statePath } from './target.ts';
import { UsageError } from './usage-error.ts';

interface PlanSettings extends Settings {
  readonly format: 'http' | 'json';
}

/** `entra-provisioner plan`: what a cycle would do, with nothing written to the target. */
export function planCommand(io: Io, done: (exitCode: number) => void): Command {
  return withCycle(withState(withTarget(withJob(new Command('plan')))))
    .description('show every request that the next cycle would send, without writing anything')
    .addOption(new Option('-f, --format <format>', 'how requests are shown').choices(['http', 'json']).default('http'))
    .action(async (settings: PlanSettings, command: Command) => {
      const schema = loadMapping(settings);
      const directory = loadDirectory(settings);
      const isEmpty = settings.tenantUrl === undefined && settings.against === undefined;
      // One that a variable names may well be for other commands.
      if (isEmpty && command.getOptionValueSource('state') === 'cli') {
        throw new UsageError(
          'a --state is of a target; name the target with --tenant-url, or leave --state out to plan for one in which nobody is yet',
        );
      }
      const transport = isEmpty ? emptyTarget : await connect(settings, io);
      const state = isEmpty ? mutableState(emptyState) : StateFile.read(statePath(settings));
      if (settings.restart === true) applyEvent(state, { type: 'restarted', links: true });
      const requests: EntraRequest[] = [];
      const outcomes: ObjectOutcome[] = [];
      const isText = settings.format === 'http';
      const now = io.now();
      const options = plannerOptions(settings);
      const report = await runCycle({
        cycle: planCycle({ schema, directory, state, options, now, random: () => io.random() }),
        transport: readOnly(transport),
        apply: (events) => {
          for (const event of events) applyEvent(state, event);
        },
        now,
        concurrency: 1,
        deletionThreshold: settings.deletionThreshold,
        signal: io.signal,
        onExchange: (request) => {
          if (isText) io.stdout.write(`${requestText(request)}\n`);
          else requests.push(request);
        },
        onOutcome: (outcome) => {
          if (isText) io.stdout.write(`${outcomeText(outcome)}\n`);
          else outcomes.push(outcome);
        },
      });
      if (isText) io.stdout.write(`${summary(report)}\n`);
      else {
        const { quarantine = null, refused, ...counts } = report;
        io.stdout.write(`${JSON.stringify({ requests, outcomes, summary: counts, refused, quarantine }, null, 2)}\n`);
        if (quarantine !== null)
          io.stderr.write(`quarantine: ${quarantine.reason}: ${printable(quarantine.message)}\n`);
      }
      done(report.quarantine === undefined ? 0 : 1);
    });
}

/** Nobody is in it: a search finds nothing, and what is read by its id is not there (RFC 7644 §3.4.1, §3.4.2). */
const emptyTarget: Transport = {
  send: async ({ purpose }) =>
    purpose === 'read' ? { status: 404 } : { status: 200, body: { totalResults: 0, Resources: [] } },
};

/** Lets reads through, and answers writes as a target would that does what it is told. */
function readOnly(transport: Transport): Transport {
  let created = 0;
  return {
    async send(request, signal): Promise<EntraAnswer> {
      if (request.method === 'GET') return transport.send(request, signal);
      if (request.method !== 'POST') return { status: 204 };
      created += 1;
      return { status: 201, body: { id: `new-${created}` } };
    },
  };
}
