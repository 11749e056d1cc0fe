import { gzipSync } from 'node:zlib';
import type { Board, BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { boardColumnCodes, boardPartCodes } from '@zhidan/core/insights/board/board-column.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../web/e2e/chromium.ts';
import { idleAt, scrollThrough } from '../web/e2e/page-speed.ts';
import { prepareGround } from '../web/e2e/product.ts';
import { receiveShopOrders } from '../web/e2e/shop-orders.ts';
import { newVisitor, settled } from '../web/e2e/visitor.ts';
import { percentile, type Bench } from './figure.ts';

const cardCount = 5_000;
const frameCount = 300;
/** About a card a frame: a fast flick. */
const pixelsAFrame = 100;

export const bench: Bench = {
  async figures(house) {
    const ground = await prepareGround();
    house.closing(ground.remove);
    const product = await ground.open({ isDemo: true, prepare: receiveShopOrders });
    house.closing(product.stop);
    const browser = await launchChromium();
    house.closing(() => browser.close());
    const { url } = product;
    return [
      { name: 'web.initial_script', unit: 'KiB', value: () => initialScript(url), limit: () => Promise.resolve(350), rounds: 1 },
      { name: 'web.first_screen', unit: 'ms', value: () => firstScreen(browser, url), limit: () => barePage(browser, url) },
      ...(['p95', 'cpu'] as const).map((kind) => ({
        name: `web.board_frame_${kind}_of_${cardCount}`,
        unit: 'ms',
        value: async () => (await boardFrames(browser, url))[kind],
        limit: async () => (await bareFrames(browser, url))[kind],
        rounds: 3,
      })),
    ];
  },
};

/** What the first page names and has to be there before it is drawn, compressed. */
async function initialScript(url: string): Promise<number> {
  const page = await (await fetch(url)).text();
  const paths = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);
  const scripts = await Promise.all([...new Set(paths)].map(async (path) => (await fetch(new URL(path, url))).bytes()));
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1024;
}

/** From the address to a home page whose figures are there and whose thread is free to answer; nothing is cached. */
async function firstScreen(browser: Browser, url: string): Promise<number> {
  const { page, context } = await newVisitor(browser, url, { login: 'laoban' });
  await page.goto('/', { waitUntil: 'commit' });
  await settled(page);
  const ms = await idleAt(page);
  await context.close();
  return ms;
}

/** A page without a script from the same server. */
async function barePage(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/health');
  const ms = await page.evaluate(() => performance.now());
  await context.close();
  return ms;
}

/** How long a frame lasts at the 95th percentile, sixty a second at most, and what the page's thread works for one. */
type Frames = Readonly<{ p95: number; cpu: number }>;

/** Scrolls through a column of cards. */
async function boardFrames(browser: Browser, url: string): Promise<Frames> {
  const { page, context } = await newVisitor(browser, url, { login: 'laoban' });
  await page.route('**/api/board?*', (route) => route.fulfill({ json: fullBoard() }));
  await page.route('**/api/board', (route) => route.fulfill({ json: fullBoard() }));
  await page.goto('/board');
  await page.locator('[data-scroll="working"] [data-card]').first().waitFor();
  const frames = await framesOf(page, '[data-scroll="working"]');
  await context.close();
  return frames;
}

/** An empty box of the same height. */
async function bareFrames(browser: Browser, url: string): Promise<Frames> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/health');
  await page.setContent(`<div id="box" style="height: 500px; overflow: auto"><div style="height: ${cardCount * 112}px"></div></div>`);
  const frames = await framesOf(page, '#box');
  await context.close();
  return frames;
}

async function framesOf(page: Page, box: string): Promise<Frames> {
  const { frames, workMs } = await scrollThrough(page, box, { frames: frameCount, pixels: pixelsAFrame });
  return { p95: percentile(frames, 0.95), cpu: workMs / frameCount };
}

/** A first column of thousands, as after a morning of scrolling; the others are empty. */
function fullBoard(): Board {
  const now = Date.now();
  const items = Array.from({ length: cardCount }, (_, place) => card(place, now));
  return {
    asOf: instant(now),
    counts: {
      columns: boardColumnCodes.map((column) => ({ column, count: column === 'working' ? cardCount : 0, isCapped: false })),
      parts: boardPartCodes.map((part) => ({ part, count: part === 'audit' ? cardCount : 0 })),
      lateCount: 0,
    },
    columns: boardColumnCodes.map((column) => ({ column, items: column === 'working' ? items : [], next: null })),
  };
}

function card(place: number, now: number): BoardCard {
  const id = crypto.randomUUID();
  return {
    id,
    column: 'working',
    isOrder: false,
    no: `FH-${place}`,
    stage: 'audit',
    stageSince: instant(now),
    openedAt: instant(now),
    shopId: crypto.randomUUID() as BoardCard['shopId'],
    orders: [{ orderId: crypto.randomUUID() as BoardCard['orders'][number]['orderId'], orderNo: `B${1_000_000 + place}`, kind: 'sale' }],
    goods: [
      { name: '婴儿连体衣 米白 73cm', quantity: 1 },
      { name: '宽口玻璃奶瓶 240ml', quantity: 2 },
    ],
    pieceCount: 3,
    warehouseName: '宁波仓',
    carrier: 'SF',
    waybillNo: null,
    province: '浙江省',
    city: '宁波市',
    shipBy: instant(now + place * 60_000),
    penaltyFen: fen(500),
    stock: 'reserved',
    priority: place % 7 === 0 ? 1 : 0,
    printCount: 0,
    isPart: false,
    isRefunding: false,
    exceptions: place % 5 === 0 ? ['out_of_stock'] : [],
    holdSources: place % 9 === 0 ? ['hand'] : [],
    tags: place % 3 === 0 ? ['老客', 'VIP'] : [],
  };
}
