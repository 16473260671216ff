import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'entra-planner', include: ['src/**/*.test.ts'] },
});
