import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'vendor-persona', include: ['src/**/*.test.ts'] } });
