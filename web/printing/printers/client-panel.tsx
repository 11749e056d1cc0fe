import { printClients, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { usePreference } from '../../lib/preference.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { changeClient, clientSettings, deskSettings, isDeskAddress } from '../desk/desk-settings.ts';
import { DeskTrouble } from '../desk/desk-line.tsx';
import { PrinterSelect } from '../desk/printer-select.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { printingWords } from '../printing-words.ts';
import { useTestLabel } from './use-test-label.ts';

const texts = { up: 'desk.connected', connecting: 'desk.connecting', down: 'desk.lost' } as const;
const tones = { up: 'good', connecting: 'moving', down: 'quiet' } as const;

/** One print program: where it answers, its printer, and a label to try it. */
export function ClientPanel({ client, address }: { client: PrintClientCode; address: string }) {
  const t = useWords(printingWords);
  const say = useSay();
  const used = useDesk(client, address);
  const settings = clientSettings(usePreference(deskSettings), client);
  const [draft, setDraft] = useState<string | null>(null);
  const { test, isTesting } = useTestLabel(client, used);
  const { line, version } = used.view;
  const isBad = draft !== null && draft !== '' && !isDeskAddress(draft);
  const keep = (): void => {
    if (draft === null || isBad) return;
    changeClient(client, { address: draft });
    setDraft(null);
  };
  return (
    <Panel
      title={say(printClients[client].words)}
      extra={<StatusTag tone={tones[line]} text={`${t(texts[line])}${version ? ` · ${t('printers.version', { version })}` : ''}`} />}
    >
      <Form layout="vertical" component="div" requiredMark={false}>
        <Form.Item
          label={t('printers.address')}
          htmlFor={`address-${client}`}
          validateStatus={isBad ? 'error' : ''}
          help={isBad ? t('printers.addressBad') : undefined}
          extra={t('printers.addressNote', { address: settings.address ? printClients[client].address : address })}
        >
          <Input
            id={`address-${client}`}
            placeholder={address}
            value={draft ?? settings.address}
            onChange={(event) => setDraft(event.target.value.trim())}
            onBlur={keep}
            onPressEnter={keep}
          />
        </Form.Item>
        {line === 'down' && <DeskTrouble client={client} used={used} />}
        {line === 'up' && (
          <>
            <Form.Item label={t('printers.printer')}>
              <PrinterSelect client={client} used={used} />
            </Form.Item>
            <DeskTrouble client={client} used={used} />
            <Form.Item label={t('printers.area')} htmlFor={`area-${client}`} extra={t('printers.areaNote')}>
              <Input
                id={`area-${client}`}
                maxLength={300}
                value={settings.areaTemplate}
                onChange={(event) => changeClient(client, { areaTemplate: event.target.value.trim() })}
              />
            </Form.Item>
            {test && (
              <Button loading={isTesting} disabled={used.printer === ''} onClick={test}>
                {t('printers.test')}
              </Button>
            )}
          </>
        )}
      </Form>
    </Panel>
  );
}
