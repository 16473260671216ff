import { applyPatch, type OperationReport, type PatchPlan, planPatch, type ResourceType, readPatchOp } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { checkPreconditions } from '../http/preconditions.ts';
import { withoutBody } from '../http/response.ts';
import { readSelection } from '../http/selection.ts';
import { HeldSecrets } from '../secrets/held-secrets.ts';
import { reportOperations } from './patch-report.ts';
import { answerResource, notFound, resourceHeaders } from './read.ts';
import { relationChange } from './relation-steps.ts';
import { withoutRepetitions } from './repetitions.ts';
import { updateResource } from './update-resource.ts';
import { writtenBy } from './written.ts';

/**
 * Changes a resource. Steps on a relation go to the store as set operations, so that a group is never loaded to change its
 * members; operations that lead to no change leave the version as it is.
 *
 * Answers 200 with the resource, or 204 where the type has a relation and the client asked for no attributes.
 *
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 */
export async function patchResourceById(
  exchange: Exchange,
  type: ResourceType,
  id: string,
  body: unknown,
): Promise<ProviderResponse> {
  const { settings, headers, onTolerance } = exchange;
  const selection = readSelection(exchange);
  const { mode, limits, relationIntegrity: integrity } = settings;
  const given = readPatchOp(body, { mode, limits: { operations: limits.patchOperations }, onTolerance });
  const options = { resourceType: type, mode };
  const secrets = new HeldSecrets(settings);
  const plan = secrets.holdPlan(planPatch(given, { ...options, onTolerance }));
  const relations = plan.relationSteps.map(relationChange);
  let reports: readonly OperationReport[] = [];
  const outcome = await updateResource(exchange, type, id, secrets, (current) => {
    checkPreconditions(headers, current);
    const { resource, changed, operations } = applyPatch(current.document, plan, { ...options, relations: 'skip' });
    reports = operations;
    const document = changed ? withoutRepetitions(type, resource) : undefined;
    return { document, relations, integrity };
  });
  if (outcome === undefined) throw notFound(type, id);
  const { after, changed, effects } = outcome;
  reportLateTolerances(exchange, plan, reports);
  exchange.emit({
    type: 'patched',
    resourceType: type.name,
    id,
    version: after.version,
    changed,
    operations: reportOperations(reports, plan.relationSteps, effects),
  });
  const isAsked = selection.attributes !== undefined || selection.excludedAttributes !== undefined;
  const hasRelation = settings.views.get(type)?.some(({ side }) => side === 'owner') === true;
  if (hasRelation && !isAsked) return withoutBody(204, resourceHeaders(exchange, type, after));
  return answerResource(exchange, type, after, { ...selection, written: writtenBy(type, plan) });
}

/** Tells of the tolerances that only the resource itself called for, such as an element that had to be created. */
function reportLateTolerances({ onTolerance }: Exchange, plan: PatchPlan, reports: readonly OperationReport[]): void {
  for (const { index, path, tolerances } of reports) {
    const known = plan.operations[index]?.tolerances ?? [];
    for (const id of tolerances) if (!known.includes(id)) onTolerance(id, path ?? `Operations[${index}]`);
  }
}
