import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../../app/keys.ts';
import { InputField } from '../../parts/field.tsx';

interface ResourceFilterProps {
  readonly filter: string;
  readonly tenant: string;
  readonly type: string;
  readonly onFilter: (filter: string) => void;
}

/** A SCIM filter, which counts once it is entered: half of one is a mistake. */
export function ResourceFilter({ filter, tenant, type, onFilter }: ResourceFilterProps) {
  const [text, setText] = useState(filter);
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });
  useEffect(() => setText(filter), [filter]);
  return (
    <form
      class="fields grow"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(text.trim());
      }}
    >
      <InputField
        label="Filter"
        grows
        type="search"
        input={input}
        value={text}
        placeholder={type === 'Group' ? 'displayName sw "Eng"' : 'userName eq "ada@example.com"'}
        spellcheck={false}
        autocomplete="off"
        class="mono"
        onType={setText}
      />
      <button type="submit">Apply</button>
      {filter !== '' && (
        <a class="button" href={`/filter?${new URLSearchParams({ tenant, type, filter })}`}>
          Explain
        </a>
      )}
    </form>
  );
}
