/** The contract of a resource store as a list of tests that need no test runner. */
import type { StoreContractTest } from './contract/contract-test.ts';
import { cursorTests } from './contract/cursors.ts';
import { queryTests } from './contract/queries.ts';
import { relationTests } from './contract/relations.ts';
import { resourceTests } from './contract/resources.ts';
import { shortcutTests } from './contract/shortcuts.ts';
import { tenantTests } from './contract/tenants.ts';
import { uniquenessTests } from './contract/uniqueness.ts';

export type { StoreContractTest } from './contract/contract-test.ts';

/**
 * What every {@link ResourceStore} does: run each test on an empty store of its own.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'scim-provider';
 * import { storeContract } from 'scim-provider/store-contract';
 *
 * for (const test of storeContract) {
 *   const store = createMemoryStore();
 *   await test.run(store); // throws when the store does not keep to it
 *   await store.close();
 * }
 * ```
 */
export const storeContract: readonly StoreContractTest[] = [
  ...resourceTests,
  ...uniquenessTests,
  ...tenantTests,
  ...relationTests,
  ...queryTests,
  ...cursorTests,
  ...shortcutTests,
];
