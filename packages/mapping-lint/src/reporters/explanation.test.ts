import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { explainedReport } from '../../test-support/explained.ts';
import { completeRows, expressionRow, mandatoryRows, row, userExport } from '../../test-support/lint.ts';
import { markdownParts } from '../../test-support/markdown-parts.ts';
import { formatGithub } from './github.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import type { CheckedFile } from './report.ts';
import { formatSarif } from './sarif.ts';

const run = (file: CheckedFile) => ({ files: [file] });

/** Talkdesk refuses a user without a family name. */
const nameless = explainedReport(userExport([...completeRows.slice(0, 2), completeRows[3]!]));
/** Two values that Talkdesk does not take, in one request. */
const twice = explainedReport(userExport([...completeRows, row('title', 'jobTitle'), row('nickName', 'mail')]));
/** Without "active" Entra deletes whom it would disable. */
const inactive = explainedReport(userExport(mandatoryRows));
/** Without a matching attribute Entra sends nothing. */
const unmatched = explainedReport(userExport([row('userName', 'userPrincipalName'), ...completeRows.slice(1)]));
/** Deskbird knows groups; an expression without a value is not sent. */
const withheld = explainedReport(userExport([...completeRows, expressionRow('title', 'NoSuchFunction([jobTitle])')]));

const CREATED = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
  userName: 'ada.example@contoso.com',
  name: { givenName: 'Ada' },
  active: true,
  meta: { resourceType: 'User' },
};
const ANSWER = 'ejected; Talkdesk requires name.familyName, and the user has none';

/** The request as text, as the reports that people read show it. */
const REQUEST = `POST /Users\n\n${JSON.stringify(CREATED, null, 2)}`;

const DECODED: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#39;': "'",
};

/** The blocks of a page that are shown as they are. */
function blocksOf(html: string): string[] {
  return [...html.matchAll(/<pre>([\s\S]*?)<\/pre>/g)].map(([, text = '']) =>
    text.replaceAll(/&(quot|lt|gt|amp|#39);/g, (entity) => DECODED[entity] ?? entity),
  );
}

describe('the page with what is sent', () => {
  it('shows the request as it is sent, and what the vendor would answer', () => {
    const html = formatHtml(run(nameless));
    expect(blocksOf(html)).toContain(REQUEST);
    expect(html).toContain('<dt>What Entra sends for a made-up person or group</dt>');
    expect(html).toContain(`<dt>What Talkdesk would answer</dt><dd>R${ANSWER}.</dd>`);
  });

  it('shows a request that several findings share once, and links to it', () => {
    const html = formatHtml(run(twice));
    expect(html.match(/&quot;userName&quot;: /g)).toHaveLength(1);
    expect(html).toContain('<p>The same request as for <a href="#file-1-1">number 1</a>.</p>');
    expect(html).toContain('<li class="error" id="file-1-1">');
    expect(html.match(/would answer/g)).toHaveLength(2);
  });

  it('numbers findings as it lists them, which is not the order of the text', () => {
    const hint = row('nickName', 'mail');
    const file = explainedReport(userExport([...mandatoryRows, hint, row('title', 'jobTitle')]));
    const [, target] = /href="#(file-1-\d+)"/.exec(formatHtml(run(file))) ?? [];
    const shown = new RegExp(`id="${target}">[\\s\\S]*?</li>`).exec(formatHtml(run(file)))?.[0];
    expect(shown).toContain('ada.example@contoso.com');
  });

  it('says what happens, and why nothing is sent', () => {
    expect(formatHtml(run(inactive))).toMatch(
      /<dt>What Entra sends for a made-up person or group, when somebody is disabled<\/dt><dd><pre>DELETE \/Users\/new<\/pre>/,
    );
    expect(formatHtml(run(unmatched))).toContain('<dd>Nothing: the mapping has no matching attribute.</dd>');
    expect(formatHtml(run(withheld))).toMatch(/<p>Without this value: .*NoSuchFunction.*<\/p>/);
  });

  it('is the page it was where nobody asked', () => {
    const { explanations: _, ...plain } = nameless;
    expect(formatHtml(run(plain))).not.toMatch(/would answer|made-up/);
  });
});

describe('Markdown with what is sent', () => {
  it('shows the request in a block of code that belongs to the finding, and what the vendor would answer', () => {
    const markdown = formatMarkdown(run(nameless));
    expect(markdownParts(markdown).code).toContain(REQUEST);
    expect(markdown).toContain('   For a made-up person or group Entra sends:\n\n   ```http\n   POST /Users\n');
    expect(markdownParts(markdown).around).toContain(`Talkdesk would answer: r${ANSWER}.`);
    // Nothing falls out of the list.
    expect(fromMarkdown(markdown).children.map(({ type }) => type)).not.toContain('code');
  });

  it('shows a request that several findings share once', () => {
    const markdown = formatMarkdown(run(twice));
    expect(markdownParts(markdown).code.filter((text) => text.includes('ada.example'))).toHaveLength(1);
    expect(markdown).toContain('For a made-up person or group Entra sends, as for number 1:');
  });

  it('says what happens, and why nothing is sent', () => {
    expect(formatMarkdown(run(inactive))).toContain('Entra sends, when somebody is disabled:');
    expect(formatMarkdown(run(unmatched))).toContain('Entra sends nothing: the mapping has no matching attribute.');
    expect(markdownParts(formatMarkdown(run(withheld))).around).toMatch(/, without this value: .*NoSuchFunction/);
  });

  it('leaves what is code to the block, whatever a value holds', () => {
    const value = '```\n~~~ <b>bold</b> ![x](http://evil.example/a.png)';
    const title = { targetAttributeName: 'title', source: { type: 'Constant', expression: `"${value}"` } };
    const markdown = formatMarkdown(run(explainedReport(userExport([...completeRows, title]))));
    const { code, around } = markdownParts(markdown);
    expect(JSON.parse(code[0]!.slice('POST /Users'.length))).toMatchObject({ title: value });
    expect(around).not.toContain('evil.example/a.png');
    expect(markdown).not.toContain('<b>');
  });
});

describe('what programs read, with what is sent', () => {
  it('is in JSON as data', () => {
    const report = JSON.parse(formatJson(run(nameless)));
    const { explanation } = report.files[0].findings.find(({ code }: { code: string }) => code === 'ML502');
    expect(explanation.requests).toEqual([
      { method: 'POST', path: '/Users', body: CREATED, verdict: expect.objectContaining({ outcome: 'rejected' }) },
    ]);
  });

  it('is in SARIF a web request with the answer, as far as it is known, and in the message', () => {
    const { results } = JSON.parse(formatSarif(run(nameless))).runs[0];
    const result = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'ML502');
    expect(result.webRequest).toMatchObject({ method: 'POST', target: '/Users' });
    expect(JSON.parse(result.webRequest.body.text)).toEqual(CREATED);
    // Talkdesk does not say with which status it refuses a user.
    expect(result).not.toHaveProperty('webResponse');
    expect(result.message.text).toContain(`\nanswer: Talkdesk: r${ANSWER}`);

    const fixture = join(import.meta.dirname, '../../fixtures/entra-default.json');
    const exported: object = JSON.parse(readFileSync(fixture, 'utf8'));
    const known = JSON.parse(formatSarif(run(explainedReport(exported, 'a.json', 'saml-jackson')))).runs[0].results;
    expect(known.find(({ ruleId }: { ruleId: string }) => ruleId === 'ML213')).toMatchObject({
      webRequest: { method: 'POST', target: '/Users' },
      webResponse: { statusCode: 201 },
      message: { text: expect.stringContaining('accepted (201)') },
    });
  });

  it('is in annotations of GitHub and in JUnit a part of the text, whole for each finding', () => {
    for (const file of [nameless, twice]) {
      const explained = file.explanations?.size ?? 0;
      const annotations = formatGithub(run(file)).trimEnd().split('\n');
      expect(annotations).toHaveLength(file.findings.length);
      expect(annotations.filter((line) => line.includes('%0Asends: POST /Users%0A{%0A'))).toHaveLength(explained);
      const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(formatJunit(run(file)));
      const cases: { failure?: { '#text': string } }[] = [xml.testsuites.testsuite.testcase].flat();
      const texts = cases.map(({ failure }) => failure?.['#text'] ?? '');
      expect(texts.filter((text) => text.includes('sends: POST /Users\n{\n') && /^answer: /m.test(text))).toHaveLength(
        explained,
      );
    }
  });
});
