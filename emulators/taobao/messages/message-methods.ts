import { beijingText } from '../../world/beijing-time.ts';
import { jsonNumber } from '../../world/json-number.ts';
import { confirm, deliver, forbid, giveBack, permit, queueOf, setGroup, topicsOf } from './message-queue.ts';
import { forApp, forShop, numberOf, textOf, type AppCall, type TopMethod } from '../method.ts';
import { userIdOf } from '../native-number.ts';
import { invalid, rejected } from '../top-error.ts';

const groupOf = (call: AppCall): string => textOf(call, 'group_name') || 'default';

/** 消息服务 over REST: permit a shop, fetch, confirm. Spec: taobao §4.1. */
export const messageMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.tmc.user.permit': forShop([], (call) => {
    const topics = textOf(call, 'topics').split(',').filter(Boolean);
    permit(call.world, call.app, call.shop, topics.length > 0 ? topics : null);
    return { is_success: true };
  }),
  'taobao.tmc.user.cancel': forApp(['nick'], (call) => {
    const shop = call.world.shops('taobao').find(({ name }) => name === textOf(call, 'nick'));
    if (!shop) throw rejected('isv.user-not-exist', '用户不存在');
    forbid(call.world, call.app, shop);
    return { is_success: true };
  }),
  'taobao.tmc.user.get': forApp(['fields', 'nick'], (call) => {
    const shop = call.world.shops('taobao').find(({ name }) => name === textOf(call, 'nick'));
    const topics = shop && topicsOf(call.world, call.app, shop);
    if (!shop || topics === undefined) return {};
    return { tmc_user: { user_id: Number(userIdOf(shop)), user_nick: shop.name, is_valid: true, topics: { string: topics ?? [] } } };
  }),
  'taobao.tmc.group.add': forApp(['group_name', 'nicks'], (call) => {
    const nicks = textOf(call, 'nicks').split(',');
    for (const shop of call.world.shops('taobao')) if (nicks.includes(shop.name)) setGroup(call.world, call.app, shop, groupOf(call));
    return { group_name: groupOf(call), created: beijingText(call.world.nowMs()) };
  }),
  'taobao.tmc.queue.get': forApp(['group_name'], (call) => ({
    datas: {
      tmc_queue_info: [
        { broker_name: 'default', name: groupOf(call), pending_count: queueOf(call.world, call.app.key, groupOf(call)).length },
      ],
    },
  })),
  'taobao.tmc.messages.consume': forApp([], (call) => {
    const most = numberOf(call, 'quantity', { fallback: 100, least: 10, most: 200 });
    const going = deliver(call.world, call.app.key, { group: groupOf(call), most });
    return {
      messages: {
        tmc_message: going.map((message) => {
          const shop = call.world.shop(message.shopSeq);
          return {
            id: jsonNumber(message.id),
            topic: message.topic,
            content: message.content,
            user_id: shop && Number(userIdOf(shop)),
            user_nick: shop?.name,
            pub_time: beijingText(message.atMs),
            pub_app_key: '12497914',
          };
        }),
      },
    };
  }),
  'taobao.tmc.messages.confirm': forApp(['s_message_ids'], (call) => {
    const ids = textOf(call, 's_message_ids').split(',').filter(Boolean);
    if (ids.length > 200) throw invalid('s_message_ids', '最多200个');
    confirm(call.world, call.app.key, { group: groupOf(call), ids });
    giveBack(call.world, call.app.key, { group: groupOf(call), ids: textOf(call, 'f_message_ids').split(',') });
    return { is_success: true };
  }),
};
