import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { type Directory, type PlannerOptions, planCycle } from 'entra-planner';
import type { Mode } from 'scim-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StateFile } from '../cli/state-file.ts';
import { memoryTarget } from '../test-support/target.ts';
import { type CycleReport, runCycle } from './run-cycle.ts';
import { clientTransport } from './transport.ts';

const { schema } = readExport(
  readFileSync(join(import.meta.dirname, '../../../entra-planner/fixtures/entra-default.json')),
);

function person(number: number, more: object = {}) {
  const name = `user${number}`;
  return {
    objectId: name,
    userPrincipalName: `${name}@example.com`,
    mail: `${name}@example.com`,
    mailNickname: name,
    displayName: `User ${number}`,
    givenName: 'User',
    surname: String(number),
    ...more,
  };
}

const company: Directory = {
  users: [person(1), person(2, { manager: 'user1' }), person(3, { manager: 'user1' })],
  groups: [{ objectId: 'everybody', displayName: 'Everybody', members: ['user1', 'user2', 'user3'] }],
  assignments: [{ principal: 'everybody' }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entra-provisioner-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function target(mode?: Mode) {
  const client = memoryTarget(mode);
  const cycle = async (directory: Directory, options: PlannerOptions = {}): Promise<CycleReport> => {
    const file = new StateFile(join(folder, 'state.json'));
    try {
      const { state } = file;
      const planned = planCycle({ schema, directory, state, options, now: Date.UTC(2026, 0, 1), random: () => 0.5 });
      const report = await runCycle({
        cycle: planned,
        transport: clientTransport(client),
        apply: (events) => file.apply(events),
        now: Date.UTC(2026, 0, 1),
      });
      file.save();
      return report;
    } finally {
      file.close();
    }
  };
  return { client, cycle };
}

describe('a company', () => {
  it('arrives whole in the initial cycle, managers and members last', async () => {
    const { client, cycle } = target();
    const report = await cycle(company);
    expect(report).toMatchObject({ created: 4, failed: 0, quarantine: undefined });
    const users = await client.users.list().toArray({ limit: 100 });
    expect(users.map(({ userName }) => userName).sort()).toEqual(
      company.users.map(({ userPrincipalName }) => userPrincipalName),
    );
    const group = await client.groups.findOne('displayName eq "Everybody"');
    expect(group?.members?.map(({ value }) => value).sort()).toEqual(users.map(({ id }) => id).sort());
    const chief = users.find(({ userName }) => userName === 'user1@example.com');
    const second = users.find(({ userName }) => userName === 'user2@example.com');
    expect(second?.['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User']?.manager?.value).toBe(chief?.id);
  });

  it('causes nothing but the probe in a cycle without changes', async () => {
    const { cycle } = target();
    await cycle(company);
    expect((await cycle(company)).requests).toEqual({ probe: 2 });
  });

  it.each(['default', 'aadOptscim062020'] as const)('loses a leaver, who is disabled (%s)', async (dialect) => {
    const { client, cycle } = target();
    await cycle(company, { dialect });
    const [first, second, third] = company.users;
    const users = [first!, { ...second!, accountEnabled: false }, third!];
    expect(await cycle({ ...company, users }, { dialect })).toMatchObject({ disabled: 1, updated: 0, failed: 0 });
    expect((await client.users.findOne('userName eq "user2@example.com"'))?.active).toBe(false);
  });

  it.each(['default', 'aadOptscim062020'] as const)('gains and loses members (%s)', async (dialect) => {
    const { client, cycle } = target();
    await cycle(company, { dialect });
    const users = [...company.users, person(4)];
    const groups = [{ ...company.groups[0]!, members: ['user1', 'user4'] }];
    const assignments = [...company.assignments, { principal: 'user2' }, { principal: 'user3' }];
    await cycle({ users, groups, assignments }, { dialect });
    const group = await client.groups.findOne('displayName eq "Everybody"');
    expect(group?.members).toHaveLength(2);
  });
});

it('evaluates everybody again in a restart, which reads, and adds members that are there', async () => {
  const { client, cycle } = target();
  await cycle(company);
  const before = await client.users.list().toArray({ limit: 100 });
  const file = new StateFile(join(folder, 'state.json'));
  file.apply([{ type: 'restarted', links: true }]);
  file.save();
  file.close();
  const report = await cycle(company);
  expect(report.requests).toEqual({ probe: 2, read: 4, reference: 3 });
  expect(report).toMatchObject({ created: 0, updated: 0, failed: 0 });
  expect(await client.users.list().toArray({ limit: 100 })).toEqual(before);
});

describe('a target that follows the RFC to the letter', () => {
  it('puts the job into quarantine at once, for a plus that is no space', async () => {
    const { quarantine, refused } = await target('strict').cycle(company);
    expect(quarantine?.reason).toBe('SystemForCrossDomainIdentityManagementServiceIncompatible');
    expect(refused.reasons).toMatchObject([
      { request: { method: 'GET', purpose: 'probe' }, status: 400, scimType: 'invalidFilter', count: 1 },
    ]);
    expect(refused.reasons[0]?.detail).toContain('unexpected "+"');
  });

  it('refuses each PATCH of the default dialect, and says why', async () => {
    const { cycle } = target({ base: 'strict', allow: ['http.plus-as-space'] });
    const initial = await cycle(company);
    expect(initial).toMatchObject({ created: 4 });
    expect(initial.refused.reasons.map(({ request, scimType, count }) => [request.purpose, scimType, count])).toEqual([
      ['reference', 'invalidSyntax', 5],
    ]);
    expect(initial.refused.reasons[0]?.detail).toContain('op "Add" must be written in lower case');
    const [first, ...others] = company.users;
    const changed = { ...company, users: [{ ...first!, accountEnabled: false }, ...others] };
    const { refused } = await cycle(changed);
    expect(refused.reasons.map(({ detail }) => detail)).toContain(
      'operation 1: op "Replace" must be written in lower case',
    );
  });

  it('takes the users of the flag, and refuses managers that are plain text', async () => {
    const { cycle } = target({ base: 'strict', allow: ['http.plus-as-space'] });
    const { refused } = await cycle(company, { dialect: 'aadOptscim062020' });
    expect(refused.reasons).toHaveLength(1);
    expect(refused.reasons[0]).toMatchObject({ scimType: 'invalidValue', count: 2 });
    expect(refused.reasons[0]?.detail).toContain('manager');
  });
});

it('keeps the state where only its owner reads it', async () => {
  await target().cycle(company);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'state.json')).mode & 0o777).toBe(0o600);
});
