import { describe, expect, it } from 'vitest';
import { instant, plusMs } from '../../kernel/instant.ts';
import { chainLinkCodes, type ChainLink } from './chain-link-code.ts';
import { chainLinks, chainOf, type ChainMoments } from './chain-link.ts';

const paidAt = instant('2026-11-22T02:00:00Z');
const at = (minutes: number) => plusMs(paidAt, minutes * 60_000);
const limits = Object.fromEntries(chainLinkCodes.map((link) => [link, chainLinks[link].limitMinutes])) as Record<ChainLink, number>;
const none: ChainMoments = {
  paidAt: null,
  openedAt: null,
  reservedAt: null,
  releasedAt: null,
  numberedAt: null,
  printedAt: null,
  checkedAt: null,
  shippedAt: null,
  noticedAt: null,
  shownAt: null,
  basisAt: null,
  freeAt: null,
};
const states = (moments: Partial<ChainMoments>, minutes: number) =>
  chainOf({ ...none, ...moments }, limits, at(minutes))
    .map(({ link, state }) => `${link} ${state}`)
    .filter((text) => !text.endsWith('ahead'));

describe('the chain of an order', () => {
  it('an order that was paid waits for the warehouse to be told, and is broken when that takes too long', () => {
    expect(states({ paidAt }, 15)).toEqual(['told waiting', 'basis waiting']);
    expect(states({ paidAt }, 16)).toEqual(['told broken', 'basis waiting']);
  });

  it('shows what is done, with how long it took, and what waits after it', () => {
    const moments = { paidAt, basisAt: paidAt, openedAt: at(1), reservedAt: at(2), releasedAt: at(3), numberedAt: at(5) };
    expect(states(moments, 60)).toEqual(['told done', 'stock done', 'audit done', 'number done', 'print waiting', 'basis done']);
    expect(chainOf({ ...none, ...moments }, limits, at(60)).find(({ link }) => link === 'number')).toMatchObject({ tookMs: 120_000 });
  });

  it('a step that was skipped does not leave a later one broken for ever', () => {
    const moments = { paidAt, basisAt: paidAt, openedAt: at(1), reservedAt: at(1), releasedAt: at(1), numberedAt: at(2), printedAt: at(3) };
    expect(states({ ...moments, checkedAt: at(9), shippedAt: at(9), noticedAt: at(10), shownAt: at(11) }, 9_999)).toHaveLength(10);
    expect(
      states({ ...moments, checkedAt: at(9), shippedAt: at(9), noticedAt: at(10), shownAt: at(11) }, 9_999).every((text) =>
        text.endsWith('done'),
      ),
    ).toBe(true);
  });

  it('a presale held until its day is held, not broken, and its clock begins when the hold ends', () => {
    const moments = { paidAt, basisAt: paidAt, openedAt: at(1), reservedAt: at(1), freeAt: at(5_000) };
    expect(states(moments, 4_999)).toEqual(['told done', 'stock done', 'audit held', 'basis done']);
    expect(states(moments, 5_240)).toContain('audit waiting');
    expect(states(moments, 5_241)).toContain('audit broken');
  });

  it('is one line: every link but the first begins where an earlier one ends or at the payment', () => {
    const known = new Set<string>(['paidAt']);
    for (const link of chainLinkCodes) {
      expect(known).toContain(chainLinks[link].begins);
      known.add(chainLinks[link].ends);
    }
  });
});
