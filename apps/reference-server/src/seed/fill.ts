import type { Provider } from 'scim-provider';
import type { ExchangeState } from '../http/exchange-log.ts';
import { people } from './people.ts';

/**
 * Creates people as a client would, so that they are stored like everything else.
 *
 * @param baseUrl The SCIM base URL.
 */
export async function fill(provider: Provider, baseUrl: string, count: number): Promise<void> {
  const context: ExchangeState = { verdict: { accepted: true }, tolerances: new Set() };
  for await (const person of people(count)) {
    const { status, body } = await provider.handle({
      method: 'POST',
      url: `${baseUrl}/Users`,
      baseUrl,
      headers: { 'content-type': 'application/scim+json' },
      body: JSON.stringify(person),
      context,
    });
    if (status !== 201) throw new Error(`creating ${person.userName} answered ${status}: ${String(body)}`);
  }
}
