import { Command, Option } from 'commander';
import type { Directory, EntraAnswer, EntraRequest, ObjectKind, ObjectOutcome } from 'entra-planner';
import { printable } from 'scim-core';
import { MOST_MEMBERS, provisionOnDemand } from '../run/provision-on-demand.ts';
import type { MembersResult } from '../run/second-pass.ts';
import type { Transport } from '../run/transport.ts';
import type { Io } from './io.ts';
import { LogFile } from './log-file.ts';
import {
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
import { connect, statePath } from './target.ts';
import { UsageError } from './usage-error.ts';

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
      const transport = shown(await connect(settings, io), settings.requests === true ? io : undefined);
      const path = statePath(settings);
      const file = new StateFile(path);
      const now = io.now();
      let log: LogFile | undefined;
      try {
        log = new LogFile(path, directory, now);
        const result = await provisionOnDemand({
          input: {
            schema,
            directory,
            state: file.state,
            options: plannerOptions(settings),
            now,
            random: () => io.random(),
          },
          kind,
          id,
          transport,
          apply: (events) => file.apply(events),
          signal: io.signal,
        });
        if ('problem' in result) throw new UsageError(result.problem);
        const { outcome, manager, members } = result;
        const all = [outcome, manager, members?.outcome].filter((each) => each !== undefined);
        for (const each of all) log.add(each);
        show(outcome, io);
        if (manager !== undefined) io.stdout.write(`   manager: ${printable(manager.message)}\n`);
        if (members !== undefined) showMembers(members, io);
        file.save();
        done(all.some(({ status }) => status === 'failure') ? 1 : 0);
      } finally {
        log?.close();
        file.close();
      }
    });
}

function showMembers({ outcome, sent, unresolved, left }: MembersResult, io: Io): void {
  if (outcome?.status === 'failure') io.stdout.write(`   members: ${printable(outcome.message)}\n`);
  io.stdout.write(`   members: ${sent} sent, ${unresolved} not provisioned\n`);
  if (left === 0) return;
  io.stdout.write(`   members: ${left} more are left to the next cycle; on demand there are at most ${MOST_MEMBERS}\n`);
}

function find({ users, groups }: Directory, name: string): { readonly kind: ObjectKind; readonly id: string } {
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
