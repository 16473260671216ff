import { useState } from 'preact/hooks';
import type { Tenant } from '../../api/contract.ts';
import { address, ask, part, reasonOf } from '../../api/request.ts';
import { useServer } from '../../app/server.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { InputField } from '../../parts/field.tsx';
import { Failure } from '../../parts/notice.tsx';
import { countOf, dateOf, plural, visible } from '../../text/format.ts';

/** What the server holds, and how to change all of it: `/state`. */
export function StateView() {
  const { tenants, version, startedAt, database, url, kept } = useServer();
  const [done, setDone] = useState('');
  return (
    <div class="view">
      <h1>State</h1>
      <dl class="facts">
        <div>
          <dt>Server</dt>
          <dd>
            {visible(version)} at <code>{visible(url)}</code>, since {dateOf(startedAt)}
          </dd>
        </div>
        <div>
          <dt>Data</dt>
          <dd>{database === 'memory' ? 'in memory, forgotten when the server stops' : 'in a file'}</dd>
        </div>
        <div>
          <dt>Log</dt>
          <dd>
            keeps {countOf(kept.exchanges)} exchanges of each tenant, and {countOf(Math.round(kept.bytes / 1_000_000))}{' '}
            MB of all of them, at most
          </dd>
        </div>
      </dl>
      <p role="status" class={done === '' ? 'sr' : 'notice good'}>
        {visible(done)}
      </p>
      {tenants.map((tenant) => (
        <TenantState key={tenant.name} tenant={tenant} onDone={setDone} />
      ))}
      {tenants.length > 1 && (
        <ConfirmButton
          question="Reset all tenants?"
          warning="All resources of all tenants are deleted and all exchanges forgotten. Then what the server was started with is created anew."
          verb="Reset all"
          onConfirm={async () => {
            await ask('reset', { method: 'POST' });
            setDone('All tenants were reset.');
          }}
        >
          Reset all tenants
        </ConfirmButton>
      )}
    </div>
  );
}

function TenantState({ tenant, onDone }: { tenant: Tenant; onDone: (what: string) => void }) {
  const { name, resourceTypes } = tenant;
  const path = `tenants/${part(name)}`;
  return (
    <section class="box" aria-label={`Tenant ${visible(name)}`}>
      <h2>
        {visible(name)}{' '}
        <span class="quiet">{resourceTypes.map(({ name, total }) => plural(total, visible(name))).join(', ')}</span>
      </h2>
      <div class="fields">
        <Seed name={name} path={path} onDone={onDone} />
        <a class="button" href={address(`${path}/snapshot`)} download={`${name}-snapshot.json`}>
          Download a snapshot
        </a>
        <Restore name={name} path={path} onDone={onDone} />
        <ConfirmButton
          question={`Reset ${visible(name)}?`}
          warning="All its resources are deleted and its exchanges forgotten. Then what the server was started with is created anew."
          verb="Reset"
          onConfirm={async () => {
            await ask(`${path}/reset`, { method: 'POST' });
            onDone(`${name} was reset.`);
          }}
        >
          Reset
        </ConfirmButton>
      </div>
    </section>
  );
}

interface ActionProps {
  readonly name: string;
  readonly path: string;
  readonly onDone: (what: string) => void;
}

function Seed({ name, path, onDone }: ActionProps) {
  const [users, setUsers] = useState('100');
  const [error, setError] = useState<string>();
  const seed = () =>
    ask<{ users: number; groups: number }>(`${path}/seed`, { method: 'POST', body: { users: Number(users) } }).then(
      (answer) => {
        setError(undefined);
        onDone(`${name} got ${plural(answer.users, 'user')} and ${plural(answer.groups, 'group')}.`);
      },
      (error: unknown) => setError(reasonOf(error)),
    );
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void seed();
      }}
    >
      <InputField
        label="Users to make up"
        type="number"
        class="short"
        min={1}
        max={1_000_000}
        value={users}
        onType={setUsers}
      />
      <button type="submit">Seed</button>
      {error !== undefined && <Failure reason={error} />}
    </form>
  );
}

function Restore({ name, path, onDone }: ActionProps) {
  const [file, setFile] = useState<File>();
  return (
    <div class="fields">
      <InputField
        label="Snapshot to restore"
        type="file"
        accept=".json,application/json"
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? undefined)}
      />
      <ConfirmButton
        question={`Restore ${visible(name)}?`}
        warning={`All its resources are replaced by those of ${visible(file?.name ?? 'the file')}.`}
        verb="Restore"
        isDisabled={file === undefined}
        onConfirm={async () => {
          await ask(`${path}/snapshot`, { method: 'PUT', text: (await file?.text()) ?? '' });
          onDone(`${name} was restored.`);
        }}
      >
        Restore
      </ConfirmButton>
    </div>
  );
}
