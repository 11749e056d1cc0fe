import { labelSizeNames, labelSizes } from '@zhidan/core/printing/documents/label.ts';
import { fetchTestLabel } from '@zhidan/core/printing/paper-api.ts';
import { printClientCodes } from '@zhidan/core/printing/client/print-client.ts';
import { Button, Form, Input, Select } from 'antd';
import { usePreference } from '../../lib/preference.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { deskSettings } from '../desk/desk-settings.ts';
import { useAddresses } from '../desk/use-desk.ts';
import { fileAddress } from '../file-address.ts';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { ClientPanel } from './client-panel.tsx';

/** The printers and the paper of this desk; nothing of it leaves the browser. */
export function PrintersPage() {
  const t = useWords(printingWords);
  const addressOf = useAddresses();
  return (
    <>
      <PageHeader title={t('printers.title')} note={t('printers.note')} />
      <div className={styles.printers}>
        <OwnPanel />
        {addressOf && printClientCodes.map((client) => <ClientPanel key={client} client={client} address={addressOf(client)} />)}
      </div>
    </>
  );
}

function OwnPanel() {
  const t = useWords(printingWords);
  const say = useSay();
  const desk = usePreference(deskSettings);
  return (
    <Panel title={t('printers.own')} note={t('printers.ownNote')}>
      <Form layout="vertical" component="div" requiredMark={false}>
        <Form.Item label={t('printers.desk')} htmlFor="desk-name" extra={t('printers.deskNote')}>
          <Input
            id="desk-name"
            maxLength={60}
            value={desk.name}
            onChange={(event) => deskSettings.write({ ...desk, name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('printers.size')} htmlFor="desk-size">
          <Select
            id="desk-size"
            value={desk.size}
            options={labelSizeNames.map((size) => ({ value: size, label: say(labelSizes[size].words) }))}
            onChange={(size) => deskSettings.write({ ...desk, size })}
          />
        </Form.Item>
        <Button href={fileAddress(fetchTestLabel, { size: desk.size })} target="_blank" rel="noreferrer">
          {t('printers.test')}
        </Button>
      </Form>
    </Panel>
  );
}
