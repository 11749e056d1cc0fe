import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of the measures. */
export const measureRefusals = refusalTable({
  'measures.range_wrong': {
    status: 422,
    'zh-CN': '从 {from} 到 {to} 不是一段可以统计的时间：结束日不能早于开始日，最多 {limit} 天。',
    en: '{from} to {to} is no span that can be measured: it has to end after it begins, within {limit} days.',
  },
  'baseline.value_beyond': {
    status: 422,
    'zh-CN': '“{measure}”上线前的数值不合理：时长最多 366 天，占比最多 100%。请改成合理的数值。',
    en: 'The figure before for “{measure}” makes no sense: a time is at most 366 days, a share at most 100 %. Write one that does.',
  },
  'baseline.measure_unknown': {
    status: 422,
    'zh-CN': '第 {row} 行的指标“{value}”不认识，整张表没有导入。可用的名称：{names}。',
    en: 'Row {row} names the measure “{value}”, which is none, so nothing was taken over. Known are: {names}.',
  },
  'baseline.value_unreadable': {
    status: 422,
    'zh-CN': '第 {row} 行的数值“{value}”读不出来，整张表没有导入。请写成“7.8 小时”“18 分钟”或“5.3%”。',
    en: 'Row {row} has the figure “{value}”, which cannot be read, so nothing was taken over. Write “7.8 h”, “18 min” or “5.3 %”.',
  },
  'baseline.sheet_empty': {
    status: 422,
    'zh-CN': '“{name}”里没有指标：第一列写指标名称，第二列写上线前的数值。',
    en: '“{name}” holds no measures: the first column names them, the second has the figure before.',
  },
  'baseline.sheet_long': {
    status: 422,
    'zh-CN': '“{name}”超过 {limit} 行，不像是指标表。请只保留指标那几行。',
    en: '“{name}” has more than {limit} rows and is hardly a sheet of measures. Keep only their rows.',
  },
});
