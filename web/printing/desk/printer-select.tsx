import type { PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { Select } from 'antd';
import { useWords } from '../../lib/words.ts';
import { printingWords } from '../printing-words.ts';
import { changeClient } from './desk-settings.ts';
import type { UsedDesk } from './use-desk.ts';

/** The printer that this desk uses with a program; the choice is remembered. */
export function PrinterSelect({
  client,
  used,
  onChoose,
}: {
  client: PrintClientCode;
  used: UsedDesk;
  onChoose?: (printer: string) => void;
}) {
  const t = useWords(printingWords);
  const { view, printer } = used;
  const listed = view.printers ?? [];
  const isMissing = printer !== '' && view.printers !== null && !listed.some(({ name }) => name === printer);
  const options = [
    ...listed.map(({ name, isReady }) => ({ value: name, label: isReady === false ? `${name} (${t('desk.notReady')})` : name })),
    ...(isMissing ? [{ value: printer, label: `${printer} (${t('desk.notReady')})` }] : []),
  ];
  return (
    <Select
      aria-label={t('desk.choosePrinter')}
      placeholder={t('desk.choosePrinter')}
      style={{ minWidth: 180 }}
      popupMatchSelectWidth={false}
      disabled={view.line !== 'up'}
      status={isMissing ? 'warning' : ''}
      value={printer || undefined}
      options={options}
      onChange={(name: string) => {
        changeClient(client, { printer: name });
        onChoose?.(name);
      }}
    />
  );
}
