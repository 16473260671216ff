import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { type Directory, type DirectoryUser, type PlannerOptions, planCycle } from 'entra-planner';
import fc from 'fast-check';
import type { ScimClient } from 'scim-client';
import { expect, it } from 'vitest';
import { StateFile } from '../cli/state-file.ts';
import { Company, type CompanyChange, companyChange } from '../test-support/company.ts';
import { memoryTarget } from '../test-support/target.ts';
import { type CycleReport, runCycle } from './run-cycle.ts';
import { clientTransport, type Transport } from './transport.ts';

const { schema } = readExport(
  readFileSync(join(import.meta.dirname, '../../../entra-planner/fixtures/entra-default.json')),
);
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const NOW = Date.UTC(2026, 0, 1);

/** A process that dies. */
class Killed extends Error {}

/** Where a cycle is cut off: after so many requests, of which the last one did or did not reach the target. */
interface Kill {
  readonly requests: number;
  readonly reached: boolean;
}

/** Ends everything at a request, as a kill of the process does: nothing that comes later is sent or noted. */
function killing(transport: Transport, kill: Kill | undefined): Transport {
  let left = kill?.requests ?? Number.POSITIVE_INFINITY;
  return {
    async send(request) {
      left -= 1;
      if (left < 0) throw new Killed();
      if (left > 0) return transport.send(request);
      if (kill?.reached === true) await transport.send(request);
      throw new Killed();
    },
  };
}

/** One cycle, as a process of its own runs it. */
async function cycle(
  path: string,
  client: ScimClient,
  directory: Directory,
  options: PlannerOptions,
  kill?: Kill,
): Promise<CycleReport | undefined> {
  const file = new StateFile(path);
  try {
    const planned = planCycle({ schema, directory, state: file.state, options, now: NOW, random: () => 0.5 });
    const transport = killing(clientTransport(client), kill);
    const apply: StateFile['apply'] = (events) => file.apply(events);
    const report = await runCycle({ cycle: planned, transport, apply, now: NOW, concurrency: 1 });
    file.save();
    return report;
  } catch (error) {
    if (error instanceof Killed) return undefined;
    throw error;
  } finally {
    file.close();
  }
}

/** The second pass, which links managers, leaves out who is disabled. */
function sendsManager({ manager, accountEnabled }: DirectoryUser): boolean {
  return manager !== undefined && accountEnabled !== false;
}

/** What the mapping says that the target has; of references those whose object is there. */
function expected({ users, groups }: Directory): unknown {
  return {
    users: users.map((user) => ({
      userName: user.userPrincipalName,
      active: user.accountEnabled !== false,
      displayName: user.displayName,
      title: user.jobTitle,
      familyName: user.surname,
      mail: user.mail,
      department: user.department,
      manager: sendsManager(user) ? `${String(user.manager)}@example.com` : undefined,
    })),
    groups: groups.map(({ displayName, members = [] }) => ({
      displayName,
      members: members.map((member) => `${member}@example.com`).sort(),
    })),
  };
}

/** What the target really has, in the same form. */
async function actual(client: ScimClient, { users }: Directory): Promise<unknown> {
  const stored = await client.users.list().toArray({ limit: 1000 });
  const names = new Map(stored.map(({ id, userName }) => [id, userName]));
  const hasManager = new Set(users.filter(sendsManager).map((user) => user.userPrincipalName));
  const groups = await client.groups.list().toArray({ limit: 1000 });
  return {
    users: stored.map((user) => ({
      userName: user.userName,
      active: user.active,
      displayName: user.displayName,
      title: user.title,
      familyName: user.name?.familyName,
      mail: user.emails?.find(({ type }) => type === 'work')?.value,
      department: user[ENTERPRISE]?.department,
      // A manager who is no longer one stays in the target, since null never flows.
      manager: hasManager.has(user.userName) ? names.get(String(user[ENTERPRISE]?.manager?.value)) : undefined,
    })),
    groups: groups.map(({ displayName, members = [] }) => ({
      displayName,
      members: members.flatMap(({ value }) => names.get(String(value)) ?? []).sort(),
    })),
  };
}

const byName = (value: unknown) =>
  (value as { userName?: string; displayName?: string }).userName ??
  (value as { displayName?: string }).displayName ??
  '';
const sorted = (value: unknown): unknown =>
  Object.fromEntries(
    Object.entries(value as Record<string, unknown[]>).map(([kind, items]) => [
      kind,
      items.toSorted((a, b) => (byName(a) < byName(b) ? -1 : 1)),
    ]),
  );

const round = fc.record({
  changes: fc.array(companyChange, { maxLength: 8 }) as fc.Arbitrary<CompanyChange[]>,
  kills: fc.array(fc.record({ requests: fc.integer({ min: 1, max: 25 }), reached: fc.boolean() }), { maxLength: 2 }),
});

it.each(['default', 'aadOptscim062020'] as const)(
  'whatever changes and wherever it is killed, the target ends as the mapping says (%s)',
  async (dialect) => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        const folder = mkdtempSync(join(tmpdir(), 'entra-provisioner-'));
        try {
          const path = join(folder, 'state.json');
          const client = memoryTarget();
          const company = new Company(5);
          for (const { changes, kills } of rounds) {
            for (const change of changes) company.apply(change);
            for (const kill of kills) await cycle(path, client, company.directory, { dialect }, kill);
            const report = await cycle(path, client, company.directory, { dialect });
            expect(report).toMatchObject({ failed: 0, quarantine: undefined });
            company.settle();
            const { directory } = company;
            expect(sorted(await actual(client, directory))).toEqual(sorted(expected(directory)));
          }
          const { requests } = (await cycle(path, client, company.directory, { dialect }))!;
          expect(requests).toEqual({ probe: 2 });
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 30 },
    );
  },
);
