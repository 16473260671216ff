import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from 'scim-provider/store-contract';
import { afterAll, describe, expect, it } from 'vitest';
import { openOwnStore } from './own-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-embed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the store of its own keeps to the contract', () => {
  it.each(storeContract.map((one, index) => ({ ...one, index })))('$name', async ({ run, index }) => {
    const store = openOwnStore(join(folder, `contract-${index}.json`));
    await run(store);
    await store.close();
  });

  it('and fails a change when its file can not be written', async () => {
    const store = openOwnStore(join(folder, 'nowhere', 'people.json'));
    await expect(storeContract[0]?.run(store)).rejects.toThrow('ENOENT');
  });
});
