import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of operations. */
export const operationsRefusals = refusalTable({
  'setting.unknown': {
    status: 404,
    'zh-CN': '没有名为“{key}”的设置。请刷新页面。',
    en: 'There is no setting “{key}”. Refresh the page.',
  },
  'setting.invalid': {
    status: 422,
    'zh-CN': '设置“{setting}”的值无效：{help}。请改正后重试。',
    en: 'The value of “{setting}” is not valid: {help}. Correct it and try again.',
  },
  'job.not_found': {
    status: 404,
    'zh-CN': '任务 {jobId} 不在失败列表中，可能已经完成、正在重试或被清理。请刷新列表。',
    en: 'The job {jobId} is not among the failed ones; it may be finished, be tried again or be cleaned up. Refresh the list.',
  },
  'parked_event.not_found': {
    status: 404,
    'zh-CN': '找不到停放事件 {parkedEventId}，可能已经处理。请刷新列表。',
    en: 'There is no parked event {parkedEventId}; it may be dealt with already. Refresh the list.',
  },
});
