import { useRef } from 'preact/hooks';
import { useKeys } from './keys.ts';

const keys: readonly (readonly [string, string])[] = [
  ['j, ↓', 'next row'],
  ['k, ↑', 'previous row'],
  ['Enter', 'open the row'],
  ['x, Space', 'select the exchange, to replay several'],
  ['Escape', 'back to the list'],
  ['/', 'search'],
  ['p', 'pause and go on'],
  ['← →', 'move between tabs'],
  ['?', 'this list'],
];

/** The keys that the page knows. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useKeys({ '?': open });
  return (
    <>
      <button type="button" class="quiet-button" aria-label="Keys" title="Keys (?)" onClick={open}>
        ?
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="keys">
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p>
          Whatever this page does, curl can do too: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> describes
          it.
        </p>
        <div class="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </dialog>
    </>
  );
}
