import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, part, reasonOf } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { tenantOf, useServer } from '../../app/server.ts';
import { InputField } from '../../parts/field.tsx';
import { Failure } from '../../parts/notice.tsx';
import { TenantChoice } from '../../parts/tenant-choice.tsx';
import { bytesOf, visible } from '../../text/format.ts';
import { Findings } from './findings.tsx';
import type { LintResult, LintTask } from './lint-messages.ts';
import { LintSession } from './lint-session.ts';

/** The largest file that is read, in bytes: the largest exports have some megabytes. */
const mostBytes = 30_000_000;

/** What came of checking a file: what is wrong with it, and whom to ask more of it, or why it could not be checked. */
type Outcome = { readonly result: LintResult; readonly session: LintSession } | { readonly error: string };

/** Checks an Entra export against the profile of a tenant, in the browser: `/lint?tenant`. */
export function LintView({ place }: { place: Place }) {
  const tenant = tenantOf(useServer(), place.query.get('tenant'));
  const [file, setFile] = useState<File>();
  const [state, setState] = useState<{ outcome?: Outcome; isBusy: boolean }>({ isBusy: false });
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (file === undefined) return;
    const controller = new AbortController();
    setState({ isBusy: true });
    check(file, tenant.name, controller.signal).then(
      (outcome) => !controller.signal.aborted && setState({ outcome, isBusy: false }),
    );
    return () => controller.abort();
  }, [file, tenant.name]);

  const { outcome, isBusy } = state;
  return (
    <div class="view">
      <h1>Lint an Entra export</h1>
      <p class="lead">
        Checks exported attribute mappings against the profile of the tenant, {visible(tenant.profile.name)}. The file
        is read in this browser and goes nowhere. The same on the command line, for CI:{' '}
        <code>mapping-lint check export.json --profile {visible(tenant.profile.id)}</code>
      </p>
      <div class="fields">
        <TenantChoice
          value={tenant.name}
          onChoose={(tenant) => navigate(withQuery(place, { tenant }), { replace: true })}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can also be chosen, by the button inside */}
      <div
        class={`drop ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          setFile(event.dataTransfer?.files[0]);
        }}
      >
        <InputField
          label="Drop the export here, or choose it"
          type="file"
          input={input}
          accept=".json,application/json"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? undefined)}
        />
      </div>
      {isBusy && <p class="loading">Checking {visible(file?.name ?? '')} …</p>}
      {outcome !== undefined && 'error' in outcome && <Failure reason={outcome.error} />}
      {outcome !== undefined && 'result' in outcome && (
        <Findings
          {...outcome.result}
          fileName={file?.name ?? 'export.json'}
          explain={(index) => outcome.session.explain(index)}
        />
      )}
    </div>
  );
}

async function check(file: File, tenant: string, signal: AbortSignal): Promise<Outcome> {
  try {
    if (file.size > mostBytes) {
      return {
        error: `${file.name} has ${bytesOf(file.size)}; an export has some megabytes at most. Is this the right file?`,
      };
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const profile = await ask<object>(`tenants/${part(tenant)}/profile`, { signal });
    signal.throwIfAborted();
    return await open({ bytes, profile }, signal);
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

/** Checks an export, and stays open for more questions about it where it could be read. */
async function open(task: LintTask, signal: AbortSignal): Promise<Outcome> {
  const session = new LintSession();
  signal.addEventListener('abort', () => session.close(), { once: true });
  try {
    return { result: await session.lint(task), session };
  } catch (error) {
    session.close();
    throw error;
  }
}
