import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useWords } from '../../lib/words.ts';
import { movedColumn, orderedColumns, shownColumns, type Column, type ColumnChoice } from './column.ts';
import styles from './data-table.module.css';
import { uiWords } from '../ui-words.ts';

type ColumnSettingsProps<Row> = Readonly<{
  columns: readonly Column<Row>[];
  choice: ColumnChoice;
  choose: (choice: ColumnChoice | null) => void;
}>;

/** Shows, hides and orders the columns of a table. */
export function ColumnSettings<Row>(props: ColumnSettingsProps<Row>) {
  const t = useWords(uiWords);
  return (
    <Popover trigger="click" placement="bottomRight" title={t('columns.title')} content={<ColumnList {...props} />}>
      <Button type="text" icon={<SettingOutlined />} aria-label={t('columns.title')} title={t('columns.title')} />
    </Popover>
  );
}

function ColumnList<Row>({ columns, choice, choose }: ColumnSettingsProps<Row>) {
  const t = useWords(uiWords);
  const shown = new Set(shownColumns(columns, choice).map(({ key }) => key));
  const order = orderedColumns(columns, choice);
  const toggle = (key: string): void => {
    const hidden = order.map((column) => column.key).filter((one) => (one === key ? shown.has(one) : !shown.has(one)));
    choose({ order: order.map((column) => column.key), hidden });
  };
  return (
    <div className={styles.columnList}>
      {order.map(({ key, title, isFixed }) => (
        <div key={key} className={styles.columnRow}>
          <Checkbox checked={shown.has(key)} disabled={isFixed} onChange={() => toggle(key)}>
            {title}
          </Checkbox>
          <span>
            <Button
              size="small"
              type="text"
              disabled={isFixed}
              icon={<ArrowUpOutlined />}
              aria-label={`${t('columns.up')} ${title}`}
              onClick={() => choose(movedColumn(columns, choice, key, -1))}
            />
            <Button
              size="small"
              type="text"
              disabled={isFixed}
              icon={<ArrowDownOutlined />}
              aria-label={`${t('columns.down')} ${title}`}
              onClick={() => choose(movedColumn(columns, choice, key, 1))}
            />
          </span>
        </div>
      ))}
      <Button size="small" type="link" onClick={() => choose(null)}>
        {t('columns.reset')}
      </Button>
    </div>
  );
}
