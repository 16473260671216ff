import { useEffect, useState } from 'preact/hooks';
import type { ExchangePage } from '../../api/contract.ts';
import { ask } from '../../api/request.ts';
import { useLoad } from '../../app/use-load.ts';
import { InputField } from '../../parts/field.tsx';
import { timeOf, visible } from '../../text/format.ts';

interface TimeTravelProps {
  readonly tenant: string;
  /** The id of the exchange; empty for now. */
  readonly at: string;
  readonly onTravel: (at: string) => void;
}

/** So long after the slider rests the state is asked for, in milliseconds. */
const rest = 250;

/** Chooses the moment that is looked at: right after an exchange, or now. */
export function TimeTravel({ tenant, at, onTravel }: TimeTravelProps) {
  const { value } = useLoad(`moments ${tenant}`, (signal) =>
    ask<ExchangePage>('exchanges', { query: { tenant, limit: 500 }, signal }),
  );
  const moments = (value?.exchanges ?? []).toReversed();
  const index = at === '' ? moments.length : moments.findLastIndex(({ id }) => id <= Number(at));
  const [position, setPosition] = useState<number>();
  useEffect(() => {
    if (position === undefined) return;
    const timer = setTimeout(() => {
      onTravel(position >= moments.length ? '' : String(moments[position]?.id ?? ''));
      setPosition(undefined);
    }, rest);
    return () => clearTimeout(timer);
  }, [position]);
  const shown = position ?? Math.max(0, index);
  const moment = moments[shown];
  const words =
    moment === undefined
      ? 'now'
      : `after exchange ${moment.id}, ${timeOf(moment.at)}: ${moment.method} ${moment.meaning}`;
  return (
    <div class={`time-travel ${at === '' ? '' : 'past'}`}>
      <InputField
        label="State as of"
        grows
        type="range"
        min={0}
        max={moments.length}
        value={shown}
        disabled={moments.length === 0}
        aria-valuetext={words}
        onType={(text) => setPosition(Number(text))}
      />
      <InputField
        label="Exchange"
        type="number"
        class="short"
        min={1}
        value={at}
        placeholder="now"
        onChange={(event) => onTravel(event.currentTarget.value)}
      />
      <span class="time-words">{visible(words.slice(0, 160))}</span>
      {at !== '' && (
        <button type="button" onClick={() => onTravel('')}>
          Back to now
        </button>
      )}
    </div>
  );
}
