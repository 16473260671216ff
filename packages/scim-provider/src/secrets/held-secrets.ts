import { type PatchPlan, type ResourceType, ScimError } from 'scim-core';
import type { Awaitable } from '../awaitable.ts';
import type { Settings } from '../settings.ts';
import { type ReplaceSecret, replaceSecrets, replaceSecretsInPlan } from './replace-secrets.ts';

/** Makes what is kept in the place of a secret. */
export type ProtectSecret = (secret: string) => string | Promise<string>;

/** What protecting needs of the settings. */
type Protection = Pick<Settings, 'protectSecret' | 'limits'>;

/** A secret, and its hash once that is made. */
interface Held {
  readonly secret: string;
  hash?: string;
}

/**
 * The secrets of one request, held back until it is known which of them are kept: a hash is slow on purpose, and a request may
 * write a password again and again, or be refused for something else. Meanwhile marks stand for them.
 *
 * One is hashed after the other, so that a request never has more than one thread hash for it.
 */
export class HeldSecrets {
  readonly #settings: Protection;
  /** By mark; most requests have none. */
  #held: Map<string, Held> | undefined;
  /** What marks begin with. Nobody can know it beforehand, so that no text of a client can be taken for a mark. */
  #prefix = '';
  /** What was to be revealed last, but is not hashed yet. */
  #missing: readonly Held[] = [];

  constructor(settings: Protection) {
    this.#settings = settings;
  }

  /** Puts marks in the place of the secrets of a resource. */
  hold<T extends object>(type: ResourceType, resource: T): T {
    return replaceSecrets(type, resource, this.#mark);
  }

  /** Puts marks in the place of the secrets that a PATCH would write. */
  holdPlan(plan: PatchPlan): PatchPlan {
    return replaceSecretsInPlan(plan, this.#mark);
  }

  /**
   * Puts hashes in the place of the marks.
   *
   * @returns `undefined` when some must be made first, with {@link hash}.
   */
  reveal<T extends object>(type: ResourceType, resource: T): T | undefined {
    const held = this.#held;
    if (held === undefined) return resource;
    const missing = new Set<Held>();
    const revealed = replaceSecrets(type, resource, (text) => {
      const one = held.get(text);
      if (one !== undefined && one.hash === undefined) missing.add(one);
      return one?.hash ?? text;
    });
    this.#missing = [...missing];
    return missing.size === 0 ? revealed : undefined;
  }

  /**
   * Hashes what the last {@link reveal} found missing.
   *
   * @returns Whether there was anything.
   * @throws ScimError 413 when the request would have more secrets kept than the limit allows.
   */
  async hash(): Promise<boolean> {
    const { limits, protectSecret } = this.#settings;
    const missing = this.#missing;
    this.#missing = [];
    const hashed = [...(this.#held?.values() ?? [])].filter(({ hash }) => hash !== undefined);
    if (hashed.length + missing.length > limits.secrets) {
      throw new ScimError(
        413,
        `A request can set at most ${limits.secrets} secrets of a resource, such as passwords. Send fewer of them.`,
      );
    }
    for (const one of missing) one.hash = await protectSecret(one.secret);
    return missing.length > 0;
  }

  readonly #mark: ReplaceSecret = (secret) => {
    this.#held ??= new Map();
    this.#prefix ||= crypto.randomUUID();
    const mark = `${this.#prefix} ${this.#held.size}`;
    this.#held.set(mark, { secret });
    return mark;
  };
}

/**
 * Puts hashes in the place of the secrets of a resource, all of which are to be kept. The resource is not changed.
 *
 * @throws ScimError 413 as {@link HeldSecrets.hash} does.
 */
export function protectResource<T extends object>(settings: Protection, type: ResourceType, resource: T): Awaitable<T> {
  const secrets = new HeldSecrets(settings);
  const held = secrets.hold(type, resource);
  return secrets.reveal(type, held) ?? secrets.hash().then(() => secrets.reveal(type, held)!);
}
