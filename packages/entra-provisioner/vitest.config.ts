import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'entra-provisioner', include: ['src/**/*.test.ts'] },
});
