import { MOST_EXAMINED } from 'scim-provider';
import type { QueryExplanation } from 'scim-store-sqlite';
import { boundText } from './bound-text.ts';
import type { FilterExplanation } from './contract.ts';

/** How a filter is answered, in words. */
export function planOf(explained: QueryExplanation, type: string): FilterExplanation['plan'] {
  const { source, isIndexed, rows } = explained;
  return { source, isIndexed, detail: detailOf(explained, type), examined: rows };
}

function detailOf(
  { source, paths, isIndexed, isDirect, probes, remainder, rows }: QueryExplanation,
  type: string,
): string {
  const many = rows > MOST_EXAMINED ? `more than ${MOST_EXAMINED}` : String(rows);
  if (source === 'nothing') return 'No resource can match, so that nothing is looked at.';
  if (!isIndexed && isDirect) return `Every ${type} matches.`;
  const lead = isIndexed
    ? `The index on ${paths.join(' and ')} leads to ${many} ${rows === 1 ? 'resource' : 'resources'}`
    : `No index leads to what is looked for: ${many} ${rows === 1 ? 'resource is' : 'resources are'} looked at one by one`;
  const rest = [
    ...(probes > 0
      ? [`${probes === 1 ? 'one more condition is' : `${probes} more conditions are`} looked up in an index`]
      : []),
    ...(remainder === undefined || !isIndexed ? [] : [`${boundText(remainder)} is looked at in each of them`]),
  ];
  const end = rows > MOST_EXAMINED ? ` Beyond ${MOST_EXAMINED} the answer is 400 tooMany.` : '';
  if (isDirect) return `${lead}; nothing else is looked at.`;
  return `${[lead, ...rest].join('; ')}.${end}`;
}
