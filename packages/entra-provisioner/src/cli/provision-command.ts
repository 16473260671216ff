import { Command, Option } from 'commander';
import {
  type Directory,
  type EntraAnswer,
  type EntraRequest,
  failureOf,
  type ObjectOutcome,
  planCycle,
  readProbe,
} from 'entra-planner';
import { printable } from 'scim-core';
import { converse } from '../run/converse.ts';
import { clientTransport, type Transport } from '../run/transport.ts';
import type { Io } from './io.ts';
import {
  connect,
  loadDirectory,
  loadMapping,
  plannerOptions,
  type Settings,
  withJob,
  withState,
  withTarget,
} from './settings.ts';
import { requestText } from './show.ts';
import { StateFile } from './state-file.ts';
import { UsageError } from './usage-error.ts';

/** On demand, a group comes with no more members than this. */
const MOST_MEMBERS = 5;

const TITLES = {
  import: '1. Import',
  scope: '2. Determine if in scope',
  match: '3. Match',
  action: '4. Perform action',
} as const;

/** `entra-provisioner provision`: one user or group, as provision on demand in the portal does it. */
export function provisionCommand(io: Io, done: (exitCode: number) => void): Command {
  return withState(withTarget(withJob(new Command('provision'))))
    .description('provision one user or group now, and show the four steps; the flag of the tenant URL does not count')
    .argument('<object>', 'its objectId, the userPrincipalName of a user, or the displayName of a group')
    .addOption(new Option('-r, --requests', 'show the requests, too'))
    .action(async (object: string, settings: Settings & { readonly requests?: boolean }) => {
      const schema = loadMapping(settings);
      const directory = loadDirectory(settings);
      const { kind, id } = find(directory, object);
      const transport = shown(clientTransport(connect(settings, io)), settings.requests === true ? io : undefined);
      const file = new StateFile(settings.state);
      try {
        const options = { ...plannerOptions(settings), dialect: 'default' as const };
        const { state } = file;
        const cycle = planCycle({ schema, directory, state, options, now: io.now(), random: () => io.random() });
        for (const request of cycle.probe) {
          const problem = readProbe(await transport.send(request, io.signal));
          if (problem !== undefined) throw new UsageError(`Test connection: ${problem.message}`);
        }
        const planned = cycle.object(kind, id);
        if (planned === undefined) throw new UsageError(`the export has no mapping for a ${kind} that is switched on`);
        const outcome = await converse(planned.plan(), (request) => transport.send(request, io.signal));
        file.apply(outcome.events);
        show(outcome, io);
        const failed = outcome.status === 'failure' || !(await references(cycle, outcome, file, transport, io));
        file.save();
        done(failed ? 1 : 0);
      } finally {
        file.close();
      }
    });
}

/** The second pass for this object alone. */
async function references(
  cycle: ReturnType<typeof planCycle>,
  outcome: ObjectOutcome,
  file: StateFile,
  transport: Transport,
  io: Io,
): Promise<boolean> {
  const manager = cycle.manager(outcome);
  if (manager !== undefined) {
    const result = await converse(manager, (request) => transport.send(request, io.signal));
    file.apply(result.events);
    io.stdout.write(`   manager: ${printable(result.message)}\n`);
    if (result.status === 'failure') return false;
  }
  const members = cycle.members(outcome);
  for (const { request, events } of members?.requests.slice(0, MOST_MEMBERS) ?? []) {
    const failure = failureOf(await transport.send(request, io.signal));
    if (failure !== undefined) {
      io.stdout.write(`   members: ${printable(failure.message)}\n`);
      return false;
    }
    file.apply(events);
  }
  const left = Math.max(0, (members?.requests.length ?? 0) - MOST_MEMBERS);
  if (members !== undefined) {
    file.apply(members.unresolved);
    io.stdout.write(
      `   members: ${members.requests.length - left} sent, ${members.unresolved.length} not provisioned\n`,
    );
  }
  if (left > 0) io.stdout.write(`   members: ${left} more are left to the next cycle; on demand there are at most 5\n`);
  else if (outcome.reference !== undefined) file.apply([outcome.reference.settled]);
  return true;
}

function find({ users, groups }: Directory, name: string): { readonly kind: 'user' | 'group'; readonly id: string } {
  const lower = name.toLowerCase();
  const isNamed = (value: unknown) => typeof value === 'string' && value.toLowerCase() === lower;
  const user = users.find(({ objectId, userPrincipalName }) => objectId === name || isNamed(userPrincipalName));
  if (user !== undefined) return { kind: 'user', id: user.objectId };
  const group = groups.find(({ objectId, displayName }) => objectId === name || isNamed(displayName));
  if (group !== undefined) return { kind: 'group', id: group.objectId };
  throw new UsageError(`the directory has no user or group "${name}"`);
}

function show({ steps, modified, message }: ObjectOutcome, io: Io): void {
  for (const [name, title] of Object.entries(TITLES)) {
    const of = steps.filter((step) => step.name === name);
    const lines = of.length === 0 ? ['not reached'] : of.map((step) => `${step.status}: ${step.message}`);
    io.stdout.write(`${title}\n${lines.map((line) => `   ${printable(line)}\n`).join('')}`);
  }
  for (const { attribute, before, after } of modified) {
    const was = before === undefined ? '' : ` (was ${JSON.stringify(before)})`;
    io.stdout.write(`   ${printable(`${attribute} = ${JSON.stringify(after)}${was}`)}\n`);
  }
  if (steps.every(({ name }) => name !== 'action')) io.stdout.write(`   ${printable(message)}\n`);
}

function shown(transport: Transport, io: Io | undefined): Transport {
  if (io === undefined) return transport;
  return {
    async send(request: EntraRequest, signal?: AbortSignal): Promise<EntraAnswer> {
      const answer = await transport.send(request, signal);
      io.stdout.write(`${requestText(request)}\n→ ${answer.status === 0 ? 'no answer' : answer.status}\n\n`);
      return answer;
    },
  };
}
