import { wordsTable } from '../../lib/words.ts';

/** Leaving the demo for shops of one’s own. */
export const leavingWords = wordsTable('leaving', {
  'page.title': { 'zh-CN': '换成自己的店铺', en: 'Your own shops' },
  'page.note': {
    'zh-CN': '演示看够了，就换成一套空的、属于您自己的知单。',
    en: 'When you have seen enough of the demo: an empty Zhidan that is yours.',
  },
  'here.title': { 'zh-CN': '按下之后', en: 'What will happen' },
  'here.goes': {
    'zh-CN': '演示里的 {orders} 张订单、{shops} 家店铺、{people} 个账号全部收起，一条也不带过去。',
    en: 'All of the demo is laid aside: {orders} orders, {shops} shops, {people} accounts. Nothing of it comes along.',
  },
  'here.signOut': {
    'zh-CN': '所有人退出登录，演示账号不能再用。',
    en: 'Everybody is signed out, and the demo accounts no longer work.',
  },
  'here.restart': {
    'zh-CN': '知单自动重启，约半分钟，不用动那台电脑。',
    en: 'Zhidan starts anew by itself, in about half a minute.',
  },
  'here.code': {
    'zh-CN': '重启后，运行知单的终端里会显示初始化码；用它在这里创建店主账号，再按开店清单一步步来。',
    en: 'The terminal in which Zhidan runs then shows a setup code. With it you create the owner here, and the list of setting up leads on.',
  },
  'here.undo': {
    'zh-CN': '{days} 天内可以换回演示：停下知单，运行 npx zhidan demo back。之后演示数据自动删除。',
    en: 'The demo can come back for {days} days: stop Zhidan and run npx zhidan demo back. After that it is deleted.',
  },
  'here.leave': { 'zh-CN': '换成自己的店铺', en: 'Leave the demo' },
  'terminal.title': { 'zh-CN': '这台服务器要在终端里换', en: 'Here it is done at the terminal' },
  'terminal.lesson': {
    'zh-CN': '停下所有服务和后台任务，运行 npx zhidan demo leave，再启动它们。',
    en: 'Stop all servers and workers, run npx zhidan demo leave, and start them again.',
  },
  'left.title': { 'zh-CN': '这里已经是您自己的店铺', en: 'These are your own shops' },
  'left.kept': {
    'zh-CN': '演示数据留到 {until}。要换回：停下知单，运行 npx zhidan demo back；您的店铺原样留着。',
    en: 'The demo is kept until {until}. To return: stop Zhidan and run npx zhidan demo back; your shops stay as they are.',
  },
  'left.gone': { 'zh-CN': '没有留着的演示数据。', en: 'No demo is kept.' },
  'left.note': { 'zh-CN': '演示数据留到 {until}。', en: 'The demo is kept until {until}.' },
  'left.how': { 'zh-CN': '怎么换回', en: 'How to return to it' },
  'left.list': { 'zh-CN': '开店清单', en: 'Setting up' },
  'moving.title': { 'zh-CN': '正在换成您自己的店铺', en: 'Your own Zhidan is being prepared' },
  'moving.note': {
    'zh-CN': '约半分钟。初始化码会显示在运行知单的终端里，好了这里自动打开。',
    en: 'About half a minute. The setup code will be shown at the terminal in which Zhidan runs; this page opens by itself.',
  },
  'moving.slow': {
    'zh-CN': '比平常久。请看一下运行知单的终端；演示数据没有丢，随时可以重新启动。',
    en: 'This takes longer than usual. Please look at the terminal in which Zhidan runs; nothing is lost, and it can be started again.',
  },
  'moving.look': { 'zh-CN': '打开登录页', en: 'Open the sign-in page' },
});
