import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { nextLoadWindow, type PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { pullWindow } from '../pull/pull-window.ts';
import { runPull } from '../pull/run-pull.ts';
import { channelOfShop } from '../shop-store.ts';

/** A gap is an hour or some: one that takes longer is filled the next time. */
const runLimitMs = 600_000;

export type GapAsk = Readonly<{ shopId: ShopId; span: PullWindow; askedBy: string; signal?: AbortSignal | undefined }>;

/** Reads all orders again that were created in a span, as a run of its own in the list. False when the platform failed, or time ran out. */
export async function fillGap(merchant: Merchant, { shopId, span, askedBy, signal }: GapAsk): Promise<boolean> {
  const channel = await channelOfShop(merchant.db, shopId);
  if (!channel) return false;
  const { pullRules } = connectorOf(channel);
  const nothing = (): Promise<void> => Promise.resolve(); // a gap is begun anew, never gone on with
  let to = span.to;
  const fault = await runPull(
    merchant,
    { shopId, kind: 'gap', askedBy, signal, limitMs: runLimitMs, intervalMs: 0, end: nothing },
    async (run) => {
      while (to > span.from && !run.isOutOfTime()) {
        const window = nextLoadWindow({ from: span.from, to }, pullRules);
        const ask = { basis: 'created', window, page: null, keepPlace: nothing, forgetPlace: nothing } as const;
        if (!(await pullWindow(merchant, run, ask))) break;
        to = window.from;
        run.passed({ from: to, to: span.to });
      }
      return { isMore: false };
    },
  );
  return fault === null && to <= span.from;
}
