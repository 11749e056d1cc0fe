import type { WorldShop } from './emulated-world.ts';

const answerLimitMs = 10_000;

/**
 * Does what a seller does on a platform's authorise page: chooses the shop, says yes, and is led back with a code.
 * @throws Error with what the page said when it does not lead back to us
 */
export async function agreeOnPage(pageUrl: string, shop: WorldShop, state: string): Promise<string> {
  const page = await (await fetch(pageUrl, { signal: AbortSignal.timeout(answerLimitMs) })).text();
  if (!page.includes(`value="${shop.seq}"`))
    throw new Error(`the authorise page of ${shop.platform} offers no shop ${shop.name}: ${wordsOf(page)}`);
  const form = new URLSearchParams({ shop: String(shop.seq) });
  const agreed = await fetch(pageUrl, { method: 'POST', body: form, redirect: 'manual', signal: AbortSignal.timeout(answerLimitMs) });
  const place = agreed.headers.get('location');
  if (place === null) throw new Error(`the authorise page of ${shop.platform} did not lead back: ${wordsOf(await agreed.text())}`);
  const { searchParams } = new URL(place);
  const code = searchParams.get('code');
  if (code === null || searchParams.get('state') !== state)
    throw new Error(`the authorise page of ${shop.platform} led back without code or state`);
  return code;
}

const wordsOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<[^>]*>/gsu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 300);
