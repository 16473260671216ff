import { useEffect, useState } from 'preact/hooks';
import { ask, part, reasonOf } from '../../api/request.ts';
import { Failure, Loading } from '../../parts/notice.tsx';
import { plural, visible } from '../../text/format.ts';
import type { Owner } from './resource-answer.ts';

/** The groups that a resource is in. */
export function Owners({ tenant, groups }: { tenant: string; groups: readonly Owner[] }) {
  if (groups.length === 0) return <p class="quiet">It is in no group.</p>;
  return (
    <ul class="plain">
      {groups.map(({ id, name }) => (
        <li key={id}>
          <a href={`/resources/${part(tenant)}/Group/${part(id)}`}>{visible((name || id).slice(0, 200))}</a>
        </li>
      ))}
    </ul>
  );
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

interface MembersAnswer {
  readonly members: readonly Member[];
  readonly next: string | null;
}

const pageSize = 100;

/** The members of a group, a page at a time. */
export function Members({ tenant, id, at }: { tenant: string; id: string; at: string }) {
  const [members, setMembers] = useState<readonly Member[]>([]);
  const [next, setNext] = useState<string | null | undefined>();
  const [error, setError] = useState<string>();
  const load = (from: string | undefined) => {
    const path = `tenants/${part(tenant)}/resources/Group/${part(id)}/members`;
    ask<MembersAnswer>(path, { query: { from, at, limit: pageSize } }).then(
      (answer) => {
        setMembers((now) => (from === undefined ? answer.members : [...now, ...answer.members]));
        setNext(answer.next);
        setError(undefined);
      },
      (error: unknown) => setError(reasonOf(error)),
    );
  };
  useEffect(() => load(undefined), [tenant, id, at]);
  if (error !== undefined) return <Failure reason={error} onRetry={() => load(undefined)} />;
  if (next === undefined) return <Loading what="members" />;
  if (members.length === 0) return <p class="quiet">It has no members.</p>;
  return (
    <>
      <p class="quiet">
        {plural(members.length, 'member')}
        {next !== null && ' and more'}
      </p>
      <ul class="plain columns">
        {members.map(({ id, name, type }) => (
          <li key={id}>
            <a href={`/resources/${part(tenant)}/${part(type || 'User')}/${part(id)}`}>
              {visible((name || id).slice(0, 200))}
            </a>
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" onClick={() => load(next)}>
          Show more
        </button>
      )}
    </>
  );
}
