import type { Database } from 'better-sqlite3';
import { createNamedToken, type RandomSource, sameBytes, tokenHash, tokenId } from './token.ts';

/** What is known of a token. The token itself is not. */
export interface TokenEntry {
  readonly id: string;
  readonly tenant: string;
  /** What it is for, in the words of whoever made it; may be empty. */
  readonly name: string;
  readonly created: Date;
  /** `undefined` for one that does not expire. */
  readonly expires: Date | undefined;
}

/** The tokens in a database. Several processes may use it: one that revokes a token has revoked it for all. */
export interface TokenBook {
  /** Makes a token and keeps its hash. This is the only time that the token can be read. */
  add(entry: Pick<TokenEntry, 'tenant' | 'name' | 'expires'>): TokenEntry & { readonly token: string };
  /** The tokens of all tenants or of one, oldest first, also those that have expired. */
  list(tenant?: string): TokenEntry[];
  /** @returns Whether there was one with this id. */
  revoke(id: string): boolean;
  /** Whether a tenant is let in by a token. */
  accepts(tenant: string, candidate: string): boolean;
  /** Whether a tenant has a token that lets it in now. */
  hasTokens(tenant: string): boolean;
}

interface Row {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly created: number;
  readonly expires: number | null;
  readonly hash: Uint8Array;
}

/**
 * The tokens in a database.
 *
 * @param database What {@link openOwnTables} gives; whoever has opened it closes it.
 * @param now The clock, in milliseconds since 1970.
 */
export function createTokenBook(database: Database, now: () => number, random?: RandomSource): TokenBook {
  const insert = database.prepare(
    'INSERT INTO reference_server_token (id, tenant, name, created, expires, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const one = database.prepare<[string, string], Row>(
    'SELECT * FROM reference_server_token WHERE id = ? AND tenant = ?',
  );
  const all = database.prepare<[], Row>('SELECT * FROM reference_server_token ORDER BY created, id');
  const remove = database.prepare('DELETE FROM reference_server_token WHERE id = ?');
  const isValid = ({ expires }: Row) => expires === null || expires > now();
  // Compared with where there is no such token, so that the time tells nobody which there are.
  const nothing = tokenHash(createNamedToken(random).token);
  return {
    add({ tenant, name, expires }) {
      const { id, token } = createNamedToken(random);
      const created = new Date(now());
      insert.run(id, tenant, name, created.getTime(), expires?.getTime() ?? null, tokenHash(token));
      return { id, tenant, name, created, expires, token };
    },
    list: (tenant) =>
      all
        .all()
        .filter((row) => tenant === undefined || row.tenant === tenant)
        .map(entryOf),
    revoke: (id) => remove.run(id).changes > 0,
    accepts(tenant, candidate) {
      const id = tokenId(candidate);
      if (id === undefined) return false;
      const row = one.get(id, tenant);
      const isSame = sameBytes(tokenHash(candidate), row?.hash ?? nothing);
      return isSame && row !== undefined && isValid(row);
    },
    hasTokens: (tenant) => all.all().some((row) => row.tenant === tenant && isValid(row)),
  };
}

function entryOf({ id, tenant, name, created, expires }: Row): TokenEntry {
  return {
    ...{ id, tenant, name },
    created: new Date(created),
    expires: expires === null ? undefined : new Date(expires),
  };
}
