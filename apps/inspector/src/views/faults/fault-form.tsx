import { useState } from 'preact/hooks';
import { ask, reasonOf } from '../../api/request.ts';
import { Failure } from '../../parts/notice.tsx';
import { TenantChoice } from '../../parts/tenant-choice.tsx';
import { emptyForm, type FaultForm as Form, kinds, ruleOf } from './fault-rule.ts';

/** Adds a fault. */
export function FaultForm({ onAdded }: { onAdded: () => void }) {
  const [form, setForm] = useState<Form>(emptyForm);
  const [error, setError] = useState<string>();
  const kind = kinds.find(({ id }) => id === form.kind) ?? kinds[0]!;
  const set = (changes: Partial<Form>) => setForm((now) => ({ ...now, ...changes }));
  const add = () =>
    ask('faults', { method: 'POST', body: ruleOf(form) }).then(
      () => {
        setError(undefined);
        onAdded();
      },
      (error: unknown) => setError(reasonOf(error)),
    );
  const numeric = (name: keyof Form, label: string, least: number, most: number, placeholder = '') => (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        class="short"
        min={least}
        max={most}
        value={form[name]}
        placeholder={placeholder}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="box"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="fields">
        <label class="field">
          <span>What goes wrong</span>
          <select value={form.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
            {kinds.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {kind.fields.includes('status') && numeric('status', 'Status', 400, 599)}
        {kind.fields.includes('scimType') && (
          <label class="field">
            <span>scimType</span>
            <input
              value={form.scimType}
              placeholder="none"
              onInput={(event) => set({ scimType: event.currentTarget.value })}
            />
          </label>
        )}
        {kind.fields.includes('retryAfter') && numeric('retryAfter', 'Retry-After (s)', 0, 3600, 'none')}
        {kind.fields.includes('milliseconds') && numeric('milliseconds', 'Milliseconds', 1, 600_000)}
      </div>
      <p class="quiet">{kind.what}</p>
      <div class="fields">
        <TenantChoice value={form.tenant} all="All tenants" onChoose={(tenant) => set({ tenant })} />
        <label class="field">
          <span>Method</span>
          <select value={form.method} onChange={(event) => set({ method: event.currentTarget.value })}>
            <option value="">Any</option>
            {['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => (
              <option key={method} value={method}>
                {method}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Path (* for anything)</span>
          <input
            class="mono"
            value={form.path}
            placeholder="/Users/*"
            onInput={(event) => set({ path: event.currentTarget.value })}
          />
        </label>
        {numeric('percentage', 'Percent', 1, 100)}
        {numeric('count', 'How often', 1, 1_000_000, 'always')}
        <button type="submit" class="primary">
          Add the fault
        </button>
      </div>
      {error !== undefined && <Failure reason={error} />}
    </form>
  );
}
