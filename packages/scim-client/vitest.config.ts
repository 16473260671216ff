import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('scim-client', ['src/**/*.test.ts', 'conformance/**/*.test.ts']);
