import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of leaving the demo. */
export const leavingRefusals = refusalTable({
  'demo.left_already': {
    status: 409,
    'zh-CN': '这里已经是您自己的店铺，不是演示，没有什么要换的。',
    en: 'These are your own shops already, not the demo: there is nothing to leave.',
  },
  'demo.at_terminal': {
    status: 409,
    'zh-CN': '这台服务器不是用 npm start 启动的，网页上换不了。请停下所有服务和后台任务，在终端运行 npx zhidan demo leave，再启动它们。',
    en: 'This server was not started by npm start, so the page cannot do it. Stop all servers and workers, run npx zhidan demo leave at the terminal, and start them again.',
  },
});
