import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('mapping-lint');
