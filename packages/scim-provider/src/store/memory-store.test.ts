import { describe, test } from 'vitest';
import { storeContract } from '../store-contract.ts';
import { createMemoryStore } from './memory-store.ts';

describe('the memory store keeps to the contract', () => {
  test.each(storeContract)('$name', async ({ run }) => {
    const store = createMemoryStore();
    await run(store);
    await store.close();
  });
});
