import { directSource, replaceSource } from '../../support/fixes.ts';
import { isRecommendedSource, recommendationsFor } from '../../support/recommended.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML304: the external identifier of a user is the mail nickname. */
export const externalIdFromAlias = rowRule(
  {
    code: 'ML304',
    name: 'external-id-from-alias',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the external identifier of a user is a name that may change, and is not unique',
    fix: 'unsafe',
    references: [CUSTOMIZE, 'https://www.rfc-editor.org/rfc/rfc7643#section-3.1'],
  },
  (each, { profile }) => {
    const { key, row, mapping } = each;
    if (key !== 'externalid' || mapping.kind !== 'user' || !each.isFrom('mailNickname')) return undefined;
    if (isRecommendedSource(each) || each.support?.supported === false) return undefined;
    const recommended = recommendationsFor(each).find(({ source }) => source.type === 'direct');
    const source = recommended?.source.value ?? 'objectId';
    const asked = recommended === undefined ? '' : ` ${profile.name} asks for "${source}".`;
    return {
      // With no word from the vendor, Entra's own default is no more than worth a thought.
      severity: recommended?.level === 'required' ? 'error' : recommended === undefined ? 'info' : 'warning',
      node: row.sourceNode,
      basis: recommended,
      message: 'the external identifier comes from "mailNickname"',
      why: `It changes when a person is renamed, and two people may have the same one, so that accounts are lost or mixed up.${asked}`,
      help: `map "${source}" to "externalId"; where users are provisioned already, their accounts need the new value first`,
      clicks: `Source attribute: ${source}, then Save`,
      fix: replaceSource(row, directSource(source), `map "${source}"`, false),
    };
  },
);
