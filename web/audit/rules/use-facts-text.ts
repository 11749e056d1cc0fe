import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { fieldIn } from '@zhidan/core/conditions/field.ts';
import { sayValue } from '@zhidan/core/conditions/say-value.ts';
import { useLanguage, useListText } from '../../lib/words.ts';

/** The facts of an example as people read them: `订单金额 99.00 元、卖家备注 加急`. */
export function useFactsText(): (given: Readonly<Record<string, unknown>>) => string {
  const language = useLanguage();
  const listText = useListText();
  return (given) =>
    listText(
      Object.entries(given).map(([key, value]) => {
        const field = fieldIn(auditCatalog.fields, key);
        if (field) return `${field.words[language]} ${sayValue(value, field, language)}`;
        return key === 'lines' ? `${auditCatalog.lists.lines.words[language]} ${JSON.stringify(value)}` : `${key} ${JSON.stringify(value)}`;
      }),
    );
}
