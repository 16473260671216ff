import { type PatchOperation, type ResourceType, readPatchOp, ScimError, tolerances } from 'scim-core';
import { withoutRepetitions } from 'scim-provider';
import { isObject } from '../../json-object.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { clauseOf, readClause } from '../clause/clause.ts';
import { type ExchangeView, memberOf } from '../exchanges/exchange-view.ts';
import type { Difference } from '../history/contract.ts';
import { differences } from '../history/differences.ts';
import { Problem } from '../http/problem.ts';
import type { MomentSources } from '../resources/moment.ts';
import type { PatchDebug } from './contract.ts';
import { elementDifferences, type PatchedState, wholeOf } from './patched-state.ts';
import { type ReplayedOperation, type ReplayedPatch, replayPatch } from './replay-patch.ts';
import { stateBefore } from './state-before.ts';
import { type PatchOutcome, whyOf } from './why.ts';

type ShownOperation = PatchDebug['operations'][number];

const clauses = { add: '3.5.2.1', remove: '3.5.2.2', replace: '3.5.2.3' } as const;

/**
 * Tells what the operations of a PATCH did, one by one, by running them once more on the resource as it was.
 *
 * @throws Problem 404 for an exchange that is no PATCH of a resource.
 */
export async function debugPatch(sources: MomentSources, tenant: Tenant, view: ExchangeView): Promise<PatchDebug> {
  const { exchange, type, id, sent } = view;
  if (exchange.method !== 'PATCH' || type === undefined || id === undefined || sent === undefined) {
    throw new Problem(404, 'This exchange is no PATCH of a resource with a body of JSON.', { kind: 'no-patch' });
  }
  const { mode, bodyOf } = tenant.reading;
  const effective = bodyOf({ method: 'PATCH', path: exchange.path, body: sent });
  const read = attempt(() => readPatchOp(effective, { mode }));
  const start = await stateBefore(sources, tenant, view, type, id);
  const given = operationsIn(sent);
  const isLeft = (operation: unknown) =>
    operationsIn(bodyOf({ method: 'PATCH', path: exchange.path, body: { ...sent, Operations: [operation] } })).length >
    0;
  // Operations of which the vendor takes nothing are not there any more.
  const hasAll = operationsIn(effective).length === given.length;
  const left = given.map((_, index) => index).filter((index) => hasAll || isLeft(given[index]));
  const replayed =
    start === undefined || read.operations === undefined
      ? undefined
      : replayPatch(start, read.operations, { resourceType: type, mode });
  const refusal = exchange.status >= 400 ? (view.answered ?? {}) : undefined;
  const refusedPlace = refusedIndex(replayed);
  const outcome: PatchOutcome = {
    refused: refusedPlace === undefined ? undefined : left[refusedPlace],
    answered: refusal === undefined ? undefined : detailOf(refusal),
  };
  const operations = given.map((operation, index): ShownOperation => {
    const shown = { index, ...shownOperation(tenant, operation) };
    const op = replayed?.operations[left.indexOf(index)];
    return { ...shown, ...(op === undefined ? unknown(read.error, start) : whatBecame(tenant, op, index, outcome)) };
  });
  const isKept = replayed !== undefined && replayed.error === undefined && refusal === undefined;
  const end = isKept ? settled(type, replayed.after) : start;
  return {
    ...{ resourceType: type.name, id, before: shownState(tenant, start), operations, after: shownState(tenant, end) },
    diff: start === undefined || end === undefined ? [] : stateDifferences(tenant, start, end),
    error: refusal ?? null,
  };
}

/** What became of one operation that was run. */
function whatBecame(
  tenant: Tenant,
  op: ReplayedOperation,
  index: number,
  outcome: PatchOutcome,
): Pick<ShownOperation, 'resolved' | 'tolerances' | 'outcome' | 'why' | 'diff'> {
  const isRun = op.error === undefined;
  const isRefused = index === outcome.refused;
  return {
    resolved: resolvedPaths(op),
    tolerances: op.tolerances.map((id) => ({
      ...{ id, title: tolerances[id].summary, clause: readClause(tolerances[id].clause) },
    })),
    outcome: isRefused ? 'refused' : !isRun ? 'not-reached' : isSame(op) ? 'nothing' : 'changed',
    why: whyOf(op, { isRefused, ...outcome }),
    diff: isRun ? stateDifferences(tenant, op.before, op.after) : [],
  };
}

function shownState(tenant: Tenant, state: PatchedState | undefined): Record<string, unknown> | null {
  return state === undefined ? null : redact(tenant, wholeOf(state));
}

/** Only what is another object may differ: a PATCH may have a thousand operations. */
function stateDifferences(tenant: Tenant, before: PatchedState, after: PatchedState): Difference[] {
  const inAttributes =
    before.document === after.document
      ? []
      : differences(redact(tenant, before.document), redact(tenant, after.document));
  return [...inAttributes, ...elementDifferences(before, after)];
}

function attempt(read: () => PatchOperation[]): { operations?: PatchOperation[]; error?: ScimError } {
  try {
    return { operations: read() };
  } catch (error) {
    if (error instanceof ScimError) return { error };
    throw error;
  }
}

function operationsIn(body: unknown): readonly unknown[] {
  const list = isObject(body) ? memberOf(body, 'Operations') : undefined;
  return Array.isArray(list) ? list : [];
}

function shownOperation(
  tenant: Tenant,
  operation: unknown,
): Pick<ShownOperation, 'op' | 'path' | 'value' | 'resolved' | 'tolerances' | 'clause' | 'diff'> {
  const members = isObject(operation) ? operation : {};
  const op = String(memberOf(members, 'op') ?? '');
  const path = memberOf(members, 'path');
  const section = clauses[op.toLowerCase() as keyof typeof clauses] ?? '3.5.2';
  return {
    ...{ op, path: typeof path === 'string' ? path : null, value: redactValue(tenant, members) },
    ...{ resolved: [], tolerances: [], clause: clauseOf(7644, section), diff: [] },
  };
}

function redactValue({ redactor }: Tenant, operation: Readonly<Record<string, unknown>>): unknown {
  return memberOf(JSON.parse(redactor.body(JSON.stringify(operation))) as Record<string, unknown>, 'value');
}

function redact({ redactor }: Tenant, resource: object): Record<string, unknown> {
  return JSON.parse(redactor.body(JSON.stringify(resource))) as Record<string, unknown>;
}

function unknown(
  error: ScimError | undefined,
  start: PatchedState | undefined,
): Pick<ShownOperation, 'outcome' | 'why'> {
  if (error !== undefined) return { outcome: 'not-reached', why: `The body was refused as a whole: ${error.detail}` };
  const why =
    start === undefined
      ? 'The resource was not there, or the journal no longer has it as it was.'
      : 'It was taken out before it was read, as the vendor does nothing with it.';
  return { outcome: 'not-reached', why };
}

/** The first operation that can't be done; none of them is when there is one. */
function refusedIndex(replayed: ReplayedPatch | undefined): number | undefined {
  if (replayed?.error === undefined) return undefined;
  const index = replayed.operations.findIndex(({ error, plan }) => error !== undefined && plan === undefined);
  return index === -1 ? replayed.operations.findIndex(({ error }) => error !== undefined) : index;
}

function resolvedPaths({ report, plan, before, after }: ReplayedOperation): string[] {
  const effects = report?.effects.map(({ path }) => path) ?? [];
  const steps = plan?.steps ?? [];
  const touched = steps.filter(({ target }) => before.elements.get(target.path) !== after.elements.get(target.path));
  const paths = [...effects, ...touched.map(({ target }) => target.path)];
  if (paths.length > 0) return [...new Set(paths)];
  return [
    ...new Set(
      steps.flatMap((step) =>
        step.action === 'merge' || step.action === 'mergeMatching'
          ? step.parts.map(({ part }) => part.path)
          : [step.target.path],
      ),
    ),
  ];
}

function isSame({ report, before, after }: ReplayedOperation): boolean {
  return report?.changed === false && sizesAndKeys(before) === sizesAndKeys(after);
}

function sizesAndKeys({ elements }: PatchedState): string {
  return JSON.stringify([...elements].map(([path, present]) => [path, [...present.keys()].sort()]));
}

function settled(type: ResourceType, { document, elements }: PatchedState): PatchedState {
  return { document: withoutRepetitions(type, document), elements };
}

function detailOf(refusal: Readonly<Record<string, unknown>>): string {
  const detail = memberOf(refusal, 'detail');
  return typeof detail === 'string' ? detail : 'no reason was given';
}
