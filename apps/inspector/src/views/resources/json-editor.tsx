import { useEffect, useRef } from 'preact/hooks';
import type { Range } from '../../text/json-places.ts';
import { lineOf } from '../../text/locate.ts';

/** What is wrong, and where. */
export interface EditorFault {
  readonly message: string;
  readonly range: Range | undefined;
}

interface JsonEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly fault: EditorFault | undefined;
  readonly isReadOnly?: boolean;
}

const lineHeight = 19;

/** A text box with numbered lines, which shows what is wrong at the line that it is on. */
export function JsonEditor({ label, text, onText, fault, isReadOnly = false }: JsonEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lines = text.split('\n').length;
  const wrong = fault?.range === undefined ? undefined : lineOf(text, fault.range.start);
  useEffect(() => {
    if (fault?.range === undefined || box.current === null) return;
    box.current.focus();
    box.current.setSelectionRange(fault.range.start, fault.range.end);
    box.current.scrollTop = (lineOf(box.current.value, fault.range.start) - 4) * lineHeight;
  }, [fault]);
  return (
    <div class="editor">
      <div class="editor-box">
        <div class="editor-lines" aria-hidden="true" ref={gutter}>
          {Array.from({ length: Math.min(lines, 5000) }, (_, index) => (
            <div key={index + 1} class={index + 1 === wrong ? 'wrong' : ''}>
              {index + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={box}
          aria-label={label}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : 'editor-fault'}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          rows={Math.min(32, Math.max(8, lines))}
          readOnly={isReadOnly}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      {fault !== undefined && (
        <p class="notice bad" role="alert" id="editor-fault">
          {wrong !== undefined && <strong>Line {wrong}: </strong>}
          {fault.message}
        </p>
      )}
    </div>
  );
}
