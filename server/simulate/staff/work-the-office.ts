/** Auditors, finance, the supervisor on the phone, and refunds agreed to at the platforms' back offices. */
import type { ApprovalView } from '@zhidan/core/approvals/approval-api.ts';
import type { AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Page } from '@zhidan/core/kernel/page.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { reactionMs } from '../chance.ts';
import { answered, type Visitor } from '../visitor.ts';
import { handsFor, type Hands } from './hands.ts';
import { butForVisitors } from './kept-work.ts';
import { isBetween, type Shift } from './shift.ts';

const minuteMs = 60_000;

export async function workTheOffice(shift: Shift): Promise<void> {
  const { house, assumptions, spanMs } = shift;
  if (!isBetween(house.merchant.clock(), assumptions.deskFrom, assumptions.deskUntil)) return;
  await audit(shift, handsFor(assumptions.auditPeople, spanMs, shift));
  await decide(shift, handsFor(1, spanMs, shift));
  await agreeToRefunds(shift);
}

/** Auditors read what the rules stopped, ask the buyer, and let it pass; large amounts go by finance. */
async function audit(shift: Shift, hands: Hands): Promise<void> {
  const { house, assumptions } = shift;
  // what has come just now the rules may let pass by themselves, when it has been paid for long enough
  const until = plusMs(house.merchant.clock(), -assumptions.patienceMinutes * minuteMs);
  await passAll(shift, hands, { by: await house.as('zhuguan'), pile: 'audit', until, reason: '已与买家核对，可以发货' });
  await passAll(shift, hands, { by: await house.as('caiwu'), pile: 'finance', until, reason: '' });
}

type Pile = Readonly<{ by: Visitor; pile: 'audit' | 'finance'; until: Instant; reason: string }>;

async function passAll(shift: Shift, hands: Hands, { by, pile, until, reason }: Pile): Promise<void> {
  const items = await wholeQueue(by, pile);
  const readable = items.filter((row) => row.stageSince <= until && mayPass(row));
  const ids = butForVisitors(shift, pile, readable)
    .slice(0, hands.room(pile))
    .map(({ id }) => id);
  if (ids.length === 0) return;
  await answered(by.post('/api/audit/queue/pass', { ids, reason }));
  hands.did(pile, ids.length);
}

/** What a hold, a platform or a buyer keeps waiting nobody can pass; a warning of its deadline is no obstacle. */
const mayPass = ({ isReady, exceptions, holdReasons }: AuditQueueRow): boolean =>
  isReady ||
  (holdReasons.length === 0 && exceptions.every(({ kind }) => kind === 'audit_blocked' || orderExceptions[kind].effect === 'informs'));

/** Page by page: what waits for somebody else may fill the first ones. */
async function wholeQueue(by: Visitor, pile: Pile['pile']): Promise<readonly AuditQueueRow[]> {
  const rows: AuditQueueRow[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Page<AuditQueueRow> = await answered<Page<AuditQueueRow>>(
      by.get(`/api/audit/queue?stage=${pile}&limit=200${after && `&after=${encodeURIComponent(after)}`}`),
    );
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

/** The phone rings; how long it lies there is chance. */
async function decide(shift: Shift, hands: Hands): Promise<void> {
  const { house, assumptions, chance } = shift;
  const supervisor = await house.as('zhuguan');
  const { items } = await answered<{ items: readonly ApprovalView[] }>(supervisor.get('/api/approvals?limit=200'));
  const now = instantMs(house.merchant.clock());
  const seen = items.filter(({ isMine, askedAt, title }) => {
    const lookedAt = instantMs(askedAt) + reactionMs(chance('reaction', title['zh-CN']), assumptions.reactionMinutes * minuteMs);
    return isMine && lookedAt <= now;
  });
  for (const { id, title } of butForVisitors(shift, 'approve', seen).slice(0, hands.room('approve'))) {
    const isYes = chance('approves', title['zh-CN']) < assumptions.approves;
    const verdict = isYes ? { verdict: 'approve' } : { verdict: 'reject', reason: '来不及改，请买家拒收重拍' };
    const { status } = await supervisor.post(`/api/approvals/${id}/decide`, verdict);
    if (status === 200) hands.did('approve'); // the buyer may have been faster
  }
}

/** Refunds are agreed to where they are asked for, as long as the product has no after-sales of its own. */
async function agreeToRefunds({ house, assumptions, spanMs, ledger }: Shift): Promise<void> {
  const everyMs = assumptions.refundAfterMinutes * minuteMs;
  if (instantMs(house.merchant.clock()) % everyMs >= spanMs) return;
  const { steps } = (await house.now({ do: 'act', act: 'agree_refund', share: 1 })) as { steps: readonly Readonly<{ count?: number }>[] };
  const count = steps[0]?.count ?? 0;
  if (count > 0) ledger.set('refund', (ledger.get('refund') ?? 0) + count);
}
