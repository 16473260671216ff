import { ask, part } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useLoad } from '../../app/use-load.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { visible } from '../../text/format.ts';
import { History } from './history.tsx';
import { Members, Owners } from './membership.tsx';
import type { ResourceAnswer } from './resource-answer.ts';
import { ResourceEditor } from './resource-editor.tsx';
import { TimeTravel } from './time-travel.tsx';

interface ResourceViewProps {
  readonly tenant: string;
  readonly type: string;
  readonly id: string;
  readonly at: string;
  readonly place: Place;
}

/** One resource: its JSON to edit, its groups or members, and what became of it. */
export function ResourceView({ tenant, type, id, at, place }: ResourceViewProps) {
  const path = `tenants/${part(tenant)}/resources/${part(type)}/${part(id)}`;
  const list = `/resources/${part(tenant)}/${part(type)}`;
  const { value, error, reload } = useLoad(`${path} ${at}`, (signal) =>
    ask<ResourceAnswer>(path, { query: { at }, signal }),
  );
  const tabs = [
    { id: 'json', name: 'JSON' },
    type === 'Group' ? { id: 'members', name: 'Members' } : { id: 'groups', name: 'Groups' },
    { id: 'history', name: 'History' },
  ];
  const wanted = place.query.get('tab');
  const current = tabs.some(({ id }) => id === wanted) ? wanted! : 'json';
  return (
    <div class="view">
      <div class="detail-line">
        <a class="button" href={withQuery(place, { tab: '' }, list)}>
          ← {visible(type)}s
        </a>
        <h1 class="detail-name">{value === undefined ? visible(id) : nameOf(value.resource, id)}</h1>
        <ConfirmButton
          question={`Delete this ${type}?`}
          warning="It is deleted as a client would delete it. Its history stays."
          verb="Delete"
          isDisabled={at !== '' || value === undefined}
          onConfirm={async () => {
            await ask(path, { method: 'DELETE' });
            navigate(list);
          }}
        >
          Delete
        </ConfirmButton>
      </div>
      <TimeTravel tenant={tenant} at={at} onTravel={(at) => navigate(withQuery(place, { at }), { replace: true })} />
      {error !== undefined && <Failure reason={error} onRetry={reload} />}
      <Tabs
        label="Sides of the resource"
        tabs={tabs}
        current={current}
        onChoose={(tab) => navigate(withQuery(place, { tab: tab === 'json' ? '' : tab }), { replace: true })}
      >
        {value === undefined && error === undefined && current !== 'history' && <Loading what="the resource" />}
        {value !== undefined && current === 'json' && (
          <ResourceEditor key={`${at} ${value.etag}`} path={path} answer={value} isPast={at !== ''} onSaved={reload} />
        )}
        {value !== undefined && current === 'groups' && <Owners tenant={tenant} groups={value.groups ?? []} />}
        {current === 'members' && <Members tenant={tenant} id={id} at={at} />}
        {current === 'history' && <History tenant={tenant} path={path} />}
      </Tabs>
    </div>
  );
}

function nameOf({ userName, displayName }: Readonly<Record<string, unknown>>, id: string): string {
  const name = [userName, displayName].find((value): value is string => typeof value === 'string' && value !== '');
  return visible((name ?? id).slice(0, 200));
}
