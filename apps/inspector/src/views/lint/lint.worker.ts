import { readExport, type SynchronizationSchema } from 'entra-mapping';
import { type Finding, lintExport } from 'mapping-lint';
import { loadProfile, type VendorProfile } from 'vendor-profiles';
import type { LintAnswer, LintQuestion, LintResult, LintTask, WireExplanation } from './lint-messages.ts';

/** What was checked last. */
let checked: { schema: SynchronizationSchema; profile: VendorProfile; findings: readonly Finding[] } | undefined;

addEventListener('message', async ({ data }: MessageEvent<LintQuestion>) => {
  postMessage(await answer(data));
});

async function answer(question: LintQuestion): Promise<LintAnswer> {
  const { id } = question;
  try {
    return { id, answer: 'lint' in question ? lint(question.lint) : await explain(question.explain) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function lint(task: LintTask): LintResult {
  const profile = loadProfile(task.profile);
  const exported = readExport(task.bytes);
  const { findings, summary } = lintExport(exported, { profile });
  checked = { schema: exported.schema, profile, findings };
  return { findings, summary, vendor: profile.name };
}

async function explain(index: number): Promise<WireExplanation | null> {
  const finding = checked?.findings[index];
  if (checked === undefined || finding === undefined) return null;
  const { explainOnWire } = await import('./explain-on-wire.ts');
  return explainOnWire(finding, checked);
}
