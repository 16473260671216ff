import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../conformance/send.ts';

/** The companies of the folders `examples/entra-to-<vendor>`, provisioned by the command to a server that plays the vendor. */
const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const commandOf = (name: string) => join(dirname(fileURLToPath(import.meta.resolve(name))), 'cli.js');
const people = ['ada@contoso.com', 'alan@contoso.com', 'grace@contoso.com'];

let folder: string;
const servers: ReferenceServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'company-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

function command(name: string, args: readonly string[], token = ''): Promise<Ended> {
  const env = { ...process.env, ENTRA_PROVISIONER_TOKEN: token, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, [commandOf(name), ...args], { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

/** A vendor, and what its customer has. */
class Customer {
  readonly server: ReferenceServer;
  readonly #vendor: string;
  #state = 0;

  constructor(server: ReferenceServer, vendor: string) {
    this.server = server;
    this.#vendor = vendor;
  }

  static async of(vendor: string): Promise<Customer> {
    // A second goes by with each look at the clock, so that no rate limit is met.
    let time = Date.UTC(2026, 0, 2);
    const now = () => {
      time += 1_000;
      return time;
    };
    const server = await startReferenceServer({ port: 0, logLevel: 'silent', profile: vendor, now });
    servers.push(server);
    return new Customer(server, vendor);
  }

  file(name: string): string {
    return name === 'mapping.json' ? join(folder, name) : join(examples, `entra-to-${this.#vendor}`, name);
  }

  /** The mapping that the vendor asks for. */
  init(): Promise<Ended> {
    return command('mapping-lint', ['init', '--profile', this.#vendor, '--output', this.file('mapping.json')]);
  }

  async findings(mapping: string): Promise<string[]> {
    const args = ['check', this.file(mapping), '--profile', this.#vendor, '--format', 'json'];
    const { output } = await command('mapping-lint', args);
    const report = JSON.parse(output) as { files: { findings: { code: string }[] }[] };
    return report.files.flatMap(({ findings }) => findings.map(({ code }) => code));
  }

  /** Runs a cycle, or several. */
  provision(mapping: string, ...directories: readonly string[]): Promise<Ended> {
    const [first = '', ...later] = directories.map((name) => this.file(name));
    const flag = this.#vendor === 'saml-jackson' ? '/?aadOptscim062020' : '';
    const args = [
      ...['run', '--mapping', this.file(mapping), '--directory', first, '--tenant-url', this.server.url + flag],
      ...['--state', join(folder, `state-${this.#state}.json`), '--concurrency', '1'],
      ...(later.length === 0 ? [] : ['--then', ...later]),
    ];
    return command('entra-provisioner', args, this.server.token);
  }

  /** Forgets what was provisioned, as when the application is set up anew. */
  forget(): void {
    this.#state += 1;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into users of any vendor
  async users(): Promise<any[]> {
    const { body } = await send(this.server, 'GET', '/Users', undefined);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    return (body?.Resources ?? []) as any[];
  }
}

const nameOf = ({ userName, externalId }: { userName?: string; externalId: string }) => userName ?? externalId;

describe.each(['talkdesk', 'deskpro', 'staffbase', 'deskbird', 'saml-jackson'])('%s', (vendor) => {
  it('gets everybody by the mapping that it asks for, and a leaver is disabled', async () => {
    const customer = await Customer.of(vendor);
    expect((await customer.init()).exitCode).toBe(0);
    expect(await customer.findings('mapping.json')).toEqual([]);

    const arrival = await customer.provision('mapping.json', 'company.json');
    expect(arrival).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^[34] created\n/) });
    const arrived = await customer.users();
    expect(arrived.map(nameOf).sort()).toEqual(people);
    expect(arrived.map(({ active }) => active)).toEqual([true, true, true]);

    expect(await customer.provision('mapping.json', 'company-later.json')).toMatchObject({ exitCode: 0 });
    const left = (await customer.users()).filter(({ active }) => active === false);
    expect(left.map(nameOf)).toEqual(['alan@contoso.com']);
  });
});

describe('the export of a customer fails as the linter says', () => {
  it.each([
    ['talkdesk', 'Talkdesk requires name.familyName'],
    ['deskbird', 'deskbird requires externalId'],
  ])('%s refuses everybody without what it requires (ML502)', async (vendor, reason) => {
    const customer = await Customer.of(vendor);
    expect(await customer.findings('export.json')).toEqual(['ML502']);
    const { exitCode, output } = await customer.provision('export.json', 'company.json');
    expect([exitCode, output]).toEqual([1, expect.stringContaining(`refused 3, 400 invalidValue: ${reason}`)]);
    expect(await customer.users()).toEqual([]);
  });

  it('deskpro has everybody disabled, and the leaver enabled (ML402)', async () => {
    const customer = await Customer.of('deskpro');
    expect(await customer.findings('export.json')).toEqual(['ML402']);
    await customer.provision('export.json', 'company.json');
    expect((await customer.users()).map(({ active }) => active)).toEqual([false, false, false]);
    await customer.provision('export.json', 'company-later.json');
    expect((await customer.users()).filter(({ active }) => active).map(nameOf)).toEqual(['alan@contoso.com']);
  });

  it.each([
    ['finds who is there already by the mapping that it asks for', 'mapping.json', [], 3],
    ['does not find them otherwise, and gets them twice (ML210)', 'export.json', ['ML210'], 6],
  ] as const)('staffbase %s', async (_, mapping, findings, count) => {
    const customer = await Customer.of('staffbase');
    await customer.init();
    expect(await customer.findings(mapping)).toEqual(findings);
    // They came from elsewhere, and have no user name.
    for (const externalId of people) await send(customer.server, 'POST', '/Users', { externalId, active: true });
    await customer.provision(mapping, 'company.json');
    expect(await customer.users()).toHaveLength(count);
  });

  it.each([
    ['finds everybody again where the user name is the mail address', 'company.json', 0],
    ['finds nobody again where it is not, and refuses them as there already', 'company-with-aliases.json', 3],
  ])('saml-jackson %s (ML213)', async (_, company, refused) => {
    const customer = await Customer.of('saml-jackson');
    expect(await customer.findings('export.json')).toContain('ML213');
    expect((await customer.provision('export.json', company)).output).toMatch(/^4 created\n/);
    customer.forget();
    const { output } = await customer.provision('export.json', company);
    expect(/refused (\d+), 409 uniqueness/.exec(output)?.[1] ?? '0').toBe(String(refused));
    expect(await customer.users()).toHaveLength(3);
  });
});
