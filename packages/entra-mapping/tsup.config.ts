import { preset } from '../../tsup.preset.ts';

/**
 * One entry is published. The others cut the code into files, so that a bundler leaves out what is not used: whoever reads
 * expressions needs neither the table of functions nor the engine for regular expressions.
 */
export default preset({
  entry: {
    index: 'src/index.ts',
    reader: 'src/reader/read-export.ts',
    parser: 'src/expression/parser.ts',
    functions: 'src/expression/functions/index.ts',
    check: 'src/expression/check/check.ts',
    operators: 'src/scope/operators.ts',
    evaluate: 'src/expression/evaluate.ts',
    scope: 'src/scope/evaluate-scope.ts',
    'without-patterns': 'src/expression/evaluate-without-patterns.ts',
    'scope-without-patterns': 'src/scope/evaluate-scope-without-patterns.ts',
  },
  dts: { entry: 'src/index.ts' },
});
