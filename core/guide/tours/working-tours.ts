import { today, searchOrders, type TourStep } from './tour-step.ts';

/** Tours of those who work on orders all day. */
export const workingTours = {
  operations: [
    {
      page: '/completeness',
      anchor: 'completeness-views',
      does: 'press',
      permission: 'shops.display',
      words: {
        'zh-CN': '每家店每小时与平台对一次单数和金额；红格会自己补抓，这里可以只看红的。',
        en: 'Each hour of each shop is counted against the platform; red ones are pulled again by themselves. Look at only the red.',
      },
    },
    {
      page: '/matching',
      anchor: 'make-skus',
      does: 'look',
      permission: 'catalog.manage',
      words: {
        'zh-CN': '平台商品和 SKU 按编码自动对上；对不上的在下面，也可一次生成 SKU。',
        en: 'Listings meet SKUs by their codes; the rest waits below, and missing SKUs are made in one go here.',
      },
    },
    {
      page: '/audit-rules',
      anchor: 'add-rule',
      does: 'look',
      permission: 'audit.manage',
      words: {
        'zh-CN': '规则不用写代码：一句话一条，边写边看会拦下历史上的哪些单。',
        en: 'Rules take no code: a sentence each, and while you write you see which orders of the past it would have caught.',
      },
    },
    {
      page: '/fee-tables',
      anchor: 'add-fee-table',
      does: 'look',
      permission: 'allocation.manage',
      words: {
        'zh-CN': '运费模板定好，系统就会给每一单选最合适的仓和快递，并说明为什么。',
        en: 'With fee tables set, each order gets the warehouse and the carrier that suit it best, with the reason.',
      },
    },
    {
      page: '/exceptions',
      anchor: 'exception-kinds',
      does: 'press',
      permission: 'fulfillment.display',
      words: {
        'zh-CN': '走不下去的单按原因分好类，原因没了自己消失；点一类就只看那一类。',
        en: 'What cannot go on stands here by reason and leaves when the reason does: press a kind to see only it.',
      },
    },
  ],
  service: [
    {
      page: '/desk',
      anchor: 'desk-search',
      does: 'type',
      permission: 'orders.display',
      words: {
        'zh-CN': '买家说什么就输什么：单号、手机尾号、昵称、运单号；找到后答复可以直接复制。',
        en: 'Type whatever the buyer says: a number, last digits, a nickname, a waybill; the answer is there to copy.',
      },
    },
    {
      ...searchOrders,
      words: {
        'zh-CN': '要看一批单就用订单页：筛选存成视图，下次一点就到。',
        en: 'For many orders use this page: keep a filter as a view and it is one press away.',
      },
    },
    {
      page: '/requests',
      anchor: 'request-lists',
      does: 'press',
      permission: 'requests.make',
      words: {
        'zh-CN': '您提的改址、换货、催发在这里看进度；提交的一刻订单就锁住，不会发错。',
        en: 'What you asked for stands here; the order is locked from the moment you ask, so nothing wrong goes out.',
      },
    },
    {
      page: '/audit-queue',
      anchor: 'desk-keys',
      does: 'press',
      permission: 'audit.decide',
      words: {
        'zh-CN': '要人看的单在这里，原因写在行里；按这些键，一手就能审完。',
        en: 'Orders that people must look at, each with its reason; with these keys one hand is enough.',
      },
    },
    {
      page: '/parcel-alerts',
      anchor: 'alert-views',
      does: 'press',
      permission: 'tracking.handle',
      words: {
        'zh-CN': '停滞、派送失败的包裹在这里，买家来问之前先处理。',
        en: 'Parcels that stand still or could not be delivered: see to them before the buyer asks.',
      },
    },
  ],
  warehouse: [
    {
      ...today,
      words: {
        'zh-CN': '今天要打、要拣、要验的都数好了；要拦下的包裹在最前面。',
        en: 'What is to print, to pick and to check today is counted here; parcels to lay aside come first.',
      },
    },
    {
      page: '/printing',
      anchor: 'print-bar',
      does: 'look',
      permission: 'printing.print',
      words: {
        'zh-CN': '一键打完能打的面单；锁住的单打不出来，不用您记。',
        en: 'One press prints every label that is ready; a locked order cannot be printed, so you need not remember.',
      },
    },
    {
      page: '/waves',
      anchor: 'wave-states',
      does: 'press',
      permission: 'floor.work',
      words: {
        'zh-CN': '把待拣的单建成波次，按货位走一趟拣完；在这里看每个波次到哪了。',
        en: 'Build waves of what waits and pick by bin in one walk; see here how far each wave is.',
      },
    },
    {
      page: '/station',
      anchor: 'scan',
      does: 'type',
      permission: 'floor.work',
      words: {
        'zh-CN': '打包台只用扫枪：扫面单、扫商品，扫错会停下，扫完就发货。',
        en: 'The packing station needs only the scanner: label, goods; a wrong one stops you, the last one ships it.',
      },
    },
    {
      page: '/inbound',
      anchor: 'stock-scan',
      does: 'type',
      permission: 'inventory.move',
      words: {
        'zh-CN': '到货就在这里一件一件扫，库存立刻加上；扫错了随时撤销。',
        en: 'Goods that arrive are scanned in here and count at once; a wrong scan is undone.',
      },
    },
  ],
} satisfies Readonly<Record<string, readonly TourStep[]>>;
