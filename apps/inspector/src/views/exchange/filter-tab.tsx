import type { FilterExplanation } from '../../api/contract.ts';
import { ask } from '../../api/request.ts';
import { useLoad } from '../../app/use-load.ts';
import { Failure, Loading } from '../../parts/notice.tsx';
import { Explanation } from '../filter/explanation.tsx';

/** Why the filter of an exchange matched what it did. */
export function FilterTab({ id }: { id: number }) {
  const { value, error, reload } = useLoad(`filter ${id}`, (signal) =>
    ask<FilterExplanation>(`exchanges/${id}/filter`, { signal }),
  );
  if (error !== undefined) return <Failure reason={error} onRetry={reload} />;
  if (value === undefined) return <Loading what="the explanation" />;
  return (
    <>
      <p>
        <a
          href={`/filter?${new URLSearchParams({ tenant: value.tenant, type: value.resourceType, filter: value.filter })}`}
        >
          Try variations in the filter explainer
        </a>
      </p>
      <Explanation explanation={value} />
    </>
  );
}
