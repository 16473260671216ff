import type { PatchEffect } from 'scim-core';
import type { PatchedState } from './patched-state.ts';
import type { ReplayedOperation } from './replay-patch.ts';

/** What became of a PATCH as a whole. */
export interface PatchOutcome {
  /** The operation that is refused. */
  readonly refused: number | undefined;
  /** What was answered, where the whole was refused. */
  readonly answered: string | undefined;
}

/** Effects that are told one by one. */
const mostTold = 6;

/** Says in one sentence what an operation did, and why it did no more. */
export function whyOf(
  operation: ReplayedOperation,
  { isRefused, refused, answered }: PatchOutcome & { readonly isRefused: boolean },
): string {
  const { error } = operation;
  if (isRefused && error !== undefined) return sentence(error.detail.replace(/^operation \d+: /, ''));
  if (error !== undefined) return `It was not reached: operation ${(refused ?? 0) + 1} was refused.`;
  const did = whatItDid(operation);
  if (refused !== undefined) return `It ${did}; none of it was kept, as operation ${refused + 1} was refused.`;
  if (answered !== undefined) return `It would have been done (it ${did}), but the whole was refused: ${answered}`;
  return `It ${did}.`;
}

function whatItDid({ report, plan, before, after }: ReplayedOperation): string {
  if (report === undefined) return 'can not stand alone, and is done together with a later operation';
  const done = [...effectsText(report.effects), ...relationText(before, after)];
  if (done.length > 0) return done.join(', ');
  const reason = report.reason ?? plan?.reason;
  const isRelation = plan?.steps.some(({ target }) => target.attribute.relation) === true;
  return `changed nothing: ${reason ?? (isRelation ? 'the members are so already' : 'the resource is so already')}`;
}

function effectsText(effects: readonly PatchEffect[]): string[] {
  const told = [...new Set(effects.slice(0, mostTold).map(({ effect, path }) => `${effect} ${path}`))];
  return effects.length > mostTold ? [...told, `and ${effects.length - mostTold} more`] : told;
}

function relationText(before: PatchedState, after: PatchedState): string[] {
  return [...after.elements].flatMap(([path, present]) => {
    const former = before.elements.get(path) ?? new Map();
    const added = [...present.keys()].filter((key) => !former.has(key)).length;
    const removed = [...former.keys()].filter((key) => !present.has(key)).length;
    return [
      ...(added > 0 ? [`added ${added} to ${path}`] : []),
      ...(removed > 0 ? [`removed ${removed} from ${path}`] : []),
    ];
  });
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
