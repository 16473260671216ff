import { useState } from 'preact/hooks';

/** Copies a text, and says that it did. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  const words = { ready: `Copy ${what}`, copied: 'Copied', failed: 'Not copied: select and copy it by hand' };
  return (
    <button type="button" onClick={copy} onBlur={() => setState('ready')}>
      <span aria-live="polite">{words[state]}</span>
    </button>
  );
}
