import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of printing; what stands in a claim's way is said in fulfillment's words. */
export const printingRefusals = refusalTable({
  'print_batch.not_found': {
    status: 404,
    'zh-CN': '找不到打印批次 {batchId}，或它不在您的负责范围内。请刷新打印批次列表。',
    en: 'There is no print batch {batchId}, or it is not one of yours. Refresh the list of batches.',
  },
  'print_batch.id_taken': {
    status: 409,
    'zh-CN': '批次编号 {batchId} 已用于别的发货单。请刷新页面后重新选择再打印。',
    en: 'The batch id {batchId} is in use for other fulfillment orders. Reload the page, choose again and print.',
  },
  'print_batch.no_own_labels': {
    status: 409,
    'zh-CN': '批次 {no} 没有可以生成 PDF 的面单：没有发送到 PDF 的自有面单，或已超过 {minutes} 分钟。请在批次里重新发送。',
    en: 'Batch {no} has no label to make a PDF of: none was sent as a PDF, or longer than {minutes} minutes ago. Send it again from the batch.',
  },
  'print_item.not_found': {
    status: 404,
    'zh-CN': '批次里没有面单 {itemId}。请刷新打印批次。',
    en: 'The batch has no label {itemId}. Refresh the batch.',
  },
  'print_item.printed': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 已经打印。再打一张请用“补打”并写明原因。',
    en: 'The label {waybillNo} is printed. For another one use "Print again" and say why.',
  },
  'print_item.in_doubt': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 已发给打印机，但不知道有没有打出来。请先看纸面，再点“已打出”或“没打出”。',
    en: '{waybillNo} was sent to a printer and nobody knows whether it came out. Look at the paper, then say "It came out" or "It did not".',
  },
  'print_item.refused': {
    status: 409,
    'zh-CN': '这张面单没有放行，不能发送。处理完原因后请重新打印。',
    en: 'This label was refused and cannot be sent. Settle the reason, then print it anew.',
  },
  'print_item.no_print_data': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 没有{client}的打印数据，不能打印。请在批次里点“继续打印”再取一次；还是没有，就作废并重新取号。',
    en: '{waybillNo} has no print data for the {client} and cannot be printed. "Print the others" in the batch asks for it again; if there is still none, void it and take a new number.',
  },
  'print_item.data_not_given': {
    status: 409,
    'zh-CN': '面单服务没有给出打印数据。请稍后再试，或作废并重新取号。',
    en: 'The e-waybill service gave no print data. Try again later, or void it and take a new number.',
  },
  'print_item.no_template': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 没有面单模板，{client}不能打印。请在“电子面单账户”里给这个快递和仓库填上模板地址，再继续打印。',
    en: '{waybillNo} has no label template, so the {client} cannot print it. Enter a template for this carrier and warehouse under "E-waybill accounts", then go on.',
  },
  'print_item.other_road': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 要用“{road}”打印。请在打单页按它的打印方式发送。',
    en: '{waybillNo} is printed by "{road}". Send it that way from the print page.',
  },
});
