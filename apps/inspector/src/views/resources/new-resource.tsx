import { useState } from 'preact/hooks';
import { ask, part } from '../../api/request.ts';
import { navigate } from '../../app/location.ts';
import { visible } from '../../text/format.ts';
import { faultOfError, faultOfText } from './editing.ts';
import { type EditorFault, JsonEditor } from './json-editor.tsx';

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
