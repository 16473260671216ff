import { workspaceTests } from '../vitest.preset.ts';

export default workspaceTests('e2e', ['tests/**/*.test.ts']);
