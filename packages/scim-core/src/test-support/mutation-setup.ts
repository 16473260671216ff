import type fastCheck from 'fast-check';
import { vi } from 'vitest';

/** How many times fewer examples a property gets: each mutant asks for all of them again. */
const FEWER = 10;
/** The same examples for each mutant, or chance would decide which of them are noticed. */
const SEED = 7644;

// A setup file of vitest.mutation.config.ts.
vi.mock('fast-check', async (original) => {
  const { default: fc } = await original<{ default: typeof fastCheck }>();
  const assert = (property: fastCheck.IRawProperty<unknown>, parameters?: fastCheck.Parameters<unknown>) => {
    const numRuns = Math.ceil((parameters?.numRuns ?? 100) / FEWER);
    return fc.assert(property, { ...parameters, numRuns, seed: SEED, endOnFailure: true });
  };
  return { default: { ...fc, assert } };
});
