import { assumedCapabilities, type Capabilities, readCapabilities } from 'scim-core';
import { ScimResponseError } from '../error/response-error.ts';
import { type Context, emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { CallOptions } from '../request/request.ts';

/** Where capabilities come from. */
export type CapabilitiesOption = 'discover' | 'assume' | Partial<Capabilities>;

/** What a service provider can do, read when it is first needed and then kept. */
export class CapabilitySource {
  readonly #context: Context;
  readonly #corrections: Partial<Capabilities>;
  #known: Promise<Capabilities> | undefined;

  constructor(context: Context, option: CapabilitiesOption) {
    this.#context = context;
    this.#corrections = typeof option === 'object' ? option : {};
    if (option === 'assume') this.#known = Promise.resolve(assumedCapabilities);
  }

  /** A failure is not kept: the next call asks again. */
  get(options: CallOptions): Promise<Capabilities> {
    // The signal of the first call must not end the wait of the others, so it is left out.
    const { signal: _, ...rest } = options;
    this.#known ??= this.#read(rest).catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  /** Takes what was read elsewhere. */
  learn(config: unknown): Capabilities {
    const capabilities = { ...readCapabilities(config), ...this.#corrections };
    this.#known = Promise.resolve(capabilities);
    return capabilities;
  }

  async #read(options: CallOptions): Promise<Capabilities> {
    try {
      const request = prepare(this.#context, 'GET', '/ServiceProviderConfig', {});
      return await perform(this.#context, request, options, ({ body }) => this.learn(body));
    } catch (error) {
      if (!isMissing(error)) throw error;
      emit(this.#context, { type: 'fallback', feature: '/ServiceProviderConfig', instead: 'everything is assumed' });
      return this.learn({});
    }
  }
}

/** Whether an endpoint is not there: a server without it can still be worked with; one that refuses the token can't. */
export function isMissing(error: unknown): error is ScimResponseError {
  return error instanceof ScimResponseError && [403, 404, 405, 501].includes(error.status);
}
