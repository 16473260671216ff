import {
  bindFilter,
  compileFilter,
  type Filter,
  formatPath,
  parseFilter,
  type ResourceType,
  readResource,
  ScimError,
  type ToleranceId,
  visitFilter,
} from 'scim-core';
import { anyTargetKey } from '../target-key.ts';
import type { ResourceProfile } from '../types.ts';
import { judgeDeviations } from './deviations.ts';
import { type JudgeContext, typeFor } from './judge-body.ts';
import type { Weighing } from './verdict.ts';

/** Judges a query with a filter. */
export function judgeFilter(text: string, wanted: object | undefined, context: JudgeContext): void {
  const { resource, weighing, type } = context;
  const used: ToleranceId[] = [];
  const filter = attempt(() => parseFilter(text), weighing);
  if (filter === undefined) return;
  const targets = targetsOf(filter);
  const leaves = targets.map((target) => ({ candidates: [target] }));
  const resourceType = typeFor(type, resource, leaves);
  const options = {
    resourceType,
    unknownAttribute: 'noValue',
    onTolerance: (id: ToleranceId) => used.push(id),
  } as const;
  if (attempt(() => bindFilter(text, options), weighing) === undefined) return;
  judgeDeviations(used, resource, weighing);
  const certain = targets.map((target) => judgeTarget(target, resource, weighing));
  if (certain.includes('empty')) weighing.finds(false);
  else if (wanted !== undefined) judgeFinding(filter, text, wanted, resourceType, context);
}

/** The targets that a filter names; a condition on an element counts as a whole. */
function targetsOf(filter: Filter): string[] {
  const named = visitFilter<string[]>(filter, {
    comparison: ({ path }) => [formatPath(path)],
    present: ({ path }) => [formatPath(path)],
    valuePath: ({ path }) => [formatPath(path)],
    not: (_, inner) => inner,
    and: (_, parts) => parts.flat(),
    or: (_, parts) => parts.flat(),
  });
  return [...new Set(named)];
}

function judgeTarget(
  target: string,
  { matching }: ResourceProfile,
  weighing: Weighing,
): 'certain' | 'empty' | 'unknown' {
  const { filterable, onUnfilterable } = matching;
  const key = anyTargetKey(target);
  const isMatching = matching.target !== 'unknown' && anyTargetKey(matching.target) === key;
  if (isMatching || filterable?.some((other) => anyTargetKey(other) === key)) {
    weighing.say('accept', `${weighing.vendor} finds resources by this attribute`, matching, { target });
    return 'certain';
  }
  if (filterable === undefined) {
    const reason = `${weighing.vendor} does not say whether it can be asked for this attribute`;
    weighing.say('unknown', reason, undefined, { target });
    return 'unknown';
  }
  const reason = `${weighing.vendor} can not be asked for this attribute`;
  if (onUnfilterable === 'empty') {
    weighing.say('ignore', `${reason}, and answers that there is nothing`, matching, { target });
    return 'empty';
  }
  weighing.say(onUnfilterable === 'reject' ? 'reject' : 'unknown', reason, matching, { target });
  return 'unknown';
}

/** Whether the answer would hold a resource, by what the vendor compares. */
function judgeFinding(
  filter: Filter,
  text: string,
  wanted: object,
  resourceType: ResourceType,
  { resource, weighing }: JudgeContext,
): void {
  const { comparedWith } = resource.matching;
  const options = { resourceType, unknownAttribute: 'noValue' } as const;
  const found = attempt(() => {
    const held = readResource(wanted, { resourceType, context: 'response' });
    const has = (target: string) => compileFilter(`${target} pr`, options)(held);
    const compared = comparedText(filter, comparedWith, has);
    return { compared, matches: compileFilter(compared ?? text, options)(held) };
  }, weighing);
  if (found === undefined) return;
  if (found.compared !== undefined) {
    weighing.say('accept', `the value is compared with ${comparedWith}`, resource.matching);
  }
  weighing.finds(found.matches);
}

/** The filter that the vendor carries out in truth, where it compares another attribute and the resource has that. */
function comparedText(
  filter: Filter,
  comparedWith: string | undefined,
  has: (target: string) => boolean,
): string | undefined {
  if (comparedWith === undefined || filter.kind !== 'comparison' || filter.operator !== 'eq') return undefined;
  if (anyTargetKey(formatPath(filter.path)) === anyTargetKey(comparedWith) || !has(comparedWith)) return undefined;
  return `${comparedWith} eq ${JSON.stringify(filter.value)}`;
}

function attempt<T>(act: () => T, weighing: Weighing): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    weighing.say('unknown', `the filter does not follow RFC 7644: ${error.detail}`);
    return undefined;
  }
}
