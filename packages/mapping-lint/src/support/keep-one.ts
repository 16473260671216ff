import type { Fix } from '../finding.ts';
import { oneOf, removeRow } from './fixes.ts';
import type { Row } from './rows.ts';

/** The choice between two mappings of which one has to go; the one that exists longer comes first. */
export function keepOne(later: Row, earlier: Row): ReturnType<typeof oneOf> {
  return oneOf(keep(earlier, later), keep(later, earlier));
}

function keep(kept: Row, other: Row): Fix {
  const { source, defaultValue, index } = kept.row;
  const from = source?.expression ?? source?.name ?? defaultValue ?? 'nothing';
  const title = `keep mapping ${index + 1}, from ${from} to "${kept.target}"`;
  return { ...removeRow(other.row, { safe: false }), title };
}
