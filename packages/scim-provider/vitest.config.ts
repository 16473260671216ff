import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'scim-provider', include: ['src/**/*.test.ts', 'conformance/**/*.test.ts'] },
});
