import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of the warehouse floor. */
export const floorRefusals = refusalTable({
  'floor.unknown_code': {
    status: 404,
    'zh-CN': '「{code}」不是发货单号，也不是本仓在途的运单号。请扫面单上的运单号或 FH 开头的单号；别的仓库的包裹请先切换仓库。',
    en: '"{code}" is neither a fulfillment order nor a live waybill of this warehouse. Scan the waybill on the label or the FH number; for a parcel of another warehouse, switch to that one first.',
  },
  'floor.not_printed': {
    status: 409,
    'zh-CN': '{no} 还没有打印面单。请先打印，再到这里扫描。',
    en: '{no} has no label yet. Print it first, then scan it here.',
  },
  'floor.not_here': {
    status: 409,
    'zh-CN': '{no} 不在仓库作业中（当前：{stage}）。请放到一边，交给客服处理。',
    en: '{no} is no work of the warehouse (it stands at {stage}). Lay it aside for customer service.',
  },
  'floor.step_done': {
    status: 409,
    'zh-CN': '{no} 已过{station}这一步（当前：{stage}）。请拿到它现在该去的工位。',
    en: '{no} is past "{station}" already (it stands at {stage}). Take it where it belongs now.',
  },
  'floor.step_missing': {
    status: 409,
    'zh-CN': '{no} 还没有{station}。请先去{station}工位。',
    en: '{no} has not been through "{station}". Take it there first.',
  },
  'floor.not_asked': {
    status: 409,
    'zh-CN': '这个仓库不要求{station}，{no} 可以直接去下一步。要启用请在波次页的「作业设置」修改。',
    en: 'This warehouse does not ask for "{station}"; {no} can go straight on. The settings on the waves page change that.',
  },
  'floor.other_warehouse': {
    status: 409,
    'zh-CN': '{no} 由仓库「{warehouse}」发货，不是这里。请放到一边，交还该仓库。',
    en: '{no} is shipped by the warehouse "{warehouse}", not by this one. Lay it aside and give it back to that warehouse.',
  },
  'floor.record_other': {
    status: 409,
    'zh-CN': '扫描记录 {recordId} 已用于另一个包裹。请刷新页面后重新扫描 {no}。',
    en: 'The scan record {recordId} belongs to another parcel. Reload the page, then scan {no} again.',
  },
  'check.unknown_code': {
    status: 409,
    'zh-CN': '不认识「{code}」。请扫商品条码或商家编码；不是本单商品请放回。',
    en: 'Nobody knows "{code}". Scan the barcode or the SKU code; put it back if it does not belong here.',
  },
  'check.wrong_goods': {
    status: 409,
    'zh-CN': '拿错了：{name}（{code}）不在这个包裹里。请放回，换成清单上的商品。',
    en: 'Wrong goods: {name} ({code}) is not in this parcel. Put it back and take what the list says.',
  },
  'check.too_many': {
    status: 409,
    'zh-CN': '{code} 多了：只要 {wanted} 件，已有 {counted} 件，又扫了 {more} 件。请放回多出来的。',
    en: '{code}: one too many. {wanted} belong in, {counted} are counted, {more} more were scanned. Put the extra ones back.',
  },
  'check.barcode_shared': {
    status: 409,
    'zh-CN': '条码「{code}」有几个 SKU 共用，分不清是不是 {sku}。请改扫或输入商家编码 {sku}。',
    en: 'Several SKUs bear the barcode "{code}", so it does not prove that this is {sku}. Scan or type the SKU code {sku} instead.',
  },
  'check.nothing_to_undo': {
    status: 409,
    'zh-CN': '没有可以撤销的扫描。',
    en: 'There is no scan to take back.',
  },
  'check.incomplete': {
    status: 409,
    'zh-CN': '{no} 没有验完：{code} 要 {wanted} 件，只验了 {counted} 件。清单可能刚刚变化，请拆开重新验货。',
    en: '{no} is not complete: {wanted} of {code} belong in, {counted} were checked. Its goods may just have changed: open it and check it again.',
  },
  'check.nothing_left': {
    status: 409,
    'zh-CN': '{no} 的商品都已退款，没有要发的货。请放到一边，把商品放回货位。',
    en: 'All goods of {no} were refunded; nothing is left to ship. Lay it aside and put the goods back.',
  },
  'weigh.differs': {
    status: 409,
    'zh-CN': '{no} 重 {weighed} 克，应为 {expected} 克左右，相差超过 {allowed} 克。请打开核对商品；没错就再称一次，或请主管确认。',
    en: '{no} weighs {weighed} g instead of about {expected} g: more than {allowed} g apart. Open it and compare the goods; if they are right, weigh again or ask a supervisor to accept it.',
  },
  'weigh.none_differs': {
    status: 409,
    'zh-CN': '{no} 没有待确认的重量差异。请刷新后再看。',
    en: 'There is no weight difference of {no} to accept. Refresh and look again.',
  },
  'walk.wrong_goods': {
    status: 409,
    'zh-CN': '「{code}」不在这个波次里。请放回，看屏幕上的货位和编码。',
    en: '"{code}" is not in this wave. Put it back and look at the bin and the code on the screen.',
  },
  'walk.taken': {
    status: 409,
    'zh-CN': '{code} 已经拿过了。去下一个货位；扫错了请撤销。',
    en: '{code} was taken already. Go to the next bin, or take the last scan back.',
  },
  'walk.short_too_many': {
    status: 409,
    'zh-CN': '{code} 只要 {wanted} 件，不可能缺 {missing} 件。请重新输入。',
    en: '{wanted} of {code} are wanted; {missing} cannot be missing. Type it again.',
  },
  'wave.not_found': {
    status: 404,
    'zh-CN': '找不到波次 {waveId}，或它不属于您负责的仓库。请刷新后再试。',
    en: 'There is no wave {waveId}, or it belongs to a warehouse that is not yours. Refresh and try again.',
  },
  'wave.nothing_waits': {
    status: 409,
    'zh-CN': '没有符合条件的待拣包裹，没有生成波次。请放宽条件，或先取号打印。',
    en: 'No parcel like this waits to be picked, so no wave was made. Ask for more kinds, or print labels first.',
  },
  'wave.not_open': {
    status: 409,
    'zh-CN': '波次 {no} 已经拣完或解散，不能再操作。请刷新列表。',
    en: 'The wave {no} is picked or dissolved already. Refresh the list.',
  },
  'wave.missing_too_many': {
    status: 422,
    'zh-CN': '波次 {no} 的 {code} 只要 {wanted} 件，不可能缺 {missing} 件。请改正缺货数量。',
    en: 'The wave {no} asks for {wanted} of {code}; {missing} cannot be missing. Correct the number.',
  },
});
