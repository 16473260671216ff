import { expect } from 'vitest';
import { killAll, type Member, must, startFleet } from './fleet.ts';
import { verifyAcknowledged, verifyConsistent } from './verify.ts';
import { beginKnowledge, write } from './writers.ts';

/** How much is done before servers are killed. */
export interface KillPlan {
  readonly processes: number;
  /** How many times all servers are killed and started again. */
  readonly rounds: number;
  /** How many clients write at once. */
  readonly writers: number;
  /** How many changes are acknowledged before a server is killed. */
  readonly changes: number;
}

/**
 * Kills servers while clients write, again and again, and looks after each start whether everything that was acknowledged is
 * there. Where there are several, one is killed first: the others must go on.
 */
export async function killUnderWrites(file: string, { processes, rounds, writers, changes }: KillPlan): Promise<void> {
  let fleet = await startFleet(file, processes);
  const knowledge = await beginKnowledge(fleet[0]!);
  for (let round = 0; round < rounds; round += 1) {
    let isLast = processes === 1;
    let goal = knowledge.acknowledged + changes;
    const killing: Promise<unknown>[] = [];
    const onAcknowledged = (count: number) => {
      if (count < goal) return;
      goal = isLast ? Number.POSITIVE_INFINITY : count + changes;
      killing.push(killAll(isLast ? fleet : [fleet[0]!]));
      isLast = true;
    };
    const work = Array.from({ length: writers }, (_, index) =>
      write(fleet[index % processes]!, `round-${round}-writer-${index}`, knowledge, onAcknowledged),
    );
    await Promise.all(work);
    await Promise.all(killing);
    fleet = await startFleet(file, processes);
    for (const member of fleet.slice(0, 2)) await verifyAcknowledged(member, knowledge);
    await verifyGoesOn(fleet);
    verifyConsistent(file);
  }
  expect(knowledge.acknowledged).toBeGreaterThanOrEqual(rounds * changes);
  await killAll(fleet);
}

/** Whether a server that was started again takes changes. */
async function verifyGoesOn([member]: readonly Member[]): Promise<void> {
  const { body } = await must(member!, 201, 'POST', '/Users', { userName: 'afterwards' });
  await must(member!, 204, 'DELETE', `/Users/${body.id}`);
}
