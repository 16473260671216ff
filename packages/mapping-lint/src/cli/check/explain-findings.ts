import type { SynchronizationSchema } from 'entra-mapping';
import type { Finding } from '../../finding.ts';
import type { LintOptions } from '../../lint-export.ts';
import { explainFinding, type FindingExplanation } from '../../preview/explain-finding.ts';
import { hasFlag } from '../../support/tenant-url.ts';

/** What `--why` shows of the findings of a file. */
export function explainFindings(
  findings: readonly Finding[],
  schema: SynchronizationSchema,
  { profile, tenantUrl }: LintOptions,
  now: number,
): ReadonlyMap<Finding, FindingExplanation> {
  const dialect = tenantUrl !== undefined && hasFlag(tenantUrl) ? 'aadOptscim062020' : 'default';
  const explanations = new Map<Finding, FindingExplanation>();
  for (const finding of findings) {
    const explanation = explainFinding(finding, { schema, profile, dialect, now });
    if (explanation !== undefined) explanations.set(finding, explanation);
  }
  return explanations;
}
