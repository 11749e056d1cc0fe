import type { EmulatedSocket } from '../../world/platform.ts';
import type { World } from '../../world/world.ts';
import { readFrame, writeFrame, type Frame } from './message-frame.ts';
import { confirm, deliver, giveBack } from './message-queue.ts';
import { userIdOf } from '../native-number.ts';
import { taobaoState, type TmcMessage } from '../own-state.ts';
import { signConnect } from '../sign.ts';

/** `__kind` of a SEND frame */
const kinds = { pull: 1, confirm: 2, data: 3, failed: 20 } as const;
const mostAtOnce = 100;

type Link = { token: string; appKey: string; group: string } | null;

/** One client of the message service: CONNECT, then pulls, data and confirmations. */
export function serveMessages(world: World, socket: EmulatedSocket): void {
  const state = taobaoState(world);
  let link: Link = null;
  const push = (): void => {
    if (!link) return;
    for (const message of deliver(world, link.appKey, { group: link.group, most: mostAtOnce }))
      socket.send(writeFrame(dataFrame(world, message)));
  };

  socket.onFrame((bytes) => {
    if (typeof bytes === 'string') return socket.close(1003, 'binary frames only');
    const frame = readFrame(bytes);
    if (frame.type === 'CONNECT') {
      link = connect(world, frame);
      socket.send(
        writeFrame(
          link
            ? { type: 'CONNECTACK', statusCode: 0, token: link.token, custom: {} }
            : { type: 'CONNECTACK', statusCode: 25, statusPhrase: 'Invalid signature', custom: {} },
        ),
      );
      if (link) state.listeners.add(push);
      return;
    }
    if (!link || frame.token !== link.token) return socket.close(1008, 'not connected');
    const ids = [String(frame.custom['id'] ?? '')];
    if (frame.custom['__kind'] === kinds.pull) push();
    else if (frame.custom['__kind'] === kinds.confirm) confirm(world, link.appKey, { group: link.group, ids });
    else if (frame.custom['__kind'] === kinds.failed) giveBack(world, link.appKey, { group: link.group, ids });
  });
  socket.onClose(() => state.listeners.delete(push));
}

function connect(world: World, { custom }: Frame): Link {
  const [appKey = '', group = '', timestamp = '', sign] = ['app_key', 'group_name', 'timestamp', 'sign'].map((name) =>
    String(custom[name] ?? ''),
  );
  const app = world.apps('taobao').find(({ key }) => key === appKey);
  if (!app || signConnect({ appKey, groupName: group, timestamp }, app.secret) !== sign) return null;
  return { token: world.chance.fork(`link ${world.nextSeq('taobao link')}`).hex(32), appKey, group };
}

function dataFrame(world: World, message: TmcMessage): Frame {
  const shop = world.shop(message.shopSeq);
  return {
    type: 'SEND',
    custom: {
      __kind: kinds.data,
      id: BigInt(message.id),
      topic: message.topic,
      content: message.content,
      userid: shop ? userIdOf(shop) : '',
      nick: shop?.name ?? '',
      publisher: '12497914',
      dataid: message.id,
      time: new Date(message.atMs),
      outtime: new Date(world.nowMs()),
      retried: String(message.deliveries - 1),
    },
  };
}
