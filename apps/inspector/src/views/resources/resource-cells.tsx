import type { ResourceRow } from '../../api/contract.ts';
import { GridCell } from '../../list/grid.tsx';
import { dateOf, visible } from '../../text/format.ts';

/** What a row shows of a resource; nothing yet while it is loaded. */
export function ResourceCells({ row }: { row: ResourceRow | undefined }) {
  if (row === undefined) return <GridCell name="name">…</GridCell>;
  return (
    <>
      <GridCell name="name">{visible(row.name.slice(0, 200))}</GridCell>
      <GridCell name="detail">{visible(row.detail.slice(0, 200))}</GridCell>
      <GridCell name="active">{activeWord(row)}</GridCell>
      <GridCell name="time">{dateOf(row.lastModified)}</GridCell>
      <GridCell name="version">{row.version}</GridCell>
    </>
  );
}

/** The same in two lines. */
export function TallResourceCells({ row }: { row: ResourceRow | undefined }) {
  if (row === undefined) return <GridCell name="first">…</GridCell>;
  return (
    <>
      <GridCell name="first">
        <span class="cell-path">{visible(row.name.slice(0, 200))}</span>
        <span class="quiet">{activeWord(row)}</span>
      </GridCell>
      <GridCell name="second">
        <span class="cell-meaning">{visible(row.detail.slice(0, 200))}</span>
        <span class="cell-time">{dateOf(row.lastModified)}</span>
      </GridCell>
    </>
  );
}

function activeWord({ active }: ResourceRow): string {
  return active === null ? '' : active ? 'active' : 'not active';
}
