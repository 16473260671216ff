import { Command } from 'commander';
import { emptyState, planCycle, readProbe } from 'entra-planner';
import { printable } from 'scim-core';
import type { Io } from './io.ts';
import { loadMapping, type Settings, withEndpoint, withMapping } from './settings.ts';
import { requestText } from './show.ts';
import { connect } from './target.ts';

/** `entra-provisioner test-connection`: the button of the portal. */
export function testConnectionCommand(io: Io, done: (exitCode: number) => void): Command {
  return withEndpoint(withMapping(new Command('test-connection')))
    .description('look for a user and a group that nobody has, as Test Connection in the portal does')
    .action(async (settings: Settings) => {
      const schema = loadMapping(settings);
      const transport = await connect(settings, io);
      const directory = { users: [], groups: [], assignments: [] };
      const { probe } = planCycle({
        schema,
        directory,
        state: emptyState,
        now: io.now(),
        random: () => io.random(),
      });
      for (const request of probe) {
        const answer = await transport.send(request, io.signal);
        const problem = readProbe(answer);
        io.stdout.write(`${requestText(request)}\n→ ${answer.status === 0 ? 'no answer' : answer.status}\n`);
        if (problem === undefined) continue;
        io.stderr.write(`error: ${printable(problem.message)}\n`);
        done(1);
        return;
      }
      io.stdout.write('The connection works.\n');
      done(0);
    });
}
