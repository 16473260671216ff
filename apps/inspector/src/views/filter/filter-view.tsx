import { useEffect, useState } from 'preact/hooks';
import type { FilterExplanation } from '../../api/contract.ts';
import { ask, part } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { tenantOf, useServer } from '../../app/server.ts';
import { useLoad } from '../../app/use-load.ts';
import { InputField, SelectField } from '../../parts/field.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { TenantChoice } from '../../parts/tenant-choice.tsx';
import { visible } from '../../text/format.ts';
import { Explanation } from './explanation.tsx';

const examples = [
  'userName eq "ada@example.com"',
  'active eq true and emails[type eq "work"].value co "@"',
  'not (title pr)',
];

/** Why a filter matches these and not those: `/filter?tenant&type&filter`. */
export function FilterView({ place }: { place: Place }) {
  const tenant = tenantOf(useServer(), place.query.get('tenant'));
  const type = place.query.get('type') ?? tenant.resourceTypes[0]?.name ?? 'User';
  const filter = place.query.get('filter') ?? '';
  const [text, setText] = useState(filter);
  useEffect(() => setText(filter), [filter]);
  return (
    <div class="view">
      <h1>Filter explainer</h1>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(withQuery(place, { filter: text.trim() }));
        }}
      >
        <TenantChoice
          value={tenant.name}
          onChoose={(tenant) => navigate(withQuery(place, { tenant }), { replace: true })}
        />
        <SelectField
          label="Type"
          value={type}
          options={tenant.resourceTypes.map(({ name }) => [name, visible(name)])}
          onChoose={(type) => navigate(withQuery(place, { type }), { replace: true })}
        />
        <InputField
          label="Filter"
          grows
          class="mono"
          value={text}
          spellcheck={false}
          autocomplete="off"
          onType={setText}
        />
        <button type="submit" class="primary">
          Explain
        </button>
      </form>
      {filter === '' ? (
        <>
          <p class="lead">
            Says how a filter was understood, whether an index answered it, and why each resource matches or does not.
          </p>
          <ul class="plain">
            {examples.map((example) => (
              <li key={example}>
                <a href={withQuery(place, { filter: example })}>
                  <code>{example}</code>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Explained tenant={tenant.name} type={type} filter={filter} />
      )}
    </div>
  );
}

function Explained({ tenant, type, filter }: { tenant: string; type: string; filter: string }) {
  const { value, error, isLoading, reload } = useLoad(JSON.stringify([tenant, type, filter]), (signal) =>
    ask<FilterExplanation>(`tenants/${part(tenant)}/explain`, { query: { type, filter, limit: 20 }, signal }),
  );
  if (error !== undefined && !isLoading) return <Failure reason={error} onRetry={reload} />;
  if (value === undefined) return <Loading what="the explanation" />;
  return <Explanation explanation={value} />;
}
