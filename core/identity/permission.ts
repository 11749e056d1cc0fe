import type { Words } from '../kernel/words.ts';

/** What a person may be allowed to see or do. Later modules add their rows here: one list, read by server and web. */
export const permissions = {
  'people.display': { 'zh-CN': '查看人员与角色', en: 'See people and roles' },
  'people.manage': { 'zh-CN': '管理人员、角色与登录', en: 'Manage people, roles and sign-in' },
  'api_keys.manage': { 'zh-CN': '管理 API 密钥', en: 'Manage API keys' },
  'journal.display': { 'zh-CN': '查看操作日志', en: 'See the journal' },
  'journal.verify': { 'zh-CN': '校验操作日志', en: 'Verify the journal' },
  'jobs.display': { 'zh-CN': '查看后台任务', en: 'See background jobs' },
  'jobs.manage': { 'zh-CN': '重试或放弃后台任务', en: 'Retry or drop background jobs' },
  'settings.display': { 'zh-CN': '查看设置', en: 'See settings' },
  'settings.manage': { 'zh-CN': '修改设置', en: 'Change settings' },
  'metrics.display': { 'zh-CN': '读取监控指标', en: 'Read metrics' },
  'orders.display': { 'zh-CN': '查看订单', en: 'See orders' },
  'orders.export': { 'zh-CN': '导出订单', en: 'Export orders' },
  'views.share': { 'zh-CN': '共享视图', en: 'Share views' },
  'catalog.display': { 'zh-CN': '查看商品与匹配', en: 'See goods and how they are matched' },
  'catalog.manage': { 'zh-CN': '管理商品、匹配平台商品', en: 'Manage goods and match listings' },
  'inventory.display': { 'zh-CN': '查看库存与仓库', en: 'See stock and warehouses' },
  'inventory.move': { 'zh-CN': '入库、盘点', en: 'Take stock in and count it' },
  'inventory.adjust': { 'zh-CN': '调整、调拨库存，设置安全库存与货位', en: 'Adjust and transfer stock, set safety stock and bins' },
  'warehouses.manage': { 'zh-CN': '管理仓库', en: 'Manage warehouses' },
  'fulfillment.display': { 'zh-CN': '查看发货单与异常', en: 'See fulfillment orders and exceptions' },
  'fulfillment.set_up': { 'zh-CN': '设置发货规则、时效与罚款', en: 'Set up shipping rules, deadlines and penalties' },
  'shops.display': { 'zh-CN': '查看店铺', en: 'See shops' },
  'shops.manage': { 'zh-CN': '管理店铺：添加、授权、抓单', en: 'Manage shops: add, authorise, pull' },
  'ship_notices.display': { 'zh-CN': '查看发货回传', en: 'See ship notices' },
  'ship_notices.manage': { 'zh-CN': '重新回传、标记发货回传', en: 'Send ship notices again and settle them' },
  'waybills.display': { 'zh-CN': '查看电子面单账户与取号', en: 'See e-waybill accounts and numbers' },
  'waybills.take': { 'zh-CN': '取号、录入与作废运单号', en: 'Take, enter and void waybill numbers' },
  'waybills.manage': { 'zh-CN': '管理电子面单账户', en: 'Manage e-waybill accounts' },
  'imports.manage': { 'zh-CN': '导入订单文件', en: 'Import files of orders' },
  'personal_data.reveal': { 'zh-CN': '查看完整个人信息（需填写理由）', en: 'See personal data in full (with a reason)' },
} as const satisfies Readonly<Record<string, Words>>;

export type Permission = keyof typeof permissions;

export const permissionCodes = Object.keys(permissions) as [Permission, ...Permission[]];
