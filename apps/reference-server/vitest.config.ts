import { workspaceTests } from '../../vitest.preset.ts';

export default workspaceTests('scim-reference-server');
