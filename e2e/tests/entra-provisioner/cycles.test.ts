import { it } from 'vitest';
import { runCycles } from './cycles.ts';

it('brings a company over though it is killed, then sends the probe alone, and changes nothing in a restart', async () => {
  await runCycles({ users: 60, groups: 4 }, [2_000, 12_000]);
});
