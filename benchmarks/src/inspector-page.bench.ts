import type { Page } from 'playwright-core';
import { makePeople } from './directory/make-directory.ts';
import { Servers } from './directory/servers.ts';
import { longestTask, openBrowser } from './inspector-page/main-thread.ts';
import { startTraffic } from './inspector-page/traffic.ts';
import { claim } from './shared/compare.ts';

/** Whether the page of the inspector stays responsive: 1,000,000 users, and requests as fast as a large cycle sends them. */
const count = 1_000_000;
const most = 100;
const seconds = 5;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What somebody does in a view while the traffic goes on. */
const views: readonly { name: string; path: string; ready: string; act: (page: Page) => Promise<void> }[] = [
  {
    ...{ name: 'live traffic', path: '/', ready: '.traffic-grid [role=gridcell]' },
    act: () => wait(seconds * 1000).then(() => {}),
  },
  {
    ...{ name: 'live traffic, scrolled and stepped through', path: '/', ready: '.traffic-grid [role=gridcell]' },
    act: async (page) => {
      await page.getByRole('grid').focus();
      for (let step = 0; step < seconds * 10; step += 1) {
        await page.mouse.wheel(0, 120);
        await page.keyboard.press('j');
        await wait(80);
      }
    },
  },
  {
    ...{
      name: '1,000,000 users, from end to end',
      path: '/resources/default/User',
      ready: '.resource-grid .cell-version',
    },
    act: async (page) => {
      await page.getByRole('grid').focus();
      for (let step = 0; step < seconds; step += 1) {
        await page.keyboard.press(step % 2 === 0 ? 'End' : 'Home');
        for (let turn = 0; turn < 5; turn += 1) {
          await page.keyboard.press(step % 2 === 0 ? 'PageUp' : 'PageDown');
          await wait(150);
        }
      }
    },
  },
];

const servers = new Servers();
try {
  await makePeople(servers.file('many'), count);
  const server = await servers.ours('many');
  const browser = await openBrowser();
  const traffic = startTraffic(server, count);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    for (const { name, path, ready, act } of views) {
      await page.goto(new URL(path, server.url).href);
      await page.locator(ready).first().waitFor();
      await page.mouse.move(640, 500);
      const { work, whole } = await longestTask(browser, page, () => act(page));
      claim({
        name: `the longest task of the page: ${name}`,
        found: `${work.toFixed(0)} ms of work (${whole.toFixed(0)} ms with what else the machine did)`,
        wanted: `≤ ${most} ms`,
        isMet: work <= most,
      });
    }
  } finally {
    const rate = await traffic.stop().finally(() => browser.close());
    claim({
      ...{ name: 'requests meanwhile', found: `${rate.toFixed(0)}/s`, wanted: '≥ 450/s', isMet: rate >= 450 },
    });
  }
} finally {
  await servers.end();
}
