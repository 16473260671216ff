import { readExport } from 'entra-mapping';
import { lintExport } from 'mapping-lint';
import { loadProfile } from 'vendor-profiles';
import type { LintOutcome, LintTask } from './lint-task.ts';

addEventListener('message', ({ data }: MessageEvent<LintTask>) => postMessage(lint(data)));

function lint({ bytes, profile }: LintTask): LintOutcome {
  try {
    const { findings, summary } = lintExport(readExport(bytes), { profile: loadProfile(profile) });
    return { findings, summary };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
