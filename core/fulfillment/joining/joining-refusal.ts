import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of merging, splitting and taking apart again. `no` is the number of a fulfillment order. */
export const joiningRefusals = refusalTable({
  'joining.not_found': {
    status: 404,
    'zh-CN': '找不到发货单 {id}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no fulfillment order {id}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'merge.too_few': {
    status: 422,
    'zh-CN': '合单至少需要两张发货单，现在选了 {count} 张。请再选。',
    en: 'Merging takes two fulfillment orders at least; {count} chosen. Choose more.',
  },
  'merge.too_many': {
    status: 422,
    'zh-CN': '一个包裹最多合并 {most} 个订单，现在有 {count} 个。请少选一些。',
    en: 'At most {most} orders go into one parcel; these are {count}. Choose fewer.',
  },
  'merge.not_waiting': {
    status: 409,
    'zh-CN': '{no} 现在是“{stage}”，只有待处理、待客审、待财审的发货单能合并。已审核未打印的请先反审核。',
    en: '{no} is “{stage}”; only what is pending, at audit or at finance can be merged. Withdraw it first if it is released and not printed.',
  },
  'merge.unpaid': {
    status: 409,
    'zh-CN': '{no} 里的订单还没有付清。付款后再合并。',
    en: 'An order of {no} is not fully paid. Merge it after the payment.',
  },
  'merge.refund_open': {
    status: 409,
    'zh-CN': '{no} 里的订单有退款。请先处理退款。',
    en: 'An order of {no} has a refund. Settle it first.',
  },
  'merge.blocked': {
    status: 409,
    'zh-CN': '{no} 里的订单有异常或被暂缓，不能发货。先解除，再合并。',
    en: 'An order of {no} has an open exception or hold. End it, then merge.',
  },
  'merge.pays_on_delivery': {
    status: 409,
    'zh-CN': '{no} 里的订单是货到付款或先用后付，每单单独结算，不能合并。',
    en: 'An order of {no} is paid on delivery or later: each is settled alone, so it is never merged.',
  },
  'merge.own_road': {
    status: 409,
    'zh-CN': '{no} 里的订单有自己的送货方式（{flag}），不能和别的订单装一个包裹。',
    en: 'An order of {no} is delivered in its own way ({flag}) and shares no parcel.',
  },
  'merge.presale': {
    status: 409,
    'zh-CN': '{no} 里有预售订单，不会自动合并。需要的话可以手工合并。',
    en: '{no} has a presale order: it is not merged by itself. Merge it by hand if you want to.',
  },
  'merge.sealed': {
    status: 409,
    'zh-CN': '{no} 被规则标记为不合单不拆单。需要的话可以手工合并。',
    en: 'A rule says that {no} is neither merged nor split. Merge it by hand if you want to.',
  },
  'merge.restored': {
    status: 409,
    'zh-CN': '{no} 是还原或拆出来的，不会再自动合并。需要的话可以手工合并。',
    en: '{no} was taken apart: it is not merged by itself again. Merge it by hand if you want to.',
  },
  'merge.receiver_unknown': {
    status: 409,
    'zh-CN': '{no} 的平台没有说明收件人是否相同。请核对收件信息，确认后再合并。',
    en: 'The platform does not tell whether {no} goes to the same receiver. Compare the receivers, confirm it, then merge.',
  },
  'merge.receiver_differs': {
    status: 409,
    'zh-CN': '{no} 和 {leadNo} 不是同一个收件人。请核对收件信息，确认要寄到 {leadNo} 的地址后再合并。',
    en: '{no} and {leadNo} have different receivers. Compare them, and confirm that both go to the address of {leadNo}.',
  },
  'merge.shop_differs': {
    status: 409,
    'zh-CN': '{no} 和 {leadNo} 不是同一个店铺。要跨店合单，请在设置里打开“跨店铺合单”。',
    en: '{no} and {leadNo} are of different shops. To merge across shops, switch “Merge across shops” on in the settings.',
  },
  'merge.warehouse_differs': {
    status: 409,
    'zh-CN': '{no} 和 {leadNo} 从不同的仓库发货。请先改成同一个仓库。',
    en: '{no} and {leadNo} leave from different warehouses. Give them the same one first.',
  },
  'merge.carrier_differs': {
    status: 409,
    'zh-CN': '{no} 和 {leadNo} 的快递不同。请先改成同一个快递。',
    en: '{no} and {leadNo} go by different carriers. Give them the same one first.',
  },
  'merge.too_far_apart': {
    status: 409,
    'zh-CN': '{no} 和 {leadNo} 的下单时间超过了合单的时间范围，不会自动合并。',
    en: '{no} and {leadNo} were ordered further apart than the merge window: not merged by itself.',
  },
  'merge.too_heavy': {
    status: 409,
    'zh-CN': '加上 {no} 后超过合单的重量上限，不会自动合并。',
    en: 'With {no} the parcel would be heavier than the limit: not merged by itself.',
  },
  'merge.short': {
    status: 409,
    'zh-CN': '合并后仓库里的货不够一起发，原来占用的库存保持不变。请补货，或分开发货。',
    en: 'The warehouse has not enough for the merged order; what was reserved stays reserved. Take stock in, or ship them apart.',
  },
  'merge.named_twice': {
    status: 422,
    'zh-CN': '{no} 在这次合并里出现了两次。每张发货单只能合并一次。',
    en: '{no} is named twice in this merge. A fulfillment order is merged once.',
  },
  'split.not_waiting': {
    status: 409,
    'zh-CN': '{no} 现在是“{stage}”，只有待处理、待客审、待财审的发货单能拆分。已审核未打印的请先反审核。',
    en: '{no} is “{stage}”; only what is pending, at audit or at finance can be split. Withdraw it first if it is released and not printed.',
  },
  'split.too_few': {
    status: 422,
    'zh-CN': '拆单至少要分成两份，每份至少一件；现在有货的只有 {count} 份。',
    en: 'Splitting makes two parts at least, each with one piece at least; only {count} have any.',
  },
  'split.too_many': {
    status: 422,
    'zh-CN': '一次最多拆成 {most} 份，现在是 {count} 份。请分几次拆。',
    en: 'At most {most} parts at once; these are {count}. Split in several steps.',
  },
  'split.unknown_line': {
    status: 422,
    'zh-CN': '{no} 没有第 {position} 行，或它已退款。请刷新后再拆。',
    en: '{no} has no line {position}, or it is refunded. Refresh and split again.',
  },
  'split.does_not_add_up': {
    status: 422,
    'zh-CN': '第 {position} 行共 {wanted} 件，各份加起来是 {given} 件。请改到一致。',
    en: 'Line {position} has {wanted} pieces, the parts have {given} of it. Make them agree.',
  },
  'split.ships_together': {
    status: 409,
    'zh-CN': '{no} 里的订单平台要求一起发货（{flag}），不能拆。',
    en: 'The platform wants an order of {no} shipped whole ({flag}): it cannot be split.',
  },
  'split.nothing_to_split': {
    status: 409,
    'zh-CN': '{no} 不需要这样拆：按这个条件只有一份。',
    en: '{no} needs no such split: it would be one part.',
  },
  'restore.not_joined': {
    status: 409,
    'zh-CN': '{no} 不是合单或拆单得到的，没有可还原的。',
    en: '{no} was neither merged nor split: there is nothing to undo.',
  },
  'restore.went_on': {
    status: 409,
    'zh-CN': '{partNo} 现在是“{stage}”，不能还原。已审核未打印的请先反审核；已打印的请让仓库拦下后反审核。',
    en: '{partNo} is “{stage}”, so this cannot be undone. Withdraw it first; if it is printed, have the warehouse stop it.',
  },
  'restore.joined_again': {
    status: 409,
    'zh-CN': '{partNo} 之后又被{what}成 {intoNo}，请先还原 {intoNo}。',
    en: '{partNo} was {what} again into {intoNo}. Undo {intoNo} first.',
  },
  'restore.ended': {
    status: 409,
    'zh-CN': '{partNo} 已取消（订单关闭或全部退款），不能还原成原来的发货单。',
    en: '{partNo} is canceled (its order is closed or refunded), so what was cannot be made again.',
  },
  'restore.member_left': {
    status: 409,
    'zh-CN': '{no} 的成员因改地址、退款或取消已经分开，不能还原。需要一起发的话，请手工合并。',
    en: 'A member left {no} because of a new address, a refund or a cancellation: this cannot be undone. Merge by hand what shall go together.',
  },
});

export type JoiningRefusal = keyof typeof joiningRefusals;
