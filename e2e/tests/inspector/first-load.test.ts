import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** The page as the server's package contains it. */
const folder = fileURLToPath(new URL('../../../apps/reference-server/dist/inspector/', import.meta.url));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What a browser loads before anything is done: what the page names, and what that imports at once. */
function firstLoad(): Set<string> {
  const files = new Set(['index.html']);
  for (const file of files) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    const text = read(file);
    const named = [
      ...text.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g),
      ...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g),
      ...text.matchAll(/@import\s*(?:url\()?["']?([^"')]+)/g),
    ];
    for (const [, name] of named)
      if (name !== undefined) files.add(name.startsWith('assets/') ? name : `assets/${name}`);
  }
  return files;
}

describe('the page of the inspector', () => {
  it('loads at most 150 kB, gzipped, before anything is done', () => {
    const files = [...firstLoad()];
    expect(files).toContainEqual(expect.stringMatching(/\.js$/));
    expect(files).toContainEqual(expect.stringMatching(/\.css$/));
    const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  });

  it('has the linter and the profiles in files of their own, which are loaded when they are used', () => {
    /** Words that only the bundled profiles and the rules of the linter hold. */
    const elsewhere = /support\.talkdesk\.com|unsupported-target/;
    for (const file of firstLoad()) expect(read(file), file).not.toMatch(elsewhere);
    const lazy = globSync('assets/*.js', { cwd: folder }).filter((file) => elsewhere.test(read(file)));
    expect(lazy.length).toBeGreaterThan(0);
  });

  it('has the planner of Entra in a file that neither the page nor the linter loads before somebody asks', () => {
    const scripts = globSync('assets/*.js', { cwd: folder });
    /** A sentence of the planner alone. */
    const planner = scripts.filter((file) => read(file).includes('the mapping has no matching attribute'));
    expect(planner).toEqual([expect.stringMatching(/^assets\/explain-on-wire-/)]);
    const name = planner[0]!.replace('assets/', './');
    for (const file of scripts) {
      expect(read(file), file).not.toMatch(new RegExp(`(?:from|import)\\s*["'\`]${name.replaceAll('.', '\\.')}`));
    }
  });

  it('names no other server, and has neither script nor style in its HTML', () => {
    const html = read('index.html');
    expect(html).not.toMatch(/https?:\/\/|<style|style=|\son\w+=/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });
});
