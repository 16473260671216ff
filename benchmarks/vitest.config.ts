import { workspaceTests } from '../vitest.preset.ts';

export default workspaceTests('benchmarks');
