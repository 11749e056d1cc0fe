import { sumOrders } from '@zhidan/core/orders/api.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { questionOf } from '../list/sum-bar.tsx';
import { ordersWords } from '../orders-words.ts';
import { useViewTabs, type ViewTab } from '../views/use-views.ts';
import styles from './todo.module.css';

const everyMs = 30_000;

/** What waits in the person's views of the order list: each figure leads to the list that makes it. */
export function TodoPanel() {
  const t = useWords(ordersWords);
  const { tabs } = useViewTabs();
  return (
    <Panel title={t('todo.title')}>
      <div className={styles.tiles}>
        {tabs
          .filter(({ key }) => key !== 'all')
          .map((tab) => (
            <TodoTile key={tab.key} tab={tab} />
          ))}
      </div>
    </Panel>
  );
}

function TodoTile({ tab }: { tab: ViewTab }) {
  const { data } = useAnswer(sumOrders, questionOf(tab.search), { follows: ['order'], refetchInterval: everyMs });
  const count = data ? `${data.orderCount}${data.isCapped ? '+' : ''}` : '…';
  return (
    <Link
      to="/orders"
      search={{ ...tab.search, view: tab.key }}
      className={styles.tile}
      data-key={tab.key}
      data-some={data ? data.orderCount > 0 : undefined}
    >
      <span>{tab.name}</span>
      <strong>{count}</strong>
      <small>{data ? moneyText(data.paid) : ''}</small>
    </Link>
  );
}
