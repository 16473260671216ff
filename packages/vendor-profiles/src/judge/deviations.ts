import { type ToleranceId, tolerances } from 'scim-core';
import type { ResourceProfile } from '../types.ts';
import type { Weighing } from './verdict.ts';

/** Departures that speak of attributes which the vendor does not have; whether it has them is judged by its own list. */
const ABOUT_ATTRIBUTES: ReadonlySet<ToleranceId> = new Set<ToleranceId>([
  'body.extension-not-listed',
  'body.unknown-attribute',
  'body.unknown-schema',
  'patch.unknown-path',
  'filter.value-path-sub-attribute',
]);

/**
 * Says of each departure from the RFC that a request needs what the vendor does with it.
 *
 * @returns Those that make the vendor ignore what needs them.
 */
export function judgeDeviations(
  used: Iterable<ToleranceId>,
  { deviations }: ResourceProfile,
  weighing: Weighing,
): ReadonlySet<ToleranceId> {
  const ignored = new Set<ToleranceId>();
  for (const id of new Set(used)) {
    if (ABOUT_ATTRIBUTES.has(id)) continue;
    const known = deviations.find(({ tolerance }) => tolerance === id);
    const departure = `the request departs from ${tolerances[id].clause} (${id})`;
    if (known === undefined) {
      weighing.say('unknown', `${departure}, and ${weighing.vendor} does not say whether it takes that`);
      continue;
    }
    weighing.say(known.answer, known.note === undefined ? departure : `${departure}: ${known.note}`, known);
    if (known.answer === 'ignore') ignored.add(id);
  }
  return ignored;
}
