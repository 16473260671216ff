import type { ExchangeSummary } from '../../api/contract.ts';
import { GridCell } from '../../list/grid.tsx';
import { callerName, LevelBadge, Method, Status } from '../../parts/badges.tsx';
import { durationOf, shortUrl, timeOf, visible } from '../../text/format.ts';

/** What is shown of an address; the whole of it is in the view of the exchange. */
const mostOfUrl = 300;

interface CellsProps {
  readonly exchange: ExchangeSummary;
  readonly hasTenants: boolean;
  readonly selected: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
}

/** What a row shows of an exchange. */
export function TrafficCells({ exchange, hasTenants, selected, onToggle }: CellsProps) {
  const { id, at, method, status, url, meaning, tenant, caller, duration, level } = exchange;
  return (
    <>
      <GridCell name="select">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select exchange ${id}`}
          checked={selected.has(id)}
          onChange={() => onToggle(id)}
        />
      </GridCell>
      <GridCell name="time">{timeOf(at)}</GridCell>
      <GridCell name="method">
        <Method method={method} />
      </GridCell>
      <GridCell name="status">
        <Status status={status} />
      </GridCell>
      <GridCell name="path">
        <Path exchange={exchange} url={url} />
      </GridCell>
      <GridCell name="meaning">
        <Marks exchange={exchange} />
        {visible(meaning.slice(0, mostOfUrl))}
      </GridCell>
      {hasTenants && <GridCell name="tenant">{visible(tenant)}</GridCell>}
      <GridCell name="caller" title={visible(caller.why)}>
        {callerName(caller.kind)}
      </GridCell>
      <GridCell name="took">{durationOf(duration)}</GridCell>
      <GridCell name="level">
        <LevelBadge level={level} />
      </GridCell>
    </>
  );
}

/** The same in two lines. */
export function TallTrafficCells({ exchange }: { exchange: ExchangeSummary }) {
  const { at, method, status, url, meaning, level } = exchange;
  return (
    <>
      <GridCell name="first">
        <Method method={method} />
        <Path exchange={exchange} url={url} />
        <LevelBadge level={level} />
      </GridCell>
      <GridCell name="second">
        <Status status={status} />
        <span class="cell-meaning">
          <Marks exchange={exchange} />
          {visible(meaning.slice(0, mostOfUrl))}
        </span>
        <span class="cell-time">{timeOf(at)}</span>
      </GridCell>
    </>
  );
}

function Path({ exchange, url }: { exchange: ExchangeSummary; url: string }) {
  return (
    <a class="cell-path" href={`/exchanges/${exchange.id}`} tabIndex={-1}>
      {shortUrl(url.slice(0, 3 * mostOfUrl)).slice(0, mostOfUrl)}
    </a>
  );
}

function Marks({ exchange: { fault, replayOf, tolerances } }: { exchange: ExchangeSummary }) {
  return (
    <>
      {fault !== null && <span class="mark mark-fault">fault </span>}
      {replayOf !== null && <span class="mark">replay of {replayOf} </span>}
      {tolerances.length > 0 && (
        <span class="mark" title={visible(tolerances.join(', '))}>
          {tolerances.length === 1 ? '1 tolerance ' : `${tolerances.length} tolerances `}
        </span>
      )}
    </>
  );
}
