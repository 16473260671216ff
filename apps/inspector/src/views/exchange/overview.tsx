import type { Change, Exchange, Level, Verdict } from '../../api/contract.ts';
import { part } from '../../api/request.ts';
import { Clause, callerName, LevelBadge } from '../../parts/badges.tsx';
import { Differences } from '../../parts/differences.tsx';
import { ShortText } from '../../parts/long-text.tsx';
import { bytesOf, dateOf, durationOf, plural, visible } from '../../text/format.ts';

/** What an exchange meant, what was wrong with it, and what it changed. */
export function Overview({ exchange }: { exchange: Exchange }) {
  const { meaning, verdicts, changes, tenant } = exchange;
  return (
    <>
      <p class="meaning">
        <ShortText text={meaning} />
      </p>
      <h2>Verdicts</h2>
      <Verdicts verdicts={verdicts} />
      <h2>What it changed</h2>
      {changes.length === 0 && <p class="quiet">Nothing.</p>}
      {changes.map((change) => (
        <ChangeBlock key={change.position} tenant={tenant} change={change} />
      ))}
      <h2>About it</h2>
      <Facts exchange={exchange} />
    </>
  );
}

/** What is to be changed comes first; what is fine is there for those who want to know what was looked at. */
function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const of = (level: Level) => verdicts.filter((verdict) => verdict.level === level);
  const wrong = [...of('must'), ...of('should')];
  const fine = of('fine');
  return (
    <>
      {wrong.length === 0 && <p class="quiet">Nothing to say against it.</p>}
      <ul class="verdicts">
        {wrong.map((verdict, index) => (
          // One id may be said of several places.
          <VerdictItem key={index} verdict={verdict} />
        ))}
      </ul>
      {fine.length > 0 && (
        <details class="fine">
          <summary>{plural(fine.length, 'check')} found nothing</summary>
          <ul class="verdicts">
            {fine.map((verdict, index) => (
              <VerdictItem key={index} verdict={verdict} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function VerdictItem({ verdict: { side, level, id, title, advice, where, clause } }: { verdict: Verdict }) {
  return (
    <li class={`verdict verdict-${level}`}>
      <LevelBadge level={level} />
      <div>
        <p>
          <strong>
            <ShortText text={title} />
          </strong>{' '}
          <span class="quiet">{side === 'server' ? 'the server' : 'the client'}</span>
        </p>
        {advice !== '' && (
          <p>
            <ShortText text={advice} />
          </p>
        )}
        <p class="quiet">
          {where !== '' && (
            <>
              <code>
                <ShortText text={where} />
              </code>{' '}
              ·{' '}
            </>
          )}
          <Clause clause={clause} /> · <code>{visible(id)}</code>
        </p>
      </div>
    </li>
  );
}

/** One change of one resource. */
function ChangeBlock({ tenant, change }: { tenant: string; change: Change }) {
  const { resourceType, id, name, version, diff } = change;
  return (
    <section class="change">
      <h3>
        {change.change}{' '}
        <a href={`/resources/${part(tenant)}/${part(resourceType)}/${part(id)}`}>
          {visible(resourceType)} {visible((name || id).slice(0, 200))}
        </a>{' '}
        <span class="quiet">version {version}</span>
      </h3>
      <Differences diff={diff} none="No attribute changed." />
    </section>
  );
}

function Facts({ exchange }: { exchange: Exchange }) {
  const { at, tenant, duration, caller, request, response, tolerances, notes, fault, replayOf } = exchange;
  return (
    <dl class="facts">
      <Fact name="When">{dateOf(at)}</Fact>
      <Fact name="Tenant">
        <a href={`/tenants/${part(tenant)}`}>{visible(tenant)}</a>
      </Fact>
      <Fact name="Caller">
        {callerName(caller.kind)} <span class="quiet">{visible(caller.why.slice(0, 500))}</span>
      </Fact>
      <Fact name="Took">{durationOf(duration)}</Fact>
      <Fact name="Size">
        {bytesOf(request.bytes)} sent, {bytesOf(response.bytes)} answered
      </Fact>
      {tolerances.length > 0 && (
        <Fact name="Tolerances">
          {tolerances.map((id) => (
            <code key={id} class="chip">
              {visible(id)}
            </code>
          ))}
        </Fact>
      )}
      {notes.length > 0 && <Fact name="Profile">{visible(notes.join(', ').slice(0, 2000))}</Fact>}
      {fault !== null && <Fact name="Injected fault">{visible(fault)}</Fact>}
      {replayOf !== null && (
        <Fact name="Replay of">
          <a href={`/exchanges/${replayOf}`}>exchange {replayOf}</a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
