import { parsePath, ScimError } from 'scim-core';
import { isObject } from '../../json-object.ts';
import { clauseOf } from '../clause/clause.ts';
import { memberOf, operationsOf, type SentOperation } from '../exchanges/exchange-view.ts';
import { type Check, type Found, fine, must } from './check.ts';
import { purposeOf } from './reading.ts';

/** A check of the operations of a PATCH. */
function ofOperations(judge: (operations: readonly SentOperation[]) => Found | undefined): Check['judge'] {
  return (view) => {
    const operations = operationsOf(view);
    return purposeOf(view) !== 'patch' || operations.length === 0 ? undefined : judge(operations);
  };
}

const placeOf = (index: number, member: string) => `Operations[${index}].${member}`;

/** What there is to say of a PATCH. */
export const clientPatch: readonly Check[] = [
  {
    id: 'client.patch-operations',
    clause: clauseOf(7644, '3.5.2'),
    judge: (view) => {
      if (purposeOf(view) !== 'patch' || view.sent === undefined) return undefined;
      const list = memberOf(view.sent, 'Operations');
      if (!Array.isArray(list)) return must('Operations is no array.', 'Send an array of operations.', 'Operations');
      if (list.length > 0)
        return fine(`It has ${list.length} ${list.length === 1 ? 'operation' : 'operations'}.`, 'Operations');
      return must(
        'Operations is empty.',
        'Send nothing when there is nothing to change. Entra and its validator may.',
        'Operations',
      );
    },
  },
  {
    id: 'client.patch-op',
    clause: clauseOf(7644, '3.5.2'),
    judge: ofOperations((operations) => {
      const index = operations.findIndex(({ op }) => !/^(?:add|remove|replace)$/.test(op));
      if (index === -1) return fine('Every op is add, remove or replace.');
      const { op } = operations[index]!;
      if (/^(?:add|remove|replace)$/i.test(op)) {
        const advice = `Write ${op.toLowerCase()}. Entra writes it so without ?aadOptscim062020: servers must take any letter case.`;
        return must(`op is "${op}", and not in lower case.`, advice, placeOf(index, 'op'));
      }
      return must(
        `op is "${op.slice(0, 40)}".`,
        'Write add, remove or replace; SCIM has no others.',
        placeOf(index, 'op'),
      );
    }),
  },
  {
    id: 'client.patch-path',
    clause: clauseOf(7644, '3.5.2'),
    judge: ofOperations((operations) => {
      const paths = operations.flatMap(({ path }, index) => (path === undefined ? [] : [[path, index] as const]));
      if (paths.length === 0) return undefined;
      for (const [path, index] of paths) {
        const problem = pathProblem(path);
        if (problem !== undefined) return must(`A path can't be read: ${problem}`, advicePath, placeOf(index, 'path'));
      }
      return fine('Every path follows the grammar.');
    }),
  },
  {
    id: 'client.patch-remove',
    clause: clauseOf(7644, '3.5.2.2'),
    judge: ofOperations((operations) => {
      const removals = operations.flatMap((operation, index) =>
        /^remove$/i.test(operation.op) ? [{ ...operation, index }] : [],
      );
      if (removals.length === 0) return undefined;
      for (const { path, value, index } of removals) {
        if (path === undefined)
          return must('remove has no path.', 'Name what is to be removed.', placeOf(index, 'path'));
        if (value !== undefined && value !== null) {
          const advice = `Name elements in the path: ${path}[value eq "…"]. Entra does so with ?aadOptscim062020; servers must take both, and never remove all.`;
          return must('remove has a value, which means nothing.', advice, placeOf(index, 'value'));
        }
      }
      return fine('Every remove says by its path what is to go.');
    }),
  },
  {
    id: 'client.patch-value',
    clause: clauseOf(7644, '3.5.2.1'),
    judge: ofOperations((operations) => {
      const writing = operations.flatMap((operation, index) =>
        /^(?:add|replace)$/i.test(operation.op) ? [{ ...operation, index }] : [],
      );
      if (writing.length === 0) return undefined;
      for (const { path, value, index } of writing) {
        if (value === undefined)
          return must('An operation has no value.', 'Give the value that is to be written.', placeOf(index, 'value'));
        if (path === undefined && !isObject(value)) {
          return must(
            'Without a path the value must be an object.',
            'Name attributes in it, or give a path.',
            placeOf(index, 'value'),
          );
        }
      }
      return fine('Every add and replace has a value.');
    }),
  },
  {
    id: 'client.patch-key-as-path',
    clause: clauseOf(7644, '3.5.2.3'),
    judge: ofOperations((operations) => {
      const objects = operations.flatMap(({ path, value }, index) =>
        path === undefined && isObject(value) ? [{ value, index }] : [],
      );
      if (objects.length === 0) return undefined;
      for (const { value, index } of objects) {
        const key = Object.keys(value).find(
          (name) => /^[\w$-]+\./.test(name) || /^urn:.*:\d+(?:\.\d+)*:\w+:[\w$.-]+$/i.test(name),
        );
        if (key === undefined) continue;
        const advice =
          'Nest the value, or give each path its own operation. Entra sends such keys with ?aadOptscim062020: servers must take them apart.';
        return must(
          `"${key.slice(0, 80)}" is a path, and stands where the name of an attribute belongs.`,
          advice,
          placeOf(index, 'value'),
        );
      }
      return fine('Values without a path have the names of attributes.');
    }),
  },
  {
    id: 'client.patch-read-only',
    clause: clauseOf(7644, '3.5.2'),
    judge: ofOperations((operations) => {
      const index = operations.findIndex(
        ({ path }) => path !== undefined && /^(?:id|schemas|meta(?:\.\w+)?|groups(?:\.\w+)?)$/i.test(path),
      );
      if (index === -1) return undefined;
      const { path } = operations[index]!;
      return must(
        `${path} can't be changed by clients.`,
        'Leave it out; a member is added to the group, not the group to the member.',
        placeOf(index, 'path'),
      );
    }),
  },
];

const advicePath =
  'Write an attribute, attribute.sub, or attribute[filter].sub, with the URN of its extension in front.';

function pathProblem(path: string): string | undefined {
  try {
    parsePath(path, { mode: 'strict' });
    return undefined;
  } catch (error) {
    if (error instanceof ScimError) return error.detail.split('\n', 1)[0];
    throw error;
  }
}
