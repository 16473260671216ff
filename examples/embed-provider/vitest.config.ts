import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('example-embed-provider', ['*.test.ts']);
