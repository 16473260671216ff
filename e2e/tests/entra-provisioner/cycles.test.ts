import { it } from 'vitest';
import { runCycles } from './cycles.ts';

it('brings a company over though it is killed, then sends the probe alone, changes nothing in a restart, and follows', async () => {
  await runCycles({
    ...{ users: 60, groups: 4, kills: [2_000, 12_000, 20_000] },
    changes: [
      { count: 40, killAt: 1_000 },
      { count: 40, killAt: 2_000 },
    ],
  });
});
