import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'vendor-profiles', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] },
});
