import type { Page } from 'playwright-core';
import { settled } from './visitor.ts';

/** Gives texts to the field of a page that is worked on by scan, one after the other. */
export const scan =
  (...texts: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const text of texts) {
      await page.locator('main input[data-hotkey="search"]').first().fill(text);
      await page.keyboard.press('Enter');
      await settled(page);
    }
  };
