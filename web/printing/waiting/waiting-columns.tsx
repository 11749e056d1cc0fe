import { roadWords } from '@zhidan/core/printing/print-road.ts';
import { readinessWords, type Readiness } from '@zhidan/core/printing/readiness.ts';
import type { WaitingLabel } from '@zhidan/core/printing/waiting-api.ts';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { printingWords } from '../printing-words.ts';
import { useCarrierName } from './use-carrier-name.ts';

const tones: Readonly<Record<Readiness, Tone>> = { ready: 'good', number: 'moving', blocked: 'bad' };

/** How a label stands; what keeps it back leads to the page where that is mended. */
function ReadinessCell({ readiness }: { readiness: Readiness }) {
  const say = useSay();
  const maySeeNumbers = useMay('waybills.display');
  const maySeeExceptions = useMay('fulfillment.display');
  const tag = <StatusTag tone={tones[readiness]} text={say(readinessWords[readiness])} />;
  const to =
    readiness === 'number' && maySeeNumbers ? '/waybill-numbers' : readiness === 'blocked' && maySeeExceptions ? '/exceptions' : null;
  return to ? (
    <Link to={to} onClick={(event) => event.stopPropagation()}>
      {tag}
    </Link>
  ) : (
    tag
  );
}

export function useWaitingColumns(): Column<WaitingLabel>[] {
  const t = useWords(printingWords);
  const say = useSay();
  const carrierName = useCarrierName();
  return [
    {
      key: 'no',
      title: t('item.fulfillment'),
      width: 120,
      isFixed: true,
      onPhone: 'title',
      cell: ({ no }) => <span className="zd-code">{no}</span>,
    },
    {
      key: 'readiness',
      title: t('item.state'),
      width: 110,
      onPhone: 'status',
      cell: ({ readiness }) => <ReadinessCell readiness={readiness} />,
    },
    { key: 'shipBy', title: t('item.shipBy'), width: 120, cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
    {
      key: 'orders',
      title: t('item.orders'),
      width: 215,
      cell: ({ orderNos }) => (
        <span className="zd-code">
          {orderNos.map((no) => (
            <Link key={no} to="/orders" search={{ search: no }} onClick={(event) => event.stopPropagation()}>
              {no}{' '}
            </Link>
          ))}
        </span>
      ),
    },
    { key: 'goods', title: t('item.goods'), width: 260, cell: ({ goods }) => goods || null },
    {
      key: 'pieces',
      title: t('item.pieces'),
      width: 70,
      align: 'right',
      cell: ({ pieceCount }) => <span className="zd-number">{pieceCount}</span>,
    },
    { key: 'carrier', title: t('group.carrier'), width: 110, cell: ({ carrier }) => carrierName(carrier) || null },
    {
      key: 'waybill',
      title: t('item.waybill'),
      width: 170,
      cell: ({ waybillNos }) => waybillNos.length > 0 && <span className="zd-code">{waybillNos.join(' ')}</span>,
    },
    { key: 'road', title: t('item.road'), width: 140, cell: ({ road }) => road && say(roadWords(road)) },
    { key: 'area', title: t('item.area'), width: 140, onPhone: 'none', cell: ({ area }) => area || null },
    { key: 'shop', title: t('group.shop'), width: 140, cell: ({ shopName }) => shopName },
    { key: 'warehouse', title: t('group.warehouse'), width: 120, cell: ({ warehouseName }) => warehouseName || null },
  ];
}
