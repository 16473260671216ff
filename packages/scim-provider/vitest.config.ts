import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('scim-provider', ['src/**/*.test.ts', 'conformance/**/*.test.ts']);
