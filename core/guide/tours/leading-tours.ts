import { today, searchOrders, riskBands, type TourStep } from './tour-step.ts';

/** Tours of those who lead and keep house. */
export const leadingTours = {
  owner: [
    {
      ...today,
      words: {
        'zh-CN': '每个数字都是正等着人的事，红色的正在赔钱：点一个，就打开它数的那些单。',
        en: 'Each figure waits for somebody, a red one costs money now: press one and see exactly the orders it counts.',
      },
    },
    {
      page: '/board',
      anchor: 'board-parts',
      does: 'press',
      permission: 'fulfillment.display',
      words: {
        'zh-CN': '全店此刻的每一单都在这块板上，随时自动更新：点一个环节，只看卡在那里的单。',
        en: 'Every order of this moment stands on this board, live: press a step to see only what stands there.',
      },
    },
    {
      ...searchOrders,
      words: {
        'zh-CN': '输入单号、运单号、手机尾号、收件人或商品，就能找到任何一单，点开看全部经过。',
        en: 'Type a number, a waybill, last digits, a name or goods: any order opens with all that happened to it.',
      },
    },
    {
      page: '/measures',
      anchor: 'measures',
      does: 'press',
      permission: 'measures.display',
      words: {
        'zh-CN': '这里从操作日志算出处理时长、错发率、催件占比和审批时长，点一个看它由什么组成。',
        en: 'Handling time, wrong goods, “where is it” and answer time, counted from the journal: press one to see what it is made of.',
      },
    },
    {
      page: '/shops',
      anchor: 'add-shop',
      does: 'look',
      permission: 'shops.manage',
      words: {
        'zh-CN': '要接自己的店，从这里授权：订单会自己进来，一单不漏、一单不重。',
        en: 'Your own shop joins here by its authorisation: its orders then come in by themselves, none missed, none twice.',
      },
    },
  ],
  supervisor: [
    {
      ...today,
      words: {
        'zh-CN': '先看红色：超时和改址都在等您，点数字就到那几单。',
        en: 'Red first: what is late and what waits for your yes. Press a figure to get there.',
      },
    },
    {
      page: '/requests',
      anchor: 'request-lists',
      does: 'press',
      permission: 'approvals.decide',
      words: {
        'zh-CN': '改址、换货、催发、取消都在这里等您批；批之前订单一直锁着，谁也打不出来。',
        en: 'Another address, other goods, a rush, a cancellation wait here for you; until then the order is locked on every road.',
      },
    },
    {
      ...riskBands,
      words: {
        'zh-CN': '按剩余时间看有多少单、多少钱有风险，点一档就只看那一档。',
        en: 'How many orders and how much money stand at risk by the time left: press a band to see only it.',
      },
    },
    {
      page: '/parcel-alerts',
      anchor: 'alert-views',
      does: 'press',
      permission: 'tracking.display',
      words: {
        'zh-CN': '揽收慢、停滞、退回的包裹会自己列在这里，好了自己消失；也可看已处理的。',
        en: 'Parcels that were not collected, stand still or come back are listed by themselves and go when all is well.',
      },
    },
    {
      page: '/audit-rules',
      anchor: 'add-rule',
      does: 'look',
      permission: 'audit.manage',
      words: {
        'zh-CN': '哪些单自动过、哪些要人看，由这些规则说了算；新规则边写边用历史订单试。',
        en: 'These rules say what passes by itself and what people look at; a new one is tried on history while you write it.',
      },
    },
  ],
  administrator: [
    {
      page: '/people',
      anchor: 'add-person',
      does: 'look',
      permission: 'people.manage',
      words: {
        'zh-CN': '在这里加人：给角色、限定店铺和仓库，离职一点就停用。',
        en: 'Add people here: give a role, limit shops and warehouses, and suspend with one press when they leave.',
      },
    },
    {
      page: '/roles',
      anchor: 'add-role',
      does: 'look',
      permission: 'people.manage',
      words: {
        'zh-CN': '谁能看什么、做什么，一张表看完；角色可以改，也可以新建。',
        en: 'Who may see and do what, in one table; roles can be changed, and you can make your own.',
      },
    },
    {
      page: '/roads',
      anchor: 'add-road',
      does: 'look',
      permission: 'notify.manage',
      words: {
        'zh-CN': '接上企业微信、钉钉、飞书机器人或邮箱，有事就能通知到人。',
        en: 'Connect WeCom, DingTalk, Feishu or e-mail here, so that news reaches people.',
      },
    },
    {
      page: '/api-keys',
      anchor: 'add-key',
      does: 'look',
      permission: 'api_keys.manage',
      words: {
        'zh-CN': '其他系统要接入，在这里发密钥：只给它需要的权限，随时可以作废。',
        en: 'Other systems get a key here, with only the permissions they need, revoked at any time.',
      },
    },
    {
      page: '/about',
      anchor: 'health',
      does: 'look',
      permission: 'settings.display',
      words: {
        'zh-CN': '系统好不好看这里：每项检查都写明怎么治。',
        en: 'Whether all is well stands here, each check with its cure.',
      },
    },
  ],
  finance: [
    {
      ...today,
      words: {
        'zh-CN': '待财审、待批的都在这里数好了，点数字就到那几单。',
        en: 'What waits for finance and for your yes is counted here; press a figure to get there.',
      },
    },
    {
      page: '/audit-queue',
      anchor: 'desk-keys',
      does: 'press',
      permission: 'audit.finance',
      words: {
        'zh-CN': '金额异常的单在这里等财审：每单写着原因，全程可以只用键盘。',
        en: 'Orders with unusual amounts wait here, each with its reason; the keyboard alone is enough.',
      },
    },
    {
      page: '/orders',
      anchor: 'export-orders',
      does: 'press',
      permission: 'orders.export',
      words: {
        'zh-CN': '筛好的订单从这里导出对账，列随您选，个人信息默认打码。',
        en: 'Export the orders you filtered from here, with the columns you choose; personal data stays masked.',
      },
    },
    {
      ...riskBands,
      words: {
        'zh-CN': '再不发要赔多少，按剩余时间分档写在这里：点一档看是哪些单。',
        en: 'What lateness would cost stands here by the time left: press a band to see its orders.',
      },
    },
    {
      page: '/journal',
      anchor: 'verify-journal',
      does: 'press',
      permission: 'journal.verify',
      words: {
        'zh-CN': '谁在什么时候改了什么，全在日志里，一环扣一环；点这里验证没有被动过。',
        en: 'Who changed what and when stands in the journal, chained; press here to prove that nobody touched it.',
      },
    },
  ],
} satisfies Readonly<Record<string, readonly TourStep[]>>;
