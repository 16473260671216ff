import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from 'scim-provider/store-contract';
import { afterAll, describe, test } from 'vitest';
import { openSqliteStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-store-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { where: 'in memory', fileOf: () => ':memory:', durability: 'normal' },
  { where: 'in a file', fileOf: (name: string) => join(folder, `${name}.db`), durability: 'normal' },
  {
    where: 'in a file that survives power loss',
    fileOf: (name: string) => join(folder, `${name}-full.db`),
    durability: 'full',
  },
] as const)('SQLite $where keeps to the contract', ({ fileOf, durability }) => {
  test.each(storeContract.map((one, index) => ({ ...one, index })))('$name', async ({ run, index }) => {
    const store = openSqliteStore({ file: fileOf(`contract-${index}`), durability });
    await run(store);
    await store.close();
  });
});
