import { readinessWords } from '@zhidan/core/printing/readiness.ts';
import type { PrintGroup } from '@zhidan/core/printing/waiting-api.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import styles from '../printing.module.css';
import type { PrintSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { useCarrierName } from './use-carrier-name.ts';

type GroupsProps = Readonly<{ groups: readonly PrintGroup[]; chosen: PrintSearch; onChoose: (search: PrintSearch) => void }>;

const keyOf = ({ warehouseId, carrier, shopId }: PrintGroup): string => `${warehouseId ?? ''} ${carrier} ${shopId}`;

/** What is printed together, the most urgent first; a click lists one group, a second one all. */
export function PrintGroups({ groups, chosen, onChoose }: GroupsProps) {
  const t = useWords(printingWords);
  const say = useSay();
  const carrierName = useCarrierName();
  const cards = [...Map.groupBy(groups, keyOf)].flatMap(([key, some]) => (some[0] ? [{ key, first: some[0], some }] : []));
  if (cards.length < 2) return null;
  return (
    <ul className={styles.groups} aria-label={t('group.title')}>
      {cards.map(({ key, first, some }) => {
        const { warehouseId, warehouseName, carrier, shopId, shopName } = first;
        const isChosen = chosen.shopId === shopId && chosen.carrier === carrier && chosen.warehouseId === (warehouseId ?? undefined);
        const ready = some.find(({ readiness }) => readiness === 'ready')?.count ?? 0;
        const rest = some.filter(({ readiness }) => readiness !== 'ready');
        const shipBy = some.flatMap(({ earliestShipBy }) => earliestShipBy ?? []).toSorted()[0];
        return (
          <li key={key} style={{ display: 'contents' }}>
            <button
              type="button"
              className={styles.group}
              aria-pressed={isChosen}
              onClick={() => onChoose(isChosen ? {} : { warehouseId: warehouseId ?? undefined, carrier, shopId })}
            >
              <span>{carrierName(carrier) || t('group.noCarrier')}</span>
              <strong className="zd-number">{ready}</strong>
              <span className={styles.quiet}>{shopName}</span>
              <span className={styles.quiet}>{warehouseName || t('group.noWarehouse')}</span>
              {rest.length > 0 && (
                <span className={styles.quiet}>
                  {rest.map(({ readiness, count }) => `${say(readinessWords[readiness])} ${count}`).join(' · ')}
                </span>
              )}
              {shipBy && (
                <span className={styles.quiet}>
                  {t('item.shipBy')} <RelativeText at={shipBy} />
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
