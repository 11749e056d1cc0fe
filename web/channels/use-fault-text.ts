import { ownWordsOf } from '@zhidan/core/channels/fault-words.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { useSay, useWords } from '../lib/words.ts';
import { channelsWords } from './channels-words.ts';

type Fault = Pick<NonNullable<ShopRow['fault']>, 'code' | 'words'>;

/** What was said when a call failed: in the reader's language where we say it ourselves, else in the platform's own words. */
export function useFaultText(): Readonly<{ short(fault: Fault): string; whole(fault: Fault): string }> {
  const t = useWords(channelsWords);
  const say = useSay();
  const own = ({ code }: Fault): string | null => {
    const words = ownWordsOf(code);
    return words && say(words);
  };
  return {
    short: (fault) => own(fault) ?? (fault.words || fault.code),
    whole: (fault) => own(fault) ?? t('shops.troubleWords', { words: fault.words || '—' }),
  };
}
