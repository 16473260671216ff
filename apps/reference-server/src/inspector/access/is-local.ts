import type { IncomingMessage } from 'node:http';

const loopbackPeer = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i;
/** Names that no DNS server can lead elsewhere; any other one may be the work of DNS rebinding. */
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
/** What proxies and tunnels add to a request that they pass on. */
const forwarding =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|client-ip|cf-.*|cdn-loop|fly-.*|fastly-.*|tailscale-.*|ngrok-.*|x-ms-.*|x-arr-.*|x-azure-.*)$/;

/**
 * Whether a request was sent on this machine and for this machine: the other end of the connection is a loopback address,
 * so is the host that was asked for, and nothing says that somebody else's request was passed on. A tunnel ends here, too,
 * but names the host that it is known by, or says for whom it asks.
 */
export function isLocal({ socket, headersDistinct }: IncomingMessage): boolean {
  const hosts = headersDistinct.host ?? [];
  return (
    loopbackPeer.test(socket.remoteAddress ?? '') &&
    hosts.length === 1 &&
    loopbackHost.test(hosts[0] ?? '') &&
    !Object.keys(headersDistinct).some((name) => forwarding.test(name))
  );
}
