import { provinces } from '@zhidan/core/orders/province.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { allocationWords } from '../allocation-words.ts';

/** Says a region's path: `浙江省 宁波市`, `Zhejiang 宁波市`; the whole country by its name. A municipality is named once. */
export function useRegionText(): (path: string) => string {
  const t = useWords(allocationWords);
  const language = useLanguage();
  return (path) => {
    if (path === '') return t('area.everywhere');
    const [province = '', ...rest] = path.split('/');
    const name = province in provinces ? provinces[province as keyof typeof provinces][language] : province;
    return [name, ...rest.filter((part) => part !== province)].join(' ');
  };
}
