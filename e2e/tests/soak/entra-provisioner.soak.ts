import { it } from 'vitest';
import { runCycles } from '../entra-provisioner/cycles.ts';

it('brings 10,000 users and 500 groups over and follows their changes though it is killed, and loses and doubles nothing', async () => {
  const kills = Array.from({ length: 10 }, (_, index) => (index + 1) * 250_000);
  const changes = Array.from({ length: 5 }, () => ({ count: 2_000, killAt: 100_000 }));
  await runCycles({ users: 10_000, groups: 500, kills, changes });
});
