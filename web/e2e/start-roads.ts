import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { DeliveryId, PersonRoadId, RoadId, RoadKind } from '@zhidan/core/notify/road.ts';
import { insertDeliveries, markRefused, markSent, type NewDelivery } from '../../server/notify/deliver/delivery-store.ts';
import { bindEnd } from '../../server/notify/mine/person-road-store.ts';
import { addRoad } from '../../server/notify/roads/add-road.ts';
import { saveRoadFault, saveTaken } from '../../server/notify/roads/road-store.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { newId } from '../../server/platform/new-id.ts';
import { messengerApps } from '../../server/testing/messenger-apps.ts';

const roads = [
  { kind: 'wecom_app', name: '企业微信 · 知单应用' },
  { kind: 'dingtalk_robot', name: '仓库群 · 钉钉机器人' },
  { kind: 'feishu_robot', name: '运营群 · 飞书机器人' },
] as const satisfies readonly Readonly<{ kind: RoadKind; name: string }>[];

/** Three roads, one of them with trouble; the owner bound to one; messages that went, were refused and were kept back. */
export async function startRoads(merchant: Merchant): Promise<void> {
  const { db, vault, clock } = merchant;
  const now = clock();
  const by = systemCaller('demo');
  const people = await db.selectFrom('people').select(['id', 'login']).execute();
  const idOf = (login: string): string => people.find((one) => one.login === login)?.id ?? '';
  await inTransaction(db, async (tx) => {
    const ids: RoadId[] = [];
    for (const { kind, name } of roads) {
      ids.push(
        (await addRoad(tx, { by, now: plusMs(now, ids.length), kind, name, fields: messengerApps[kind].fields, addresses: {} }, vault)).id,
      );
    }
    const [app, ding, feishu] = ids;
    if (!app || !ding || !feishu) return;
    const personId = idOf('laoban');
    const end = await bindEnd(tx, vault, {
      id: newId<PersonRoadId>(now),
      personId,
      roadId: app,
      address: 'shenguodong',
      same: 'shenguodong',
      label: 'sh***ng',
      now,
    });
    const row = (over: Partial<NewDelivery>): NewDelivery => ({
      id: newId<DeliveryId>(now),
      noticeId: null,
      rule: 'deadline_passed',
      severity: 'alarm',
      place: '/deadlines',
      personId,
      roadId: app,
      personRoadId: end,
      state: 'sending',
      skipReason: null,
      queuedAt: plusMs(now, -600_000),
      beganAt: now,
      dueAt: now,
      ...over,
    });
    const [sent, refused, group] = [row({}), row({ rule: 'approval_wanted' }), row({ personId: null, personRoadId: null, roadId: feishu })];
    const quiet = row({
      rule: 'number_failed',
      severity: 'warning',
      state: 'skipped',
      skipReason: 'quiet',
      queuedAt: plusMs(now, -3_600_000),
    });
    const queued = row({ rule: 'stop_asked', personId: idOf('cangku'), state: 'queued', queuedAt: now });
    await insertDeliveries(tx, [sent, refused, group, quiet, queued]);
    await markSent(tx, { ids: [sent.id], text: '3 张发货单已超过发货时限', now });
    await markSent(tx, { ids: [group.id], text: '3 张发货单已超过发货时限', now });
    const missed = new ConnectorFault({ kind: 'business', platformCode: '81013', platformWords: 'user & party & tag all invalid' });
    await markRefused(tx, { ids: [refused.id], fault: missed, text: '有一项申请等您审批，订单已锁定' });
    await saveTaken(tx, app, now);
    await saveTaken(tx, feishu, now);
    const unsigned = new ConnectorFault({ kind: 'invalid_request', platformCode: '310000', platformWords: 'description:sign not match' });
    await saveRoadFault(tx, { id: ding, fault: unsigned, now, pausedUntil: null });
  });
}
