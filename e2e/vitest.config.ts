import { defineProject } from 'vitest/config';

// What is polled for comes quickly; a machine may be slow all the same.
export default defineProject({
  test: { name: 'e2e', include: ['tests/**/*.test.ts'], expect: { poll: { timeout: 30_000 } } },
});
