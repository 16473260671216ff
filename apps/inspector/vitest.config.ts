import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'scim-inspector', include: ['src/**/*.test.ts'] } });
