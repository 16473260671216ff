import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'mapping-lint', include: ['src/**/*.test.ts'] } });
