import { anyTargetKey, type RecommendedRow } from 'vendor-profiles';
import { sameExpression } from './expressions.ts';
import type { Row } from './rows.ts';

/** What the profile recommends for the target of a mapping. */
export function recommendationsFor({ mapping, key }: Row): readonly RecommendedRow[] {
  return key === undefined ? [] : mapping.resource.recommended.filter(({ target }) => anyTargetKey(target) === key);
}

/** Whether a mapping reads what the profile recommends for its target. */
export function isRecommendedSource(row: Row): boolean {
  return recommendationsFor(row).some(({ source }) => readsAs(row, source));
}

/** Whether a mapping has this source. */
export function readsAs(each: Row, { type, value }: RecommendedRow['source']): boolean {
  if (type === 'direct') return each.isFrom(value);
  if (type === 'constant') return each.constant === value;
  return each.row.source?.type.toLowerCase() === 'function' && sameExpression(each.row.source.expression ?? '', value);
}
