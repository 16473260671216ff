import { Command } from 'commander';
import { loadProfile, profileIds } from 'vendor-profiles';
import type { Io } from './io.ts';
import { formatTable } from './table.ts';

/** `mapping-lint profiles`: lists the bundled profiles. */
export function profilesCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('profiles').description('list the bundled profiles').action(() => {
    const rows = profileIds()
      .map((id) => loadProfile(id))
      .map(({ id, name, users, groups, confidence }) => [
        id,
        name,
        users.targets.list,
        groups.provisioning,
        confidence,
      ]);
    io.stdout.write(formatTable(['ID', 'NAME', 'USER ATTRIBUTES', 'GROUPS', 'CONFIDENCE'], rows));
    done(0);
  });
}
