import { useState } from 'preact/hooks';
import type { FaultRule } from '../../api/contract.ts';
import { ask, reasonOf } from '../../api/request.ts';
import { Failure } from '../../parts/notice.tsx';
import { TenantChoice } from '../../parts/tenant-choice.tsx';

interface Kind {
  readonly id: FaultRule['kind'];
  readonly name: string;
  readonly what: string;
  readonly fields: readonly ('milliseconds' | 'status' | 'scimType' | 'retryAfter')[];
}

export const kinds: readonly Kind[] = [
  {
    id: 'status',
    name: 'Status',
    what: 'Answers with an error, before the request is looked at.',
    fields: ['status', 'scimType', 'retryAfter'],
  },
  { id: 'latency', name: 'Latency', what: 'Waits before it answers.', fields: ['milliseconds'] },
  { id: 'cut', name: 'Cut connection', what: 'Closes the connection in the middle of the answer.', fields: [] },
  { id: 'null-resources', name: 'Resources: null', what: 'Lists say null in the place of an empty list.', fields: [] },
  {
    id: 'slow-body',
    name: 'Slow body',
    what: 'Sends the answer in small pieces, with a wait between them.',
    fields: ['milliseconds'],
  },
];

const empty = {
  ...{ kind: 'status', tenant: '', method: '', path: '', milliseconds: '500', status: '503' },
  ...{ scimType: '', retryAfter: '', percentage: '100', count: '' },
};
type Form = typeof empty;

/** Adds a fault. */
export function FaultForm({ onAdded }: { onAdded: () => void }) {
  const [form, setForm] = useState<Form>(empty);
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

/** The rule that a form asks for; what was left empty is left out. */
export function ruleOf(form: Form): FaultRule {
  const { id, fields } = kinds.find(({ id }) => id === form.kind) ?? kinds[0]!;
  const number = (text: string) => (text === '' ? undefined : Number(text));
  const text = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const values = {
    tenant: text(form.tenant),
    method: text(form.method),
    path: text(form.path),
    percentage: form.percentage === '100' ? undefined : number(form.percentage),
    count: number(form.count),
    ...(fields.includes('milliseconds') && { milliseconds: number(form.milliseconds) }),
    ...(fields.includes('status') && { status: number(form.status) }),
    ...(fields.includes('scimType') && { scimType: text(form.scimType) }),
    ...(fields.includes('retryAfter') && { retryAfter: number(form.retryAfter) }),
  };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return { kind: id, ...Object.fromEntries(given) };
}
