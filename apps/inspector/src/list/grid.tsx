import { Component, type ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { press } from './grid-keys.ts';
import { scrollTo, sliceAt } from './window.ts';

export interface GridProps {
  readonly label: string;
  readonly total: number;
  /** In CSS pixels; every row is as high. */
  readonly rowHeight: number;
  /** The heads of the columns. */
  readonly columns: readonly string[];
  /** The cells of a row, as `GridCell`s. */
  readonly row: (index: number) => ComponentChildren;
  readonly rowKey: (index: number) => string | number;
  /** All that the cells of a row depend on: while it stays the same, they are left as they are. */
  readonly rowNeeds: (index: number) => readonly unknown[];
  readonly rowClass?: (index: number) => string;
  /** The row that keys act on, -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Keys beside those that move; true when it was one. */
  readonly onKey?: (key: string, index: number) => boolean;
  /** Rows that have to be there. */
  readonly onSlice?: (first: number, count: number) => void;
  /** Counts the rows that were put on top, so that what is being read stays where it is. */
  readonly added?: number;
  readonly class?: string;
}

/**
 * A table that may have a million rows: only those that can be seen are there. The table itself has the focus and names the
 * row that it stands on ([ARIA practices](https://www.w3.org/WAI/ARIA/apg/patterns/grid/)), since a row may go at any time.
 */
export function Grid(props: GridProps) {
  const { label, total, rowHeight, columns, active, onSlice, added = 0 } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [{ scrollTop, viewport }, setView] = useState({ scrollTop: 0, viewport: 600 });
  const head = rowHeight > 40 ? 0 : 28;
  const measures = { total, rowHeight, viewport: Math.max(rowHeight, viewport - head) };
  const slice = sliceAt(scrollTop, measures);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const observer = new ResizeObserver(() =>
      setView({ scrollTop: element.scrollTop, viewport: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const last = useRef(added);
  useLayoutEffect(() => {
    const element = scroller.current!;
    if (element.scrollTop > rowHeight) element.scrollTop += (added - last.current) * rowHeight;
    last.current = added;
  }, [added, rowHeight]);

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current!;
    if (active >= 0 && !isFirst.current) element.scrollTop = scrollTo(active, element.scrollTop, measures);
    isFirst.current = false;
  }, [active < 0 ? -1 : props.rowKey(active)]);

  useLayoutEffect(() => onSlice?.(slice.first, slice.count));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table can't leave out rows and keep its layout
    <div
      class={`grid ${rowHeight > 40 ? 'grid-tall' : ''} ${props.class ?? ''}`}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={active >= 0 && active < total ? `${id}-${props.rowKey(active)}` : undefined}
      tabIndex={0}
      ref={scroller}
      onScroll={(event) =>
        setView({ scrollTop: event.currentTarget.scrollTop, viewport: event.currentTarget.clientHeight })
      }
      onKeyDown={(event) => press(event, props, Math.floor(measures.viewport / rowHeight))}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div class="grid-head" role="row" aria-rowindex={1}>
        {columns.map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
          <div key={name} role="columnheader">
            {name}
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div class="grid-space" role="rowgroup" style={{ height: `${slice.height}px` }}>
        {Array.from({ length: slice.count }, (_, offset) => {
          const index = slice.first + offset;
          const key = props.rowKey(index);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
            <div
              key={key}
              id={`${id}-${key}`}
              class={`grid-row ${index === active ? 'active' : ''} ${props.rowClass?.(index) ?? ''}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              style={{ height: `${rowHeight}px`, transform: `translateY(${slice.offset + offset * rowHeight}px)` }}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                if ((event.target as Element).closest('input, label') !== null) return;
                props.onActive(index);
                props.onOpen(index);
                event.preventDefault();
              }}
            >
              <Cells needs={props.rowNeeds(index)} cells={() => props.row(index)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CellsProps {
  readonly needs: readonly unknown[];
  readonly cells: () => ComponentChildren;
}

/** The cells of a row. Rows move whenever others come; what is in them rarely changes. */
class Cells extends Component<CellsProps> {
  override shouldComponentUpdate({ needs }: CellsProps): boolean {
    return needs.length !== this.props.needs.length || needs.some((need, index) => need !== this.props.needs[index]);
  }

  override render(): ComponentChildren {
    return this.props.cells();
  }
}

export function GridCell({ name, children, title }: { name: string; children?: ComponentChildren; title?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table can't leave out rows and keep its layout
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="gridcell" class={`cell-${name}`} title={title}>
      {children}
    </div>
  );
}
