import { expect } from 'vitest';
import { killAll, type Member, must, newGroup, newUser, patchOp, startFleet } from './fleet.ts';

const MANY = 64;

/** Sends many requests at once, in turn to all servers, and tells how often each status came. */
async function atOnce(
  fleet: readonly Member[],
  requestOf: (index: number) => Parameters<Member['send']>,
): Promise<Record<number, number>> {
  const answers = await Promise.all(
    Array.from({ length: MANY }, (_, index) => fleet[index % fleet.length]!.send(...requestOf(index))),
  );
  const counts: Record<number, number> = {};
  for (const answer of answers) counts[answer?.status ?? 0] = (counts[answer?.status ?? 0] ?? 0) + 1;
  return counts;
}

/** 64 requests at once, over servers on one file: no addition is lost, a unique value and a version have one winner. */
export async function race(file: string, processes: number): Promise<void> {
  const fleet = await startFleet(file, processes);
  const [first] = fleet as [Member];

  const { id: group } = (await must(first, 201, 'POST', '/Groups', newGroup('Tours'))).body;
  const adding = await atOnce(fleet, (index) => [
    'PATCH',
    `/Groups/${group}`,
    patchOp({ op: 'add', path: 'members', value: [{ value: `member-${index}` }] }),
  ]);
  expect(adding).toEqual({ 204: MANY });
  for (const member of fleet) {
    const { body, headers } = await must(member, 200, 'GET', `/Groups/${group}`);
    expect(body.members).toHaveLength(MANY);
    expect(headers.get('etag')).toBe(`W/"${MANY + 1}"`);
  }

  const creating = await atOnce(fleet, () => ['POST', '/Users', newUser('BJensen')]);
  expect(creating).toEqual({ 201: 1, 409: MANY - 1 });
  const found = await must(first, 200, 'GET', '/Users?filter=userName+eq+%22bjensen%22');
  expect(found.body.totalResults).toBe(1);

  const { id: user } = found.body.Resources[0];
  const changing = await atOnce(fleet, (index) => [
    'PATCH',
    `/Users/${user}`,
    patchOp({ op: 'replace', path: 'title', value: `title ${index}` }),
    { 'if-match': 'W/"1"' },
  ]);
  expect(changing).toEqual({ 200: 1, 412: MANY - 1 });

  const replacing = await atOnce(fleet, (index) => [
    'PUT',
    `/Users/${user}`,
    newUser('BJensen', { title: `further ${index}` }),
    { 'if-match': 'W/"2"' },
  ]);
  expect(replacing).toEqual({ 200: 1, 412: MANY - 1 });

  const deleting = await atOnce(fleet, () => ['DELETE', `/Users/${user}`, undefined, { 'if-match': 'W/"3"' }]);
  expect(deleting).toEqual({ 204: 1, 404: MANY - 1 });
  await killAll(fleet);
}
