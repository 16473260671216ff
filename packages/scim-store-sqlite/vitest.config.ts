import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'scim-store-sqlite', include: ['src/**/*.test.ts'] } });
