import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'entra-mapping', include: ['src/**/*.test.ts'] } });
