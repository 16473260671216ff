export { httpTransport } from './node/http-transport.ts';
