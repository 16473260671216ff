import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

it('is what JSON.stringify makes of a text', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl(), fc.uuid());
  fc.assert(
    fc.property(texts, (text) => {
      expect(jsonText(text)).toBe(JSON.stringify(text));
    }),
  );
});
