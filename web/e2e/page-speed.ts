import type { Page } from 'playwright-core';

/** Milliseconds since the page was asked for, at the moment in which its thread has nothing to do. */
export function idleAt(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((done) => requestIdleCallback(() => done(performance.now()))));
}

/** How long each frame lasted, sixty a second at most, and for how long the page's thread worked in all; milliseconds. */
export type Scrolled = Readonly<{ frames: readonly number[]; workMs: number }>;

/** Scrolls a box of the page by some pixels a frame. */
export async function scrollThrough(page: Page, box: string, ask: Readonly<{ frames: number; pixels: number }>): Promise<Scrolled> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workMs = async (): Promise<number> => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const before = await workMs();
  const frames = await page.evaluate(
    ({ selector, count, pixels }) =>
      new Promise<number[]>((done) => {
        const [element, moments] = [document.querySelector(selector), [] as number[]];
        const step = (at: number): void => {
          moments.push(at);
          if (moments.length > count) return done(moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0)));
          element?.scrollBy(0, pixels);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    { selector: box, count: ask.frames, pixels: ask.pixels },
  );
  return { frames, workMs: (await workMs()) - before };
}
