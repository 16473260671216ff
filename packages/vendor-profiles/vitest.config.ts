import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('vendor-profiles', ['src/**/*.test.ts', 'scripts/**/*.test.ts']);
