import { useState } from 'preact/hooks';
import { ask } from '../../api/request.ts';
import { visible } from '../../text/format.ts';
import { faultOfError, faultOfText } from './editing.ts';
import { type EditorFault, JsonEditor } from './json-editor.tsx';
import type { ResourceAnswer } from './resource-answer.ts';

interface EditorProps {
  readonly path: string;
  readonly answer: ResourceAnswer;
  readonly isPast: boolean;
  readonly onSaved: () => void;
}

/** A resource as JSON, which can be changed and saved. */
export function ResourceEditor({ path, answer: { resource, etag, omitted = [] }, isPast, onSaved }: EditorProps) {
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
