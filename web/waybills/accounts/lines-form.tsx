import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { listCarriers, type CarrierRow } from '@zhidan/core/allocation/carrier-api.ts';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { changeWaybillAccount, listWaybillSources, type AccountView, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import { Button, Form, Input, Select, Skeleton } from 'antd';
import { useWarehouses } from '../use-warehouses.ts';
import { useItems } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import styles from '../waybills.module.css';
import { waybillsWords } from '../waybills-words.ts';
import { addressLine } from './address-line.ts';

type Line = Readonly<{
  carrier: CarrierCode;
  warehouseId: WaybillLine['warehouseId'];
  /** place of the sender among those of the subscription; `own`: the warehouse's */
  sender: string;
  accountNo?: string;
  templateUrl?: string;
  cost?: number | null;
}>;

const ownSender = 'own';

/** Which carriers an account serves from which warehouse, and as what sender. */
export function LinesForm({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useWords(waybillsWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<{ lines: Line[] }>();
  const change = useCommand(changeWaybillAccount, ['waybill_account']);
  const senders = sendersOf(account);
  const offered = useItems(listCarriers, {});
  const served = useItems(listWaybillSources, {}).rows?.find((one) => one.source === account.source)?.carriers;
  const isRead = served !== undefined && (offered.rows !== undefined || Boolean(offered.error));
  const save = ({ lines }: { lines: readonly Line[] }): void => {
    const told = lines.map(({ carrier, warehouseId, sender, accountNo = '', templateUrl = '', cost }) => ({
      carrier,
      warehouseId,
      sender: senders.find(({ key }) => key === sender)?.address ?? null,
      branchCode: senders.find(({ key }) => key === sender)?.branchCode ?? '',
      accountNo,
      templateUrl,
      numberFen: Math.round((cost ?? 0) * 100),
    }));
    change.give({ accountId: account.id, lines: told }, () => {
      toast.done(t('account.saved', { name: account.name }));
      onClose();
    });
  };
  return (
    <DetailDrawer
      title={`${t('line.title')} · ${account.name}`}
      width={680}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={change.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <p className={styles.note}>{t('line.note')}</p>
      <RefusalNote error={change.error} />
      {!isRead && <Skeleton active paragraph={{ rows: 4 }} />}
      {isRead && (
        <Form
          name="waybill-lines"
          form={form}
          layout="vertical"
          onFinish={save}
          initialValues={{
            lines: startLines(
              account,
              senders,
              (offered.rows ?? []).filter(({ isActive, carrier }) => isActive && served.includes(carrier)),
            ),
          }}
        >
          <Form.List name="lines">
            {(fields, { add, remove }) => (
              <>
                <ul className={styles.lines}>
                  {fields.map(({ key, name }) => (
                    <li key={key}>
                      <LineFields account={account} name={name} senders={senders} />
                      <div className={styles.lineHead}>
                        <Button type="text" size="small" danger icon={<DeleteOutlined />} onClick={() => remove(name)}>
                          {t('line.remove')}
                        </Button>
                      </div>
                    </li>
                  ))}
                </ul>
                <Button block type="dashed" icon={<PlusOutlined />} onClick={() => add({ sender: senders[0]?.key ?? ownSender })}>
                  {t('line.add')}
                </Button>
              </>
            )}
          </Form.List>
        </Form>
      )}
    </DetailDrawer>
  );
}

type Sender = Readonly<{
  key: string;
  carrier: CarrierCode | null;
  branchCode: string;
  branchName: string;
  address: NonNullable<WaybillLine['sender']>;
}>;

function LineFields({ account, name, senders }: { account: AccountView; name: number; senders: readonly Sender[] }) {
  const t = useWords(waybillsWords);
  const say = useSay();
  const warehouses = useWarehouses() ?? [];
  const source = useItems(listWaybillSources, {}).rows?.find((one) => one.source === account.source);
  const carrier = Form.useWatch<CarrierCode | undefined>(['lines', name, 'carrier']);
  const required = [{ required: true, message: t('form.required') }];
  const fitting = senders.filter((one) => carrier === undefined || one.carrier === null || one.carrier === carrier);
  return (
    <div className={styles.lineFields}>
      <Form.Item name={[name, 'carrier']} label={t('line.carrier')} rules={required}>
        <Select
          showSearch
          optionFilterProp="label"
          options={source?.carriers.map((code) => ({ value: code, label: say(carriers[code].words) })) ?? []}
        />
      </Form.Item>
      <Form.Item name={[name, 'warehouseId']} label={t('line.warehouse')} rules={required}>
        <Select options={warehouses.filter(({ state }) => state === 'active').map(({ id, name: label }) => ({ value: id, label }))} />
      </Form.Item>
      {account.source !== 'hand' && (
        <>
          <div className={styles.wide}>
            <Form.Item name={[name, 'sender']} label={t('line.sender')} rules={required}>
              <Select
                options={[
                  ...fitting.map(({ key, branchName, address }) => ({
                    value: key,
                    label: [branchName, addressLine(address)].filter(Boolean).join(' · '),
                  })),
                  { value: ownSender, label: t('line.senderOwn') },
                ]}
              />
            </Form.Item>
          </div>
          <Form.Item name={[name, 'accountNo']} label={t('line.monthly')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={[name, 'cost']} label={t('line.cost')}>
            <NumberField min={0} max={1_000} precision={2} style={{ width: '100%' }} />
          </Form.Item>
          <div className={styles.wide}>
            <Form.Item name={[name, 'templateUrl']} label={t('line.template')}>
              <Input maxLength={500} spellCheck={false} />
            </Form.Item>
          </div>
        </>
      )}
    </div>
  );
}

/** Every address that the service knows, with the branch it belongs to; one that a line has and the service forgot stays. */
function sendersOf({ subscriptions, lines }: AccountView): readonly Sender[] {
  const told = subscriptions.flatMap(({ carrier, branchCode, branchName, senders }) =>
    senders.map((address): Sender => ({ key: keyOf(branchCode, address), carrier, branchCode, branchName, address })),
  );
  const forgotten = lines.flatMap(({ carrier, branchCode, sender }): Sender[] =>
    sender === null || told.some(({ key }) => key === keyOf(branchCode, sender))
      ? []
      : [{ key: keyOf(branchCode, sender), carrier, branchCode, branchName: '', address: sender }],
  );
  return [...told, ...forgotten];
}

const keyOf = (branchCode: string, address: NonNullable<WaybillLine['sender']>): string => `${branchCode} ${addressLine(address)}`;

/** The lines there are; a new account begins with one for each carrier that picks up at a warehouse. */
function startLines({ lines }: AccountView, senders: readonly Sender[], offered: readonly CarrierRow[]): Line[] {
  const start = lines.map(({ carrier, warehouseId, sender, branchCode, accountNo, templateUrl, numberFen }) => ({
    carrier,
    warehouseId,
    sender: sender === null ? ownSender : keyOf(branchCode, sender),
    accountNo,
    templateUrl,
    cost: numberFen > 0 ? numberFen / 100 : null,
  }));
  if (start.length > 0) return start;
  const senderOf = (carrier: CarrierCode): string =>
    senders.find((one) => one.carrier === null || one.carrier === carrier)?.key ?? ownSender;
  const begun = Map.groupBy(offered, ({ carrier, warehouseId }) => `${carrier} ${warehouseId}`);
  const first = [...begun.values()].flatMap(([one]) =>
    one ? [{ carrier: one.carrier, warehouseId: one.warehouseId, sender: senderOf(one.carrier) }] : [],
  );
  return first.length > 0 ? first : [{ sender: senders[0]?.key ?? ownSender } as Line];
}
