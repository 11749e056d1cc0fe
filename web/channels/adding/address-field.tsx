import type { ChannelView } from '@zhidan/core/channels/shop/shop-api.ts';
import { Input, Segmented } from 'antd';
import { useId, useState } from 'react';
import { useWords } from '../../lib/words.ts';
import { channelsWords } from '../channels-words.ts';
import styles from './adding.module.css';

type Addresses = Readonly<Record<string, string>>;
type Mode = 'real' | 'emulated' | 'own';

type AddressFieldProps = Readonly<{
  channel: ChannelView;
  value?: Addresses;
  onChange?: (addresses: Addresses) => void;
}>;

/** Where the platform answers: the real one, the emulator of this deployment in one click, or addresses of one's own. */
export function AddressField({ channel, value = {}, onChange }: AddressFieldProps) {
  const t = useWords(channelsWords);
  const id = useId();
  const emulated = emulatedOf(channel);
  const [mode, setMode] = useState<Mode>(modeOf(channel, value));
  const choose = (next: Mode): void => {
    setMode(next);
    if (next !== 'own') onChange?.(next === 'emulated' ? (emulated ?? {}) : {});
  };
  const options = [
    { value: 'real', label: t('add.addressReal') },
    ...(emulated ? [{ value: 'emulated', label: t('add.addressEmulated') }] : []),
    { value: 'own', label: t('add.addressOwn') },
  ] as { value: Mode; label: string }[];
  return (
    <>
      <Segmented options={options} value={mode} onChange={choose} aria-label={t('add.address')} />
      {mode !== 'real' && (
        <div className={styles.addresses}>
          {channel.addresses.map(({ name, real }) => (
            <div key={name}>
              <label htmlFor={`${id}-${name}`}>{name}</label>
              <Input
                id={`${id}-${name}`}
                placeholder={real}
                value={value[name] ?? ''}
                readOnly={mode === 'emulated'}
                spellCheck={false}
                onChange={(event) => onChange?.({ ...value, [name]: event.target.value })}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** The addresses of the emulator; null where this deployment runs none. */
export function emulatedOf({ addresses }: ChannelView): Addresses | null {
  const pairs = addresses.flatMap(({ name, emulated }) => (emulated === null ? [] : [[name, emulated] as const]));
  return pairs.length > 0 ? Object.fromEntries(pairs) : null;
}

/** Whether these addresses are the emulator's, all of them. */
export function isEmulated(channel: ChannelView, addresses: Addresses): boolean {
  const emulated = emulatedOf(channel);
  return emulated !== null && Object.entries(emulated).every(([name, address]) => addresses[name] === address);
}

function modeOf(channel: ChannelView, value: Addresses): Mode {
  if (Object.keys(value).length === 0) return 'real';
  return isEmulated(channel, value) ? 'emulated' : 'own';
}
