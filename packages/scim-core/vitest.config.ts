import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('scim-core', ['src/**/*.test.ts', 'conformance/**/*.test.ts']);
