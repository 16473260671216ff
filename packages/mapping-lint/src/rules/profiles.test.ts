import { readExport } from 'entra-mapping';
import { anyTargetKey, listProfiles, openProfile, type ResourceProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { Job } from '../../test-support/job.ts';
import { constantRow, expressionRow, groupExport, row, userExport } from '../../test-support/lint.ts';
import { fixExport } from '../fix/fix-export.ts';
import { lintExport } from '../lint-export.ts';

const profiles = await listProfiles();

/** A mapping of everything that a vendor lists, from what it asks for where it does. */
function everything({ matching, recommended, targets, removals }: ResourceProfile, usual: string): object[] {
  const { filterable = [usual], target: asked } = matching;
  const matched = anyTargetKey(
    asked !== 'unknown' ? asked : filterable.includes(usual) ? usual : (filterable[0] ?? usual),
  );
  const gone = removals.map(({ target = '' }) => target);
  return targets.supported
    .filter(({ mutability, target }) => mutability !== 'readOnly' && !gone.includes(target))
    .map(({ target, flowType }, index) => {
      const source = recommended.find((each) => anyTargetKey(each.target) === anyTargetKey(target))?.source;
      const more = {
        ...(anyTargetKey(target) === matched ? { matchingPriority: 1 } : {}),
        ...(flowType === undefined ? {} : { flowType }),
      };
      if (source?.type === 'expression') return expressionRow(target, source.value, more);
      if (source?.type === 'constant') return constantRow(target, source.value, more);
      return row(target, source?.value ?? `extensionAttribute${(index % 15) + 1}`, more);
    });
}

function errorsOf(exported: object, profile: Awaited<ReturnType<typeof openProfile>>): string[] {
  const { findings } = lintExport(readExport(JSON.stringify(exported)), { profile });
  // Not every table says by which attribute people are found, nor lists the one that Entra uses.
  const wrong = findings.filter(({ severity, code }) => severity === 'error' && code !== 'ML201');
  return wrong.map(({ code, message }) => `${code} ${message}`);
}

describe('a mapping of everything that a profile lists has no error', () => {
  it.each(profiles.map(({ id }) => id))('%s', async (id) => {
    const profile = await openProfile(id);
    expect(errorsOf(userExport(everything(profile.users, 'userName')), profile)).toEqual([]);
    if (profile.groups.provisioning === 'forbidden' || profile.groups.targets.supported.length === 0) return;
    expect(errorsOf(groupExport(everything(profile.groups, 'displayName')), profile)).toEqual([]);
  });
});

/** Fixes all that can be fixed until nothing changes any more. */
function mend(text: string, profile: Awaited<ReturnType<typeof openProfile>>): string {
  for (let round = 0; round < 6; round++) {
    const exported = readExport(text);
    const { text: next } = fixExport(exported, lintExport(exported, { profile }).findings, { unsafe: true });
    if (next === text) return text;
    text = next;
  }
  throw new Error('the fixes do not come to an end');
}

describe('the default job, mended for a profile, has no error that a fix has made', () => {
  const text = JSON.stringify(new Job().schema, null, 2);

  it.each(profiles.map(({ id }) => id))('%s', async (id) => {
    const profile = await openProfile(id);
    const before = lintExport(readExport(text), { profile }).findings.map(({ code }) => code);
    const after = lintExport(readExport(mend(text, profile)), { profile }).findings;
    const made = after.filter(({ severity, code }) => severity === 'error' && !before.includes(code));
    expect(made.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });
});
