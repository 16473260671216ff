import { useState } from 'preact/hooks';
import { ask, part } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useLoad } from '../../app/use-load.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { visible } from '../../text/format.ts';
import { faultOfError, faultOfText } from './editing.ts';
import { History } from './history.tsx';
import { type EditorFault, JsonEditor } from './json-editor.tsx';
import { Members, Owners } from './membership.tsx';
import { TimeTravel } from './time-travel.tsx';

/** One resource as the API gives it. */
export interface ResourceAnswer {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly etag: string;
  readonly groups?: readonly Owner[];
  /** Attributes that are too long to be shown with it; saving leaves them as they are. */
  readonly omitted?: readonly string[];
}

/** A group that a resource is in. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

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
          <Editor key={`${at} ${value.etag}`} path={path} answer={value} isPast={at !== ''} onSaved={reload} />
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

interface EditorProps {
  readonly path: string;
  readonly answer: ResourceAnswer;
  readonly isPast: boolean;
  readonly onSaved: () => void;
}

function Editor({ path, answer: { resource, etag, omitted = [] }, isPast, onSaved }: EditorProps) {
  const original = JSON.stringify(resource, null, 2);
  const [text, setText] = useState(original);
  const [fault, setFault] = useState<EditorFault>();
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    const wrong = faultOfText(text);
    setFault(wrong);
    if (wrong !== undefined) return;
    setSaving(true);
    try {
      await ask(path, { method: 'PUT', text, headers: { 'if-match': etag } });
      onSaved();
    } catch (error) {
      setFault(faultOfError(error, text));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      {isPast && <p class="notice">This is how it was. Go back to now to change it.</p>}
      {omitted.length > 0 && (
        <p class="notice">Too long to be edited here: {omitted.map(visible).join(', ')}. Saving leaves it as it is.</p>
      )}
      <JsonEditor label="The resource as JSON" text={text} onText={setText} fault={fault} isReadOnly={isPast} />
      <div class="buttons">
        <button type="button" class="primary" disabled={isPast || isSaving || text === original} onClick={save}>
          Save
        </button>
        <button
          type="button"
          disabled={text === original}
          onClick={() => {
            setText(original);
            setFault(undefined);
          }}
        >
          Undo changes
        </button>
        <span class="quiet">{visible(etag)}</span>
      </div>
    </>
  );
}

const templates: Readonly<Record<string, object>> = {
  User: {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: '',
    name: { givenName: '', familyName: '' },
    active: true,
  },
  Group: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: '', members: [] },
};

/** A resource that is not there yet. */
export function NewResource({ tenant, type }: { tenant: string; type: string }) {
  const [text, setText] = useState(JSON.stringify(templates[type] ?? { schemas: [] }, null, 2));
  const [fault, setFault] = useState<EditorFault>();
  const list = `/resources/${part(tenant)}/${part(type)}`;
  const create = async () => {
    const wrong = faultOfText(text);
    setFault(wrong);
    if (wrong !== undefined) return;
    try {
      const created = await ask<{ id?: unknown }>(`tenants/${part(tenant)}/resources/${part(type)}`, {
        method: 'POST',
        text,
      });
      navigate(`${list}/${part(String(created.id))}`);
    } catch (error) {
      setFault(faultOfError(error, text));
    }
  };
  return (
    <div class="view">
      <div class="detail-line">
        <a class="button" href={list}>
          ← {visible(type)}s
        </a>
        <h1 class="detail-name">New {visible(type)}</h1>
      </div>
      <JsonEditor label="The new resource as JSON" text={text} onText={setText} fault={fault} />
      <button type="button" class="primary" onClick={create}>
        Create
      </button>
    </div>
  );
}
