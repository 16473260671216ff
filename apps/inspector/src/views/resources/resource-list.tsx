import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ResourceRow, Tenant } from '../../api/contract.ts';
import { ask, part, reasonOf } from '../../api/request.ts';
import { useKeys } from '../../app/keys.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useServer } from '../../app/server.ts';
import { useChanges } from '../../app/use-changes.ts';
import { useIsWide } from '../../app/use-width.ts';
import { Grid } from '../../list/grid.tsx';
import { Pages } from '../../list/pages.ts';
import { SelectField } from '../../parts/field.tsx';
import { Empty, Failure } from '../../parts/notice.tsx';
import { countOf, visible } from '../../text/format.ts';
import { ResourceCells, TallResourceCells } from './resource-cells.tsx';
import { ResourceFilter } from './resource-filter.tsx';
import { TimeTravel } from './time-travel.tsx';

interface ResourceListProps {
  readonly place: Place;
  readonly tenant: Tenant;
  readonly type: string;
  readonly at: string;
}

interface ListAnswer {
  readonly total: number;
  readonly resources: readonly ResourceRow[];
}

const pageSize = 100;
const keptPages = 30;

/** The resources of one type, as many as there are. */
export function ResourceList({ place, tenant: { name: tenant, resourceTypes }, type, at }: ResourceListProps) {
  const { tenants } = useServer();
  const filter = place.query.get('filter') ?? '';
  const [state, setState] = useState<{ error?: string; version: number }>({ version: 0 });
  const [active, setActive] = useState(-1);
  const isWide = useIsWide(800);

  const pages = useMemo(
    () =>
      new Pages<ResourceRow>({
        ...{ pageSize, kept: keptPages },
        load: async (start, count, signal) => {
          const query = { filter, at, startIndex: start + 1, count };
          const path = `tenants/${part(tenant)}/resources/${part(type)}`;
          const { total, resources } = await ask<ListAnswer>(path, { query, signal });
          return { total, rows: resources };
        },
        onChange: (error) =>
          setState(({ version }) => ({ version: version + 1, ...(error !== undefined && { error: reasonOf(error) }) })),
      }),
    [tenant, type, filter, at],
  );
  useEffect(() => {
    setState(({ version }) => ({ version: version + 1 }));
    pages.show(0, pageSize);
    return () => pages.close();
  }, [pages]);
  const again = () => {
    pages.refresh();
    setState(({ version }) => ({ version: version + 1 }));
    pages.show(0, pageSize);
  };

  useChanges(tenant, () => at === '' && again());

  const to = (tenant: string, type: string) => navigate(`/resources/${part(tenant)}/${part(type)}`);
  const open = (index: number) => {
    const row = pages.row(index);
    if (row !== undefined)
      navigate(withQuery(place, { filter: '' }, `/resources/${part(tenant)}/${part(type)}/${part(row.id)}`));
  };
  const { total } = pages;
  // The first page of a new list comes while the old one is still there to look at.
  const [known, setKnown] = useState<number>();
  useEffect(() => {
    if (total !== undefined) setKnown(total);
  }, [total]);
  const rows = total ?? known ?? 0;
  const region = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    setActive(Math.max(0, Math.min(rows - 1, active + by)));
    // The list hears Enter only while it has the focus.
    region.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });

  return (
    <div class="resources" ref={region}>
      <div class="toolbar">
        <h1 class="sr">
          {type}s of {visible(tenant)}
        </h1>
        <div class="fields">
          {tenants.length > 1 && (
            <SelectField
              label="Tenant"
              value={tenant}
              options={tenants.map(({ name }) => [name, visible(name)])}
              onChoose={(name) => to(name, type)}
            />
          )}
          <SelectField
            label="Type"
            value={type}
            options={resourceTypes.map(({ name, total }) => [name, `${visible(name)} (${countOf(total)})`])}
            onChoose={(name) => to(tenant, name)}
          />
          <ResourceFilter
            filter={filter}
            tenant={tenant}
            type={type}
            onFilter={(filter) => navigate(withQuery(place, { filter }), { replace: true })}
          />
          <a class="button" href={`/resources/${part(tenant)}/${part(type)}/new`}>
            New {visible(type)}
          </a>
        </div>
        <TimeTravel tenant={tenant} at={at} onTravel={(at) => navigate(withQuery(place, { at }), { replace: true })} />
      </div>
      {state.error !== undefined && <Failure reason={state.error} onRetry={again} />}
      {total === 0 && state.error === undefined && (
        <Empty title={filter === '' ? `There are no ${type}s` : 'No resource matches the filter'}>
          {filter !== '' && (
            <p>
              <a href={`/filter?${new URLSearchParams({ tenant, type, filter })}`}>Why not?</a>
            </p>
          )}
        </Empty>
      )}
      {rows > 0 && total !== 0 && state.error === undefined && (
        <>
          <p class="count" role="status">
            {countOf(rows)} {rows === 1 ? 'resource' : 'resources'}
          </p>
          <Grid
            class="resource-grid"
            label={`${type}s of ${visible(tenant)}`}
            total={rows}
            rowHeight={isWide ? 30 : 56}
            columns={isWide ? ['Name', 'Detail', 'Active', 'Last modified', 'Version'] : ['Name', 'Detail']}
            rowKey={(index) => index}
            rowNeeds={(index) => [pages.row(index), isWide]}
            active={active}
            onActive={setActive}
            onOpen={open}
            onSlice={(first, count) => pages.show(first, count)}
            row={(index) =>
              isWide ? <ResourceCells row={pages.row(index)} /> : <TallResourceCells row={pages.row(index)} />
            }
          />
        </>
      )}
    </div>
  );
}
