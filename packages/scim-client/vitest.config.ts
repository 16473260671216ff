import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'scim-client', include: ['src/**/*.test.ts', 'conformance/**/*.test.ts'] },
});
