import { changeSetting } from '@zhidan/core/operations/api.ts';
import { merchantSettings, type MerchantSettingKey } from '@zhidan/core/operations/merchant-setting.ts';
import { Button, Input, Segmented, Switch } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '../lib/use-command.ts';
import { useSay, useWords } from '../lib/words.ts';
import { languageNames } from '../ui/language-names.ts';
import { NumberField } from '../ui/number-field.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

/** What a setting can hold. */
type Value = string | number | boolean;

type SettingRowProps = Readonly<{ settingKey: MerchantSettingKey; value: Value; isReadOnly: boolean }>;

/** One setting: switches and choices take effect at once, typed values when saved; each with an undo. */
export function SettingRow({ settingKey, value, isReadOnly }: SettingRowProps) {
  const t = useWords(operationsWords);
  const say = useSay();
  const toast = useToast();
  const id = useId();
  const setting = merchantSettings[settingKey];
  const change = useCommand(changeSetting, ['setting']);
  const [draft, setDraft] = useState(value);
  const isTyped = setting.drawn === 'text' || setting.drawn === 'number';
  const save = (next: Value): void => {
    const undo = (): void => {
      change.ask({ key: settingKey, value }).catch(toast.failed);
    };
    change.give({ key: settingKey, value: next }, () => toast.done(t('settings.saved', { name: say(setting.words) }), undo));
  };
  const pick = (next: Value): void => {
    setDraft(next);
    if (!isTyped) save(next);
  };
  return (
    <form
      className={styles.setting}
      data-setting={settingKey}
      onSubmit={(event) => {
        event.preventDefault();
        save(draft);
      }}
    >
      <div>
        <label htmlFor={id}>{say(setting.words)}</label>
        <p>{say(setting.help)}</p>
      </div>
      <div className={styles.control}>
        {isTyped && !isReadOnly && draft !== value && (
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('settings.save')}
          </Button>
        )}
        <Control id={id} settingKey={settingKey} value={draft} isDisabled={isReadOnly} onPick={pick} />
      </div>
      <RefusalNote error={change.error} />
    </form>
  );
}

type ControlProps = Readonly<{
  id: string;
  settingKey: MerchantSettingKey;
  value: Value;
  isDisabled: boolean;
  onPick: (value: Value) => void;
}>;

/** A setting's field, by how its table row says it is drawn. */
function Control({ id, settingKey, value, isDisabled, onPick }: ControlProps) {
  const setting = merchantSettings[settingKey];
  switch (setting.drawn) {
    case 'switch':
      return <Switch id={id} checked={value === true} disabled={isDisabled} onChange={onPick} />;
    case 'number':
      return (
        <NumberField
          id={id}
          value={Number(value)}
          disabled={isDisabled}
          onChange={(number) => number !== null && onPick(number)}
          style={{ width: 140 }}
        />
      );
    case 'choice': {
      const options = setting.choices.map(
        (choice) => languageNames.find((name) => name.value === choice) ?? { value: choice, label: choice },
      );
      return <Segmented id={id} value={String(value)} disabled={isDisabled} options={options} onChange={onPick} />;
    }
    default:
      return <Input id={id} value={String(value)} disabled={isDisabled} maxLength={60} onChange={(event) => onPick(event.target.value)} />;
  }
}
