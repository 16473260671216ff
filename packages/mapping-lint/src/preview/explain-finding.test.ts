import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { loadProfile, profileIds } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import {
  completeRows,
  constantRow,
  expressionRow,
  groupExport,
  mandatoryRows,
  row,
  userExport,
} from '../../test-support/lint.ts';
import { lintExport } from '../lint-export.ts';
import { answerReasons } from './answer-reasons.ts';
import { type ExplainInput, explainFinding, type FindingExplanation } from './explain-finding.ts';
import { previewCreation } from './preview-creation.ts';
import { SAMPLE_USER } from './sample-user.ts';

function textOf(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures', name), 'utf8');
}

/** Explains what one rule finds first. */
function explained(
  code: string,
  exported: object | string,
  profileId = 'talkdesk',
  options: Partial<ExplainInput> = {},
): FindingExplanation | undefined {
  const { schema, ...read } = readExport(typeof exported === 'string' ? exported : JSON.stringify(exported, null, 2));
  const profile = loadProfile(profileId);
  const { findings } = lintExport({ schema, ...read }, { profile });
  const finding = findings.find((each) => each.code === code);
  expect(findings.map((each) => each.code)).toContain(code);
  return explainFinding(finding!, { schema, profile, ...options });
}

/** Methods, paths and outcomes, which say what happens. */
function outline({ requests }: FindingExplanation): string[] {
  return requests.map(({ method, path, verdict }) => `${method} ${path} ${verdict.outcome}`);
}

describe('explainFinding', () => {
  it('shows the creation that a vendor refuses for what is missing in it', () => {
    const explanation = explained('ML502', userExport(completeRows.slice(0, 2)))!;
    expect(outline(explanation)).toEqual(['POST /Users rejected']);
    expect(explanation.requests[0]?.body).toMatchObject({
      userName: 'ada.example@contoso.com',
      name: { givenName: 'Ada' },
    });
    expect(explanation.evidence).toMatchObject([{ says: 'reject', target: 'name.familyName' }]);
  });

  it('shows exactly what the preview of the same person shows', () => {
    const text = textOf('talkdesk-broken.json');
    const { schema } = readExport(text);
    const profile = loadProfile('talkdesk');
    const { requests } = previewCreation({ schema, user: SAMPLE_USER, profile });
    expect(explained('ML501', text)?.requests).toEqual([requests.at(-1)]);
  });

  it('says what the vendor thinks of an attribute that it does not accept, and not of the others', () => {
    const { evidence } = explained('ML501', userExport([...mandatoryRows, row('title', 'jobTitle')]))!;
    expect(evidence.map(({ says, target }) => [says, target])).toEqual([['unknown', 'title']]);
  });

  it('gives the sample a value for what only the mapping of the finding reads', () => {
    const rows = [...completeRows, row('title', 'extensionAttribute3')];
    expect(explained('ML501', userExport(rows))?.requests[0]?.body).toMatchObject({ title: 'Example' });
  });

  it('takes the person that it is given, and says when there is no value', () => {
    const rows = [...completeRows, row('title', 'jobTitle')];
    const user = { userPrincipalName: 'bob@example.com', givenName: 'Bob', surname: 'Ross' };
    const explanation = explained('ML501', userExport(rows), 'talkdesk', { user })!;
    expect(explanation.requests[0]?.body).toMatchObject({ userName: 'bob@example.com' });
    expect(explanation.notSent).toBe('the source ([jobTitle]) gives null');
  });

  it('shows the first request about a group where groups are not accepted', () => {
    expect(outline(explained('ML607', textOf('talkdesk-broken.json'))!)).toEqual([
      'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22Engines%22 rejected',
    ]);
  });

  it('shows the look-up for a wrong matching attribute', () => {
    const explanation = explained('ML210', textOf('entra-default.json'), 'staffbase')!;
    expect(outline(explanation)).toEqual(['GET /Users?filter=userName+eq+%22ada.example%40contoso.com%22 unknown']);
  });

  it('says that nothing is sent where nothing matches', () => {
    const rows = [row('userName', 'userPrincipalName'), ...completeRows.slice(1)];
    expect(explained('ML201', userExport(rows))).toMatchObject({
      requests: [],
      notSent: 'the mapping has no matching attribute',
    });
  });

  it('shows what somebody who is disabled comes to without "active": the user is deleted', () => {
    const explanation = explained('ML401', userExport(mandatoryRows))!;
    expect(explanation.event).toBe('disable');
    expect(explanation.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /Users/new']);
  });

  it('shows that nobody is disabled where "active" is always true', () => {
    const explanation = explained('ML404', userExport([...mandatoryRows, constantRow('active', 'True')]), 'generic')!;
    expect(explanation).toMatchObject({ event: 'disable' });
    expect(explanation.requests.map(({ body }) => body)).not.toContainEqual(
      expect.objectContaining({ Operations: [expect.objectContaining({ path: 'active', value: 'False' })] }),
    );
  });

  it('shows disabling with the wrong sense', () => {
    const inverted = userExport([...mandatoryRows, row('active', 'IsSoftDeleted')]);
    const { requests } = explained('ML402', inverted)!;
    expect(requests[0]?.body).toMatchObject({ Operations: [{ op: 'Replace', path: 'active', value: 'True' }] });
  });

  it('follows the flag of the tenant URL', () => {
    const inverted = userExport([...mandatoryRows, row('active', 'IsSoftDeleted')]);
    const { requests } = explained('ML402', inverted, 'talkdesk', { dialect: 'aadOptscim062020' })!;
    expect(requests[0]?.body).toMatchObject({ Operations: [{ op: 'replace', path: 'active', value: true }] });
  });

  it('says why the value of an expression is not sent', () => {
    const rows = [...completeRows, expressionRow('title', 'NoSuchFunction([jobTitle])')];
    const explanation = explained('ML803', userExport(rows), 'generic')!;
    expect(explanation.notSent).toContain('NoSuchFunction');
    expect(explanation.requests[0]?.body).not.toHaveProperty('title');
  });

  it('shows the request in which members are sent', () => {
    const explanation = explained('ML604', textOf('entra-default.json'), 'deskbird')!;
    expect(explanation.requests.map(({ method, body }) => [method, body?.Operations])).toEqual([
      ['PATCH', [{ op: 'Add', path: 'members', value: [{ value: 'new' }] }]],
    ]);
  });

  it('has nothing to say of the form of a file', () => {
    expect(explained('ML102', `\uFEFF${textOf('talkdesk-broken.json')}`)).toBeUndefined();
  });

  it('has nothing to say of a mapping that is off', () => {
    expect(explained('ML502', userExport(mandatoryRows.slice(0, 2), { enabled: true }))).toBeDefined();
    const { schema, ...read } = readExport(JSON.stringify(userExport(mandatoryRows.slice(0, 2))));
    const profile = loadProfile('talkdesk');
    const finding = lintExport({ schema, ...read }, { profile }).findings.find(({ code }) => code === 'ML502')!;
    const off = readExport(JSON.stringify(userExport(mandatoryRows.slice(0, 2), { enabled: false }))).schema;
    expect(explainFinding(finding, { schema: off, profile })).toBeUndefined();
  });

  it.each(profileIds())('explains whatever is found for %s, and changes nothing', (id) => {
    const profile = loadProfile(id);
    const hostile = [row('__proto__.x', 'mail'), row('constructor', 'mail'), row('a b', 'mail'), row('id', 'mail')];
    for (const exported of [
      textOf('entra-default.json'),
      textOf('talkdesk-broken.json'),
      JSON.stringify(userExport([...mandatoryRows, ...hostile])),
      JSON.stringify(groupExport([row('displayName', 'displayName', { matchingPriority: 1 })])),
    ]) {
      const { schema, ...read } = readExport(exported);
      for (const finding of lintExport({ schema, ...read }, { profile }).findings) {
        const explanation = explainFinding(finding, { schema, profile });
        if (explanation === undefined) continue;
        expect(explanation.requests.length > 0 || explanation.notSent !== undefined, finding.code).toBe(true);
        expect(explainFinding(finding, { schema, profile })).toEqual(explanation);
      }
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('answerReasons', () => {
  const reasons = (explanation: FindingExplanation) =>
    explanation.requests.map((request) => answerReasons(request, explanation));

  it('says why the vendor refuses what the finding is about', () => {
    expect(reasons(explained('ML502', userExport(completeRows.slice(0, 2)))!)).toEqual([
      { other: undefined, own: ['Talkdesk requires name.familyName, and the user has none'] },
    ]);
  });

  it('tells apart what it says of the finding and for what else it refuses the request', () => {
    const rows = [...completeRows.slice(0, 2), row('title', 'jobTitle')];
    expect(reasons(explained('ML501', userExport(rows))!)).toEqual([
      {
        other: 'Talkdesk requires name.familyName, and the user has none',
        own: ['Talkdesk does not take this attribute, and does not say what becomes of it'],
      },
    ]);
  });

  it('says why an answer is not known where that is about the request as a whole', () => {
    expect(reasons(explained('ML401', userExport(mandatoryRows))!)).toEqual([
      { other: undefined, own: ['Talkdesk does not say what it answers to such a request'] },
    ]);
  });

  it('names the attribute that decides, where the finding is about another one', () => {
    const rows = [...completeRows, row('nickName', 'mail'), row('externalId', 'mailNickname')];
    expect(reasons(explained('ML304', userExport(rows))!)).toEqual([
      {
        other: 'Talkdesk does not take this attribute, and does not say what becomes of it (nickName)',
        own: [],
      },
    ]);
  });
});
