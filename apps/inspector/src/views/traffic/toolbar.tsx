import { useEffect, useRef, useState } from 'preact/hooks';
import { address, ask } from '../../api/request.ts';
import { useKeys } from '../../app/keys.ts';
import { callerKinds, callerName } from '../../parts/badges.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { InputField, SelectField } from '../../parts/field.tsx';
import { TenantChoice } from '../../parts/tenant-choice.tsx';
import { filterNames, queryOf, type TrafficFilters } from './filters.ts';

interface ToolbarProps {
  readonly filters: TrafficFilters;
  readonly onFilter: (changes: Partial<TrafficFilters>) => void;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly held: number;
  readonly selected: readonly number[];
  readonly onDeselect: () => void;
  /** Little room: filters are there when somebody asks for them. */
  readonly isNarrow: boolean;
}

/** So long after the last key the words are looked for, in milliseconds. */
const typingPause = 250;

export function Toolbar({ filters, onFilter, isPaused, onPause, held, selected, onDeselect, isNarrow }: ToolbarProps) {
  const [isOpen, setOpen] = useState(false);
  const set = filterNames.filter((name) => name !== 'q' && filters[name] !== '').length;
  useKeys({ p: () => onPause(!isPaused) });
  const query = queryOf(filters);
  return (
    <div class="toolbar">
      {/* biome-ignore lint/a11y/useSemanticElements: search is no form here, it happens while one types */}
      <div class="fields" role="search" aria-label="Traffic">
        <Search value={filters.q} onSearch={(q) => onFilter({ q })} />
        {isNarrow && (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Filters{set > 0 && ` (${set})`}
          </button>
        )}
        {(!isNarrow || isOpen) && <Choices filters={filters} onFilter={onFilter} />}
      </div>
      <div class="buttons">
        {selected.length > 0 && (
          <>
            <a class="button primary" href={`/replay?exchanges=${selected.join(',')}`}>
              Replay {selected.length} selected
            </a>
            <button type="button" onClick={onDeselect}>
              Deselect
            </button>
          </>
        )}
        <button type="button" aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
          {isPaused ? `Go on${held > 0 ? ` (${held} new)` : ''}` : 'Pause'}
        </button>
        <a class="button" href={address('exchanges.har', query)} download="exchanges.har">
          HAR
        </a>
        <a class="button" href={address('exchanges.ndjson', query)} download="exchanges.ndjson">
          NDJSON
        </a>
        <ConfirmButton
          question={filters.tenant === '' ? 'Clear the whole log?' : `Clear the log of ${filters.tenant}?`}
          warning="The exchanges are forgotten. Resources stay as they are."
          verb="Clear"
          onConfirm={() => ask('exchanges', { method: 'DELETE', query: { tenant: filters.tenant } })}
        >
          Clear
        </ConfirmButton>
      </div>
    </div>
  );
}

function Choices({ filters, onFilter }: Pick<ToolbarProps, 'filters' | 'onFilter'>) {
  return (
    <>
      <TenantChoice value={filters.tenant} all="All tenants" onChoose={(tenant) => onFilter({ tenant })} />
      <SelectField
        none="Any"
        label="Method"
        value={filters.method}
        options={['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, method])}
        onChoose={(method) => onFilter({ method })}
      />
      <SelectField
        none="Any"
        label="Status"
        value={filters.status}
        options={['2xx', '3xx', '4xx', '5xx', '401', '404', '409', '429'].map((status) => [status, status])}
        onChoose={(status) => onFilter({ status })}
      />
      <SelectField
        none="Any"
        label="Caller"
        value={filters.caller}
        options={callerKinds.map((kind) => [kind, callerName(kind)])}
        onChoose={(caller) => onFilter({ caller })}
      />
      <SelectField
        none="Any"
        label="Verdict"
        value={filters.level}
        options={[
          ['must', 'MUST'],
          ['should', 'SHOULD'],
          ['fine', 'fine'],
        ]}
        onChoose={(level) => onFilter({ level })}
      />
    </>
  );
}

function Search({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <InputField
      label="Search"
      grows
      type="search"
      input={input}
      value={text}
      placeholder="path, header, body …"
      spellcheck={false}
      autocomplete="off"
      onType={setText}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
