import { assumedCapabilities, type Capabilities, readCapabilities } from 'scim-core';
import { ScimResponseError } from '../error/response-error.ts';
import { type Context, emit } from '../request/context.ts';
import { perform } from '../request/perform.ts';
import { prepare } from '../request/prepare.ts';
import type { CallOptions, PreparedRequest } from '../request/request.ts';
import { beforehand, beginCall } from '../request/time-limit.ts';

/** Where capabilities come from. */
export type CapabilitiesOption = 'discover' | 'assume' | Partial<Capabilities>;

/** What a service provider can do, read when it is first needed and then kept. */
export class CapabilitySource {
  readonly #context: Context;
  readonly #corrections: Partial<Capabilities>;
  #known: Capabilities | undefined;
  #reading: Promise<Capabilities> | undefined;
  #stop: AbortController | undefined;
  #waiting = 0;

  constructor(context: Context, option: CapabilitiesOption) {
    this.#context = context;
    this.#corrections = typeof option === 'object' ? option : {};
    if (option === 'assume') this.#known = assumedCapabilities;
  }

  /** A failure is not kept: the next call asks again. */
  async get(options: CallOptions): Promise<Capabilities> {
    if (this.#known !== undefined) return this.#known;
    const call = beginCall(this.#context, options);
    call.signal?.throwIfAborted();
    const request = prepare(this.#context, 'GET', '/ServiceProviderConfig', {});
    // Calls at the same time share one request. It has the limits of the client, and each call waits within its own.
    if (this.#waiting === 0) {
      this.#stop = new AbortController();
      this.#reading = this.#read(request, this.#stop.signal);
    }
    this.#waiting += 1;
    try {
      return await beforehand<Capabilities>(this.#context, request, call, (_, resolve, reject) => {
        this.#reading?.then(resolve, reject);
      });
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#stop?.abort();
    }
  }

  /** Takes what was read elsewhere. */
  learn(config: unknown): Capabilities {
    this.#known = { ...readCapabilities(config), ...this.#corrections };
    return this.#known;
  }

  async #read(request: PreparedRequest, signal: AbortSignal): Promise<Capabilities> {
    try {
      return await perform(this.#context, request, { signal }, ({ body }) => this.learn(body));
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
