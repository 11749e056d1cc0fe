import { PlusOutlined } from '@ant-design/icons';
import { channels } from '@zhidan/core/channels/channel.ts';
import { addImportShop, changeImport, type ImportView } from '@zhidan/core/imports/api.ts';
import { importLife } from '@zhidan/core/imports/import-life.ts';
import { actionsFrom } from '@zhidan/core/kernel/life-cycle.ts';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from '../imports.module.css';
import { importsWords } from '../imports-words.ts';

/** The shop that the orders belong to: those of the file's platform first; an offline one can be made on the spot. */
export function ShopChoice({ found }: { found: ImportView }) {
  const t = useWords(importsWords);
  const say = useSay();
  const change = useCommand(changeImport, ['import']);
  const { id: importId, shops, shopId, state } = found;
  const options = (fits: boolean) =>
    shops
      .filter((shop) => shop.fits === fits)
      .map(({ id, channel, name }) => ({ value: id, label: `${name} · ${say(channels[channel].words)}` }));
  const groups = [
    { label: t('shop.fits'), options: options(true) },
    { label: t('shop.others'), options: options(false) },
  ].filter((group) => group.options.length > 0);
  const canChange = actionsFrom(importLife, state).includes('change');
  if (!canChange)
    return (
      <div>
        <span className={styles.factName}>{t('fact.shop')}</span>
        <span>{shops.find(({ id }) => id === shopId)?.name}</span>
      </div>
    );
  return (
    <div>
      <label className={styles.factName} htmlFor="import-shop">
        {t('fact.shop')}
      </label>
      <Select
        id="import-shop"
        className={styles.choice}
        showSearch={{ optionFilterProp: 'label' }}
        value={shopId ?? undefined}
        placeholder={t('fact.shopMissing')}
        status={shopId === null ? 'warning' : undefined}
        loading={change.isPending}
        options={groups}
        onChange={(chosen) => change.give({ importId, shopId: chosen })}
      />
      <NewShop importId={importId} />
      <RefusalNote error={change.error} />
    </div>
  );
}

function NewShop({ importId }: { importId: ImportView['id'] }) {
  const t = useWords(importsWords);
  const add = useCommand(addImportShop, ['import', 'shop']);
  const [name, setName] = useState<string | null>(null);
  const send = (): void => {
    if (name?.trim()) add.give({ importId, name }, () => setName(null));
  };
  if (name === null)
    return (
      <Button type="link" icon={<PlusOutlined />} onClick={() => setName('')}>
        {t('shop.add')}
      </Button>
    );
  return (
    <>
      <Space.Compact>
        <Input
          autoFocus
          value={name}
          maxLength={60}
          placeholder={t('shop.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={send}
        />
        <Button type="primary" loading={add.isPending} disabled={!name.trim()} onClick={send}>
          {t('shop.add')}
        </Button>
      </Space.Compact>
      <RefusalNote error={add.error} />
    </>
  );
}
