import type { ExpressionDiagnostic } from 'entra-mapping';
import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML808: a unique value is looked for where none can be. */
export const selectUniqueValue = expressionRule(
  {
    code: 'ML808',
    name: 'select-unique-value',
    severity: 'error',
    since: '0.1.0',
    summary: 'SelectUniqueValue is used where Entra does not support it',
    fix: 'none',
    references: [FUNCTIONS],
  },
  firstProblem,
  {
    why: 'Entra would have to ask the target whether a value is taken, which it does only in directories, while it creates an account there.',
    help: 'use another function towards applications; towards directories make it the outermost one, of a mapping that applies only during creation and does not match',
  },
);

/** That it does not work at all says more than that it is used in a wrong way. */
function firstProblem(found: readonly ExpressionDiagnostic[]): readonly ExpressionDiagnostic[] {
  const about = found.filter(
    ({ code, severity }) =>
      code.startsWith('selectuniquevalue-') || (code === 'function-restricted' && severity === 'error'),
  );
  const [worst = about[0]] = about.filter(({ code }) => code === 'function-restricted');
  return worst === undefined ? [] : [worst];
}
