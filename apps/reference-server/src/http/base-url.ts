/** What a request says about how it reached the server. */
export interface Origin {
  /** `http` or `https`. */
  readonly protocol: string;
  /** The `Host` header, or what a trusted proxy says about it. */
  readonly host: string;
}

const plainHost = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/**
 * The root URL under which a caller reaches the server. A host that no URL could hold is not repeated to anybody; the
 * address that the server listens on takes its place.
 *
 * @param publicUrl Counts for every request where it is given.
 */
export function rootUrl({ protocol, host }: Origin, publicUrl: string | undefined, localUrl: string): string {
  if (publicUrl !== undefined) return publicUrl;
  return plainHost.test(host) && /^https?$/.test(protocol) ? `${protocol}://${host}` : localUrl;
}

/**
 * Makes what tells the SCIM base URL of a request from the path of it, by {@link rootUrl}. What it said last is remembered: most
 * callers reach a server under one name.
 *
 * @returns Is given the `Host` header, where the origin follows from that alone.
 */
export function baseUrlReader(
  publicUrl: string | undefined,
  localUrl: () => string,
): (origin: Origin, basePath: string, name?: string) => string {
  let last: { readonly name: string; readonly basePath: string; readonly baseUrl: string } | undefined;
  return (origin, basePath, name) => {
    if (last !== undefined && last.name === name && last.basePath === basePath) return last.baseUrl;
    const { protocol, host } = origin;
    const baseUrl = rootUrl({ protocol, host }, publicUrl, localUrl()) + basePath;
    if (name !== undefined) last = { name, basePath, baseUrl };
    return baseUrl;
  };
}

const anyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * The URL of an address that the server listens on. An IPv6 address goes into brackets, and the loopback address stands
 * for all addresses of the machine.
 */
export function addressUrl(host: string, port: number, isEncrypted = false): string {
  const name = anyAddress[host] ?? host;
  return `${isEncrypted ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Whether an address can be reached from the machine itself only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
