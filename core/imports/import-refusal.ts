import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of imports. */
export const importRefusals = refusalTable({
  'import.not_found': {
    status: 404,
    'zh-CN': '找不到导入 {importId}，或它属于不归您负责的店铺。请刷新列表。',
    en: 'There is no import {importId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'import.headings_unknown': {
    status: 422,
    'zh-CN': '前 {rows} 行里没有认得的表头（至少要有“订单号”这一列）。请选择另一张工作表，或确认导出的是订单文件。',
    en: 'None of the first {rows} rows holds headings that we know (an order number at least). Choose another sheet, or export orders.',
  },
  'import.columns_missing': {
    status: 422,
    'zh-CN': '缺少必需的列：{columns}。请在“列对照”中为它们选择列，或重新导出时勾选。',
    en: 'Columns are missing: {columns}. Choose columns for them in the mapping, or export the file with them.',
  },
  'import.shop_missing': {
    status: 409,
    'zh-CN': '还没有选择店铺。请先选择订单属于哪个店铺。',
    en: 'No shop is chosen yet. Choose the shop that the orders belong to.',
  },
  'import.shop_not_found': {
    status: 404,
    'zh-CN': '找不到店铺“{shop}”，或它不归您负责。请重新选择。',
    en: 'There is no shop “{shop}”, or it is not yours. Choose another one.',
  },
  'import.no_orders': {
    status: 409,
    'zh-CN': '没有可以导入的订单（{errorCount} 行有错误）。请先按提示改正。',
    en: 'There is no order to import ({errorCount} rows with errors). Correct them first.',
  },
  'import.numbers_rounded': {
    status: 422,
    'zh-CN': '大部分订单号的末尾都是 0（如 {value}），说明文件被 Excel 打开保存过，订单号已经丢失。请从平台重新导出。',
    en: 'Most order numbers end in zeros (such as {value}): the file was saved with Excel and their digits are lost. Export it anew.',
  },
  'import.rows_scattered': {
    status: 422,
    'zh-CN': '同一订单的行分散在文件各处（超过 {limit} 行）。请先按订单号排序后再上传。',
    en: 'Rows of one order are scattered over the file (more than {limit}). Sort it by order number and upload it again.',
  },
  'import.mapping_too_short': {
    status: 400,
    'zh-CN': '列对照有 {given} 列，文件有 {count} 列。请刷新页面后重新选择。',
    en: 'The mapping names {given} columns, the file has {count}. Refresh the page and choose again.',
  },
  'import.broke_off': {
    status: 500,
    'zh-CN': '导入中断：{problem}。已导入的订单保留，可以点“继续导入”从断点继续。',
    en: 'The import broke off: {problem}. What was imported stays; “Continue” goes on from there.',
  },
  'import_mapping.name_taken': {
    status: 409,
    'zh-CN': '已有名为“{name}”的对照。请换一个名称。',
    en: 'There is a mapping called “{name}” already. Choose another name.',
  },
  'import_mapping.not_found': {
    status: 404,
    'zh-CN': '找不到对照“{mapping}”。请刷新后重新选择。',
    en: 'There is no mapping “{mapping}”. Refresh and choose again.',
  },
});
