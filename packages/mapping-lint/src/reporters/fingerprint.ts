import type { Finding } from '../finding.ts';

/**
 * A number that stays the same when lines move: by it two runs are compared.
 *
 * It is made of the rule, the mapping and the message. Texts that are alike in all three have the same one.
 */
export function fingerprintOf({ code, message, mapping }: Finding): string {
  return hash([code, mapping?.objectMapping ?? '', mapping?.target ?? '', message].join('\u0000'));
}

/** cyrb53 by bryc, a hash that is quick and spreads well; nothing here is secret. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
