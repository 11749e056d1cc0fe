import { beijingText } from '../world/beijing-time.ts';
import { scansOf } from '../world/parcels/parcel.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import type { Push } from '../world/push.ts';
import type { World } from '../world/world.ts';
import { kdniaoState } from './own-state.ts';
import { signKinds } from './sign.ts';
import { traceDocument } from './trace.ts';

/** news of so long go together (unverified) */
const gatherMs = 30_000;
const minuteMs = 60_000;
/** a push that was not taken comes again so often (unverified) */
const retryMs = [5 * minuteMs, 30 * minuteMs, 60 * minuteMs];

/** News of a subscription: pushed with what else there is soon. */
export function fileNews(world: World, name: string): void {
  const { news, subscriptions } = kdniaoState(world);
  const found = subscriptions.get(name);
  if (!found) return;
  const batch = `${found.accountKey} ${found.pushType}`;
  const waiting = news.get(batch);
  if (waiting) return void waiting.add(name);
  news.set(batch, new Set([name]));
  world.at(world.nowMs() + gatherMs, () => {
    const names = news.get(batch) ?? new Set();
    news.delete(batch);
    push(world, found, [...names]);
  });
}

/** Whole traces of these numbers, to the address that the account is registered with. */
function push(world: World, { accountKey, pushType }: Readonly<{ accountKey: string; pushType: string }>, names: readonly string[]): void {
  const app = world.apps('kdniao').find(({ key }) => key === accountKey);
  if (!app?.pushUrl) return;
  const data = names.flatMap((name) => rowOf(world, name));
  const requestData = JSON.stringify({
    EBusinessID: accountKey,
    PushTime: beijingText(world.nowMs()),
    Count: String(data.length),
    Data: data,
  });
  const kind = kdniaoState(world).signKinds.get(accountKey) ?? 'hex';
  const body = new URLSearchParams({
    RequestData: requestData,
    RequestType: pushType,
    DataSign: signKinds[kind](requestData, app.secret),
  }).toString();
  const sent: Push = {
    request: { url: app.pushUrl, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' }, body },
    isAccepted: (status, answer) => status === 200 && isTaken(answer, accountKey),
    retryMs,
  };
  world.post('kdniao', sent);
}

function rowOf(world: World, name: string): readonly object[] {
  const found = kdniaoState(world).subscriptions.get(name);
  if (!found) return [];
  const parcel = parcelOf(world, found.logisticCode);
  const hasTrace = parcel !== undefined && scansOf(parcel, world.nowMs()).length > 0;
  return [
    {
      EBusinessID: found.accountKey,
      OrderCode: found.orderCode,
      ShipperCode: found.shipperCode,
      LogisticCode: found.logisticCode,
      Success: hasTrace,
      Reason: hasTrace ? '' : '暂无轨迹信息',
      ...traceDocument(world, parcel),
      CallBack: found.callback,
      EstimatedDeliveryTime: '',
      ...(found.pushType === '102' && { PickerInfo: [] }),
    },
  ];
}

function isTaken(answer: string, accountKey: string): boolean {
  try {
    const { Success, EBusinessID } = JSON.parse(answer) as Readonly<{ Success?: unknown; EBusinessID?: unknown }>;
    return Success === true && String(EBusinessID) === accountKey;
  } catch {
    return false;
  }
}
