import { readinessWords } from '@zhidan/core/printing/readiness.ts';
import type { PrintGroup } from '@zhidan/core/printing/waiting-api.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { Tile, Tiles } from '../../ui/tile.tsx';
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
    <Tiles width={168} label={t('group.title')}>
      {cards.map(({ key, first, some }) => {
        const { warehouseId, warehouseName, carrier, shopId, shopName } = first;
        const isChosen = chosen.shopId === shopId && chosen.carrier === carrier && chosen.warehouseId === (warehouseId ?? undefined);
        const ready = some.find(({ readiness }) => readiness === 'ready')?.count ?? 0;
        const rest = some.filter(({ readiness }) => readiness !== 'ready');
        const shipBy = some.flatMap(({ earliestShipBy }) => earliestShipBy ?? []).toSorted()[0];
        return (
          <Tile
            key={key}
            title={
              <span className={styles.groupHead}>
                {carrierName(carrier) || t('group.noCarrier')}
                {shipBy && (
                  <small>
                    <RelativeText at={shipBy} />
                  </small>
                )}
              </span>
            }
            value={ready}
            notes={[
              `${shopName} · ${warehouseName || t('group.noWarehouse')}`,
              ...(rest.length > 0 ? [rest.map(({ readiness, count }) => `${say(readinessWords[readiness])} ${count}`).join(' · ')] : []),
            ]}
            tone={ready === 0 ? 'quiet' : undefined}
            isChosen={isChosen}
            onPress={() => onChoose(isChosen ? {} : { warehouseId: warehouseId ?? undefined, carrier, shopId })}
          />
        );
      })}
    </Tiles>
  );
}
