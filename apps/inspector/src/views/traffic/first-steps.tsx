import { useServer } from '../../app/server.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { visible } from '../../text/format.ts';

/** What to do while nobody has sent anything yet. */
export function FirstSteps() {
  const { tenants } = useServer();
  const [home] = tenants;
  if (home === undefined) return null;
  const command = `curl -H "Authorization: Bearer $SCIM_TOKEN" "${home.baseUrl}/Users"`;
  return (
    <Empty title="Nothing has been sent yet">
      <p>
        Point Entra, Okta or a client of your own at a SCIM base URL. Each request shows up here as it comes in, with
        what it meant, what it changed, and what was wrong with it.
      </p>
      <dl class="facts">
        {tenants.map(({ name, baseUrl }) => (
          <div key={name}>
            <dt>{tenants.length === 1 ? 'SCIM base URL' : visible(name)}</dt>
            <dd>
              <code>{visible(baseUrl)}</code> <CopyButton text={baseUrl} what="URL" />
            </dd>
          </div>
        ))}
      </dl>
      <p>To try it, with the token that the server printed when it started:</p>
      <pre class="command">{visible(command)}</pre>
      <CopyButton text={command} what="command" />
    </Empty>
  );
}
