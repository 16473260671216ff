import type { ComponentChildren } from 'preact';
import { visible } from '../text/format.ts';

/** Says what went wrong. */
export function Failure({ reason, onRetry }: { reason: string; onRetry?: () => void }) {
  return (
    <div class="notice bad" role="alert">
      <p>{visible(reason)}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return <p class="loading">Loading {what}…</p>;
}
