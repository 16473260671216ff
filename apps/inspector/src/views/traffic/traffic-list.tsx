import type { ExchangeSummary } from '../../api/contract.ts';
import { useServer } from '../../app/server.ts';
import { Grid } from '../../list/grid.tsx';
import { TallTrafficCells, TrafficCells } from './traffic-cells.tsx';

interface TrafficListProps {
  readonly exchanges: readonly ExchangeSummary[];
  readonly added: number;
  /** The id of the one that keys act on. */
  readonly active: number | undefined;
  readonly onActive: (id: number) => void;
  readonly onOpen: (id: number) => void;
  readonly selected: ReadonlySet<number>;
  readonly onToggle: (id: number) => void;
  /** Two lines for each, where there is little room. */
  readonly isTall: boolean;
  readonly label: string;
  readonly onEnd?: (() => void) | undefined;
}

const rowHeight = 30;
const tallRowHeight = 56;
/** The exchanges, newest first. */
export function TrafficList(props: TrafficListProps) {
  const { exchanges, added, active, onActive, onOpen, selected, onToggle, isTall, label, onEnd } = props;
  const hasTenants = useServer().tenants.length > 1;
  const columns = isTall
    ? ['Exchange', 'Meaning']
    : [
        'Selected',
        'Time',
        'Method',
        'Status',
        'Path',
        'Meaning',
        ...(hasTenants ? ['Tenant'] : []),
        'Caller',
        'Took',
        'Verdict',
      ];
  const at = (index: number) => exchanges[index]!;
  return (
    <Grid
      class={`traffic-grid ${hasTenants ? 'with-tenants' : ''}`}
      label={label}
      total={exchanges.length}
      rowHeight={isTall ? tallRowHeight : rowHeight}
      columns={columns}
      added={added}
      rowKey={(index) => at(index).id}
      rowNeeds={(index) => [at(index), isTall, hasTenants, selected.has(at(index).id)]}
      rowClass={(index) => (selected.has(at(index).id) ? 'selected' : '')}
      active={exchanges.findIndex(({ id }) => id === active)}
      onActive={(index) => onActive(at(index).id)}
      onOpen={(index) => onOpen(at(index).id)}
      onKey={(key, index) => {
        if (key !== 'x' && key !== ' ') return false;
        onToggle(at(index).id);
        return true;
      }}
      onSlice={(first, count) => {
        if (first + count >= exchanges.length) onEnd?.();
      }}
      row={(index) =>
        isTall ? (
          <TallTrafficCells exchange={at(index)} />
        ) : (
          <TrafficCells {...{ hasTenants, selected, onToggle }} exchange={at(index)} />
        )
      }
    />
  );
}
