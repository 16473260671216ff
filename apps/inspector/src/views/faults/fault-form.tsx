import { useState } from 'preact/hooks';
import { ask, reasonOf } from '../../api/request.ts';
import { InputField, SelectField } from '../../parts/field.tsx';
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
    <InputField
      label={label}
      type="number"
      class="short"
      min={least}
      max={most}
      value={form[name]}
      placeholder={placeholder}
      onType={(text) => set({ [name]: text })}
    />
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
        <SelectField
          label="What goes wrong"
          value={form.kind}
          options={kinds.map(({ id, name }) => [id, name])}
          onChoose={(kind) => set({ kind })}
        />
        {kind.fields.includes('status') && numeric('status', 'Status', 400, 599)}
        {kind.fields.includes('scimType') && (
          <InputField
            label="scimType"
            value={form.scimType}
            placeholder="none"
            onType={(scimType) => set({ scimType })}
          />
        )}
        {kind.fields.includes('retryAfter') && numeric('retryAfter', 'Retry-After (s)', 0, 3600, 'none')}
        {kind.fields.includes('milliseconds') && numeric('milliseconds', 'Milliseconds', 1, 600_000)}
      </div>
      <p class="quiet">{kind.what}</p>
      <div class="fields">
        <TenantChoice value={form.tenant} all="All tenants" onChoose={(tenant) => set({ tenant })} />
        <SelectField
          label="Method"
          value={form.method}
          none="Any"
          options={['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, method])}
          onChoose={(method) => set({ method })}
        />
        <InputField
          label="Path (* for anything)"
          class="mono"
          value={form.path}
          placeholder="/Users/*"
          onType={(path) => set({ path })}
        />
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
