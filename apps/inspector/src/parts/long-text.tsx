import { useState } from 'preact/hooks';
import { bytesOf, visible } from '../text/format.ts';

/** How much of a text is shown at first, and how much more each time somebody asks, in UTF-16 units. */
const firstPart = 20_000;
const nextPart = 200_000;

/** A text of which only the beginning is shown at first: a browser takes seconds to lay out megabytes. */
export function LongText({ text, label, first = firstPart }: { text: string; label: string; first?: number }) {
  const [shown, setShown] = useState(first);
  const rest = text.length - shown;
  return (
    <div class="long-text">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="scroll" aria-label={label} tabIndex={0}>
        <pre>{visible(text.slice(0, shown))}</pre>
      </section>
      {rest > 0 && (
        <button type="button" onClick={() => setShown(shown + nextPart)}>
          Show more ({bytesOf(rest)} left)
        </button>
      )}
    </div>
  );
}

/** A short value in the middle of other things; a long one is cut until somebody asks. */
export function ShortText({ text, most = 300 }: { text: string; most?: number }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= most) return <>{visible(text)}</>;
  if (isWhole) return <LongText text={text} label="Whole value" />;
  return (
    <>
      {visible(text.slice(0, most))}…{' '}
      <button type="button" class="link" onClick={() => setWhole(true)}>
        show more ({bytesOf(text.length)})
      </button>
    </>
  );
}
