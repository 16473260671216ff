import type { Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import { Rehearsal, type Rehearsed, type RehearsedJob } from './rehearse.ts';
import type { Sample } from './sample.ts';

/** What happens to a user or group: it is new, somebody disables it, or a value of it changes. */
export type FindingEvent = 'create' | 'disable' | 'update';

/**
 * Goes through the cycle in which something happens to a sample, with the ones before it.
 *
 * @returns `undefined` where no mapping that is on provisions it.
 */
export function rehearseEvent(event: FindingEvent, sample: Sample, job: RehearsedJob): Rehearsed | undefined {
  const { kind, object, others } = sample;
  const rehearsal = new Rehearsal(job);
  const before = directoryOf(sample, object);
  // They are found as new first, so that what refers to them can be sent.
  for (const { objectId } of others) rehearsal.cycle(before, 'user', objectId);
  const created = rehearsal.cycle(before, kind, object.objectId);
  if (event === 'create') return created;
  return rehearsal.cycle(directoryOf(sample, afterwards(event, sample)), kind, object.objectId);
}

function directoryOf({ kind, others, assignments }: Sample, object: DirectoryUser | DirectoryGroup): Directory {
  return {
    users: kind === 'user' ? [object as DirectoryUser, ...others] : others,
    groups: kind === 'group' ? [object as DirectoryGroup] : [],
    assignments,
  };
}

/** What the sample is like when it has happened. */
function afterwards(event: 'disable' | 'update', { object, reads }: Sample): DirectoryUser | DirectoryGroup {
  if (event === 'disable') return { ...object, accountEnabled: false };
  const changed = reads.flatMap((name) => {
    const value = object[name];
    return typeof value === 'string' ? [[name, `${value}2`] as const] : [];
  });
  return { ...object, ...Object.fromEntries(changed) };
}
