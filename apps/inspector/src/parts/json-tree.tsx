import { useState } from 'preact/hooks';
import { plural, visible } from '../text/format.ts';
import { ShortText } from './long-text.tsx';

/** How many members are shown at first, and how many more each time. */
const step = 100;
/** What lies deeper, or has more members than this, is closed at first. */
const openDepth = 3;
const openMembers = 30;

/** A JSON value as a tree that can be opened: what is closed is not there, so that its size does not matter. */
export function JsonTree({ value, label }: { value: unknown; label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups lines, not fields of a form
    <div class="json" role="group" aria-label={label}>
      <Node value={value} depth={0} isLast />
    </div>
  );
}

interface NodeProps {
  readonly name?: string | undefined;
  readonly value: unknown;
  readonly depth: number;
  readonly isLast: boolean;
}

function Node({ name, value, depth, isLast }: NodeProps) {
  if (typeof value === 'object' && value !== null) return <Branch {...{ name, value, depth, isLast }} />;
  return (
    <div class="json-line">
      <Name name={name} />
      <Scalar value={value} />
      {isLast ? '' : ','}
    </div>
  );
}

function Branch({ name, value, depth, isLast }: NodeProps & { readonly value: object }) {
  const isList = Array.isArray(value);
  const keys = isList ? undefined : Object.keys(value);
  const size = keys?.length ?? (value as readonly unknown[]).length;
  const [isOpen, setOpen] = useState(depth < openDepth && (depth === 0 || size <= openMembers));
  const [shown, setShown] = useState(step);
  const [start, end] = isList ? ['[', ']'] : ['{', '}'];
  const what = isList ? plural(size, 'element') : plural(size, 'member');
  if (size === 0) {
    return (
      <div class="json-line">
        <Name name={name} />
        {start}
        {end}
        {isLast ? '' : ','}
      </div>
    );
  }
  const label = `${name === undefined ? (isList ? 'List' : 'Object') : visible(name.slice(0, 100))}, ${what}`;
  return (
    <>
      <div class="json-line">
        <button
          type="button"
          class="json-toggle"
          aria-expanded={isOpen}
          aria-label={label}
          onClick={() => setOpen(!isOpen)}
        >
          <Name name={name} />
          {start}
          {!isOpen && <span class="json-size">{` ${what} `}</span>}
          {!isOpen && end}
          {!isOpen && !isLast && ','}
        </button>
      </div>
      {isOpen && (
        <div class="json-members">
          {Array.from({ length: Math.min(shown, size) }, (_, index) => {
            const key = keys?.[index];
            const member =
              key === undefined ? (value as readonly unknown[])[index] : (value as Record<string, unknown>)[key];
            return <Node key={key ?? index} name={key} value={member} depth={depth + 1} isLast={index === size - 1} />;
          })}
          {shown < size && (
            <button type="button" class="link" onClick={() => setShown(shown + step)}>
              show {Math.min(step, size - shown)} more of {size}
            </button>
          )}
        </div>
      )}
      {isOpen && (
        <div class="json-line">
          {end}
          {isLast ? '' : ','}
        </div>
      )}
    </>
  );
}

function Name({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return (
    <>
      <span class="json-name">{visible(JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name))}</span>
      {': '}
    </>
  );
}

/** A value that is neither object nor list. */
export function Scalar({ value }: { value: unknown }) {
  if (typeof value !== 'string')
    return <span class={`json-${value === null ? 'null' : typeof value}`}>{String(value)}</span>;
  return (
    <span class="json-string">
      <ShortText text={JSON.stringify(value)} />
    </span>
  );
}
