import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'scim-reference-server', include: ['src/**/*.test.ts'] } });
