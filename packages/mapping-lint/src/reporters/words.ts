import type { Severity } from '../finding.ts';
import { quantity } from '../text/words.ts';
import type { CheckedFile } from './report.ts';

/** The parts of a report for people who did not run the command, in the order of importance. */
export const SECTIONS: readonly (readonly [Severity, string])[] = [
  ['error', 'What has to be changed'],
  ['warning', 'What should be changed or checked'],
  ['info', 'Good to know'],
];

/** What was compared and what it came to, in two sentences for the customer. */
export function verdictOf({ findings, mappings, profile }: CheckedFile): string {
  if (mappings === 0) return `Nothing could be compared with what ${profile.name} accepts: ${NOTHING_TO_COMPARE}.`;
  const checked = `We compared ${quantity(mappings, 'mapping')} with what ${profile.name} accepts`;
  if (findings.length === 0) return `${checked}, and found nothing to change.`;
  const must = findings.filter(({ severity }) => severity === 'error').length;
  const rest = findings.length - must;
  if (must === 0) return `${checked}. Nothing is wrong for sure; ${things(rest)} worth a look.`;
  const others = rest === 0 ? '' : `, and ${rest} more ${rest === 1 ? 'is' : 'are'} worth a look`;
  return `${checked}. ${must} ${must === 1 ? 'thing has' : 'things have'} to be changed before users are provisioned correctly${others}.`;
}

/** Why nothing was compared. */
export const NOTHING_TO_COMPARE = 'no mapping of users or groups into a SCIM application is on';

function things(count: number): string {
  return `${count} ${count === 1 ? 'thing is' : 'things are'}`;
}
