import { decodeBase64, encodeBase64 } from '../values/base64.ts';
import { distinguishedNameValues, sidText } from '../values/directory.ts';
import { decodeAscii, encodeUtf16 } from '../values/encoding.ts';
import { type FunctionDefinition, inCloudSync, inReference } from './definition.ts';

const DECODERS: ReadonlyMap<string, (bytes: Uint8Array) => string> = new Map([
  ['unicode', (bytes: Uint8Array) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)],
  ['utf8', (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)],
  ['ascii', decodeAscii],
]);

const NULL_STAYS_NULL = { behaviour: 'A null source gives null.', basis: 'inferred' } as const;

/** Functions that change the representation of a value. */
export const conversionFunctions: readonly FunctionDefinition[] = [
  {
    name: 'CStr',
    family: 'conversion',
    summary: 'Gives the text of a value.',
    parameters: [
      { name: 'value', key: 'source', type: 'any', required: true, description: 'A number, reference or truth value.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'Null stays null.', basis: 'inferred' },
    documentation: inReference('cstr'),
    example: { expression: 'CStr([accountEnabled])', attributes: { accountEnabled: true }, expected: 'True' },
    evaluate: (call) => call.text(0),
  },
  {
    name: 'ConvertToBase64',
    family: 'conversion',
    summary: 'Gives the base64 of a text in UTF-16.',
    parameters: [{ name: 'source', type: 'text', required: true, description: 'The text to encode.' }],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['The bytes are those of UTF-16, low byte first.'],
    documentation: inReference('converttobase64'),
    example: { expression: 'ConvertToBase64("Hi")', expected: 'SABpAA==' },
    evaluate: (call) => call.mapText(0, (text) => encodeBase64(encodeUtf16(text))),
  },
  {
    name: 'ConvertFromBase64',
    family: 'conversion',
    summary: 'Gives the text that base64 stands for.',
    parameters: [
      { name: 'source', type: 'text', required: true, description: 'The base64.' },
      {
        name: 'encoding',
        type: 'text',
        required: false,
        words: ['Unicode', 'UTF8', 'ASCII'],
        description: 'The encoding of the bytes; Unicode (UTF-16) when left out.',
      },
    ],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    inferred: ['Text that is no base64 is an error.'],
    documentation: inCloudSync('convertfrombase64'),
    example: { expression: 'ConvertFromBase64("SGk=", UTF8)', expected: 'Hi' },
    evaluate(call) {
      const encoding = (call.text(1) ?? 'Unicode').replace('-', '').toLowerCase();
      const decode = DECODERS.get(encoding) ?? call.fail('argument', 'must be Unicode, UTF8 or ASCII', 1);
      return call.mapText(0, (text) => decode(decodeBase64(text) ?? call.fail('argument', 'is no base64', 0)));
    },
  },
  {
    name: 'ConvertToUTF8Hex',
    family: 'conversion',
    summary: 'Gives the bytes of a text in UTF-8, in hexadecimal.',
    parameters: [{ name: 'source', type: 'text', required: true, description: 'The text to encode.' }],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: ['Digits are upper case and stand without separators.'],
    documentation: inReference('converttoutf8hex'),
    example: { expression: 'ConvertToUTF8Hex("é!")', expected: 'C3A921' },
    evaluate: (call) =>
      call.mapText(0, (text) =>
        Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(''),
      ),
  },
  {
    name: 'DNComponent',
    family: 'conversion',
    summary: 'Gives the value of one component of a distinguished name.',
    parameters: [
      { name: 'dn', type: 'text', required: true, description: 'The distinguished name.' },
      { name: 'componentNumber', type: 'integer', required: true, description: 'Which component, from 1 at the left.' },
    ],
    returns: 'text',
    nulls: { behaviour: 'A null name, or a number beyond its components, gives null.', basis: 'inferred' },
    documented: ['Components count from the left.'],
    inferred: ['Escapes of the value are resolved.'],
    documentation: inCloudSync('dncomponent'),
    example: {
      expression: 'DNComponent([distinguishedName], 2)',
      attributes: { distinguishedName: 'CN=Ada,OU=Research,DC=example,DC=com' },
      expected: 'Research',
    },
    evaluate(call) {
      const name = call.text(0);
      const number = call.count(1);
      return name === null ? null : (distinguishedNameValues(name)[number - 1] ?? null);
    },
  },
  {
    name: 'StringFromSid',
    family: 'conversion',
    summary: 'Gives the text of a security identifier.',
    parameters: [
      {
        name: 'objectSid',
        type: 'binary',
        required: true,
        description: 'The identifier as bytes, or as their base64.',
      },
    ],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    inferred: ['An identifier that is text already stays as it is.'],
    documentation: inCloudSync('stringfromsid'),
    example: {
      expression: 'StringFromSid([objectSid])',
      attributes: { objectSid: 'AQIAAAAAAAUgAAAAIAIAAA==' },
      expected: 'S-1-5-32-544',
    },
    evaluate(call) {
      const text = call.text(0);
      if (text === null || /^S-1(?:-\d+)+$/.test(text)) return text;
      const bytes = decodeBase64(text);
      return (bytes && sidText(bytes)) ?? call.fail('argument', 'is no security identifier', 0);
    },
  },
  {
    name: 'AltSecIdFromNetId',
    family: 'conversion',
    summary: 'Makes the identifier by which cross-tenant synchronization finds a user in the other tenant.',
    parameters: [{ name: 'netId', type: 'text', required: true, description: 'Always the attribute `[netId]`.' }],
    returns: 'text',
    nulls: NULL_STAYS_NULL,
    documented: [
      'The mapping in which it stands is the matching one of cross-tenant synchronization, and cannot be changed.',
    ],
    inferred: ['What it gives is described nowhere, so that its evaluation is an error.'],
    restriction: 'In cross-tenant synchronization only.',
    documentation: {
      status: 'listed',
      url: 'https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure',
    },
    example: {
      expression: 'AltSecIdFromNetId([netId])',
      attributes: { netId: '1003200012345678' },
      expected: null,
      error: 'undocumented',
    },
    evaluate(call) {
      if (call.text(0) === null) return null;
      return call.fail('undocumented', 'cannot be evaluated: what it gives is described nowhere');
    },
  },
];
