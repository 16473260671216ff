import { type CompiledTargets, compileTargets } from '../target-support.ts';
import type { ResourceProfile, Statement, SupportedTarget, TargetPattern } from '../types.ts';
import type { Leaf, Place } from './leaves.ts';
import { valueProblem } from './value-rule.ts';
import type { Weighing } from './verdict.ts';

/** A value of a request, and what the vendor makes of it. */
export interface JudgedLeaf {
  /** The name by which it is spoken of. */
  readonly target: string;
  readonly value: unknown;
  /** The statement by which the vendor takes it; `undefined` where it does not, or nobody knows. */
  readonly by: SupportedTarget | undefined;
  readonly ignored: boolean;
  /** Where it stands in the body, or in the value of its operation. */
  readonly at: Place;
}

/** Says of each value whether the vendor takes it, and what it does when it does not. */
export function judgeLeaves(leaves: readonly Leaf[], resource: ResourceProfile, weighing: Weighing): JudgedLeaf[] {
  const targets = compileTargets(resource);
  return leaves.map((leaf) => ({ ...judgeLeaf(leaf, targets, resource, weighing), at: leaf.at }));
}

function judgeLeaf(
  { candidates, value }: Leaf,
  targets: CompiledTargets,
  resource: ResourceProfile,
  weighing: Weighing,
): Omit<JudgedLeaf, 'at'> {
  const [exact = ''] = candidates;
  let unknown = false;
  for (const candidate of candidates) {
    const support = targets.supportText(candidate);
    if (support.supported === 'unknown') unknown = true;
    if (support.supported !== true) continue;
    const by = support.by === 'schema' ? undefined : support.by;
    return accepted(exact, value, by, resource, weighing);
  }
  if (unknown) {
    weighing.say('unknown', `${weighing.vendor} does not say whether it takes this attribute`, undefined, {
      target: exact,
    });
    return { target: exact, value, by: undefined, ignored: false };
  }
  return { target: exact, value, by: undefined, ignored: unsupported(exact, resource, weighing) };
}

function accepted(
  exact: string,
  value: unknown,
  by: SupportedTarget | TargetPattern | undefined,
  { targets }: ResourceProfile,
  weighing: Weighing,
): Omit<JudgedLeaf, 'at'> {
  const listed = by !== undefined && 'target' in by ? by : undefined;
  const target = listed?.target ?? exact;
  const statement: Statement = by ?? targets;
  if (listed?.mutability === 'readOnly') {
    weighing.say('ignore', listed.note ?? `${weighing.vendor} sets this attribute itself`, listed, { target });
    return { target, value, by: listed, ignored: true };
  }
  weighing.say('accept', `${weighing.vendor} takes this attribute`, statement, { target });
  const problem = listed?.values === undefined ? undefined : valueProblem(value, listed.values);
  if (listed === undefined || problem === undefined) return { target, value, by: listed, ignored: false };
  const says = problem.answer;
  weighing.say(says, problem.reason, listed, { target });
  return { target, value, by: listed, ignored: says === 'ignore' };
}

/** @returns Whether the vendor ignores the attribute. */
function unsupported(target: string, { targets }: ResourceProfile, weighing: Weighing): boolean {
  const reason = `${weighing.vendor} does not take this attribute`;
  switch (targets.onUnsupported) {
    case 'reject':
      weighing.say('reject', `${reason}, and refuses the request`, targets.rejection ?? targets, {
        target,
        refusal: targets.rejection,
      });
      return false;
    case 'ignore':
      weighing.say('ignore', `${reason}, and does nothing with it`, targets, { target });
      return true;
    case 'unknown':
      weighing.say('unknown', `${reason}, and does not say what becomes of it`, targets, { target });
      return false;
  }
}
