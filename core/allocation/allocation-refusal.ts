import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of fee tables, suspended areas and carriers. */
export const allocationRefusals = refusalTable({
  'fee_table.not_found': {
    status: 404,
    'zh-CN': '找不到运费模板 {feeTableId}，可能已被删除。请刷新后再试。',
    en: 'There is no fee table {feeTableId}; it may have been removed. Refresh and try again.',
  },
  'fee_table.overtaken': {
    status: 409,
    'zh-CN': '运费模板「{name}」已被别人改过（您看到的是第 {seen} 版，现在是第 {version} 版）。请重新打开后再改。',
    en: 'The fee table "{name}" was changed by somebody else (you saw version {seen}, it is at {version}). Open it again, then change it.',
  },
  'fee_table.same_day': {
    status: 409,
    'zh-CN': '「{other}」也从 {day} 起用于同一快递、服务和仓库。请改生效日期，或直接修改那份模板。',
    en: '"{other}" begins on {day} for the same carrier, service and warehouse. Choose another day, or change that table.',
  },
  'fee_table.region_twice': {
    status: 422,
    'zh-CN': '{region} 同时在分组「{group}」和「{other}」里。请只保留一处。',
    en: '{region} stands in the groups "{group}" and "{other}". Leave it in one of them.',
  },
  'fee_table.region_unknown': {
    status: 422,
    'zh-CN': '不认识的地区“{region}”。请写到省、市或区县，如“浙江省宁波市”。',
    en: '"{region}" is no region we know. Name a province, city or district, such as 浙江省宁波市.',
  },
  'fee_table.bands_unordered': {
    status: 422,
    'zh-CN': '分组「{group}」的重量区间要至少一档，并从小到大。',
    en: 'The weight bands of the group "{group}" have to grow, and there has to be one.',
  },
  'fee_table.days_reversed': {
    status: 422,
    'zh-CN': '「{name}」的结束日期 {until} 早于生效日期 {from}。请改正日期。',
    en: '"{name}" would end on {until}, before it begins on {from}. Correct the days.',
  },
  'fee_table.limits_reversed': {
    status: 422,
    'zh-CN': '分组「{group}」的封顶价低于最低价。请改正其中一个。',
    en: 'The most that the group "{group}" costs is below its least. Correct one of them.',
  },
  'fee_table.eta_reversed': {
    status: 422,
    'zh-CN': '分组「{group}」的时效 {from}–{to} 天前后颠倒。请改正。',
    en: 'The days of the group "{group}" run from {from} to {to}. Correct them.',
  },
  'freight.region_not_covered': {
    status: 409,
    'zh-CN': '运费模板「{table}」没有 {region}。请把它加进一个分组。',
    en: 'The fee table "{table}" does not cover {region}. Put it into one of its groups.',
  },
  'freight.on_request': {
    status: 409,
    'zh-CN': '运费模板「{table}」的「{group}」需另行报价，不能自动计算。请联系快递。',
    en: '"{group}" of the fee table "{table}" is priced on request. Ask the carrier.',
  },
  'suspended_area.not_found': {
    status: 404,
    'zh-CN': '找不到停发区域 {areaId}。请刷新后再试。',
    en: 'There is no suspended area {areaId}. Refresh and try again.',
  },
  'suspended_area.region_unknown': {
    status: 422,
    'zh-CN': '有不认识的地区：{regions}。请写到省、市或区县，如“浙江省宁波市”；街道写在关键词里。',
    en: 'These are no regions we know: {regions}. Name a province, city or district, such as 浙江省宁波市; streets go into the keyword.',
  },
  'suspended_area.hold_names_carrier': {
    status: 422,
    'zh-CN': '“扣住订单”针对整张订单，不能只选 {carriers}。请选“全部快递”，或改成“禁用快递”。',
    en: 'Holding is about the whole order and cannot name {carriers}. Choose all carriers, or disable the carrier instead.',
  },
  'suspended_area.over_before': {
    status: 422,
    'zh-CN': '结束时间 {until} 不晚于开始时间 {from}。请改正其中一个。',
    en: 'It would end at {until}, not after it begins at {from}. Correct one of them.',
  },
  'carrier_service.not_found': {
    status: 404,
    'zh-CN': '找不到快递设置 {serviceId}，或它不在您负责的仓库。请刷新后再试。',
    en: 'There is no carrier setting {serviceId}, or its warehouse is not yours. Refresh and try again.',
  },
  'carrier_service.twice': {
    status: 409,
    'zh-CN': '仓库「{warehouse}」已经有 {carrier} 的这种服务。请直接修改它。',
    en: 'The warehouse "{warehouse}" has this service of {carrier} already. Change that one.',
  },
  'routing_weights.sum': {
    status: 422,
    'zh-CN': '权重合计 {sum}%，必须正好 100%。请调整各项。',
    en: 'The weights add up to {sum} %; they have to make 100. Adjust them.',
  },
  'routing_weights.shop_unknown': {
    status: 404,
    'zh-CN': '找不到店铺 {shopId}，或它不在您的负责范围内。请刷新后重新选择。',
    en: 'There is no shop {shopId}, or it is not one of yours. Refresh and choose again.',
  },
});
