import { normalHeading } from '@zhidan/core/imports/clean-cell.ts';
import type { ImportField } from '@zhidan/core/imports/import-field.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { maskAddress } from '@zhidan/core/kernel/mask-address.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import { maskNote } from '@zhidan/core/orders/mask-note.ts';

/** How a cell of personal data is shown, by its field. */
const masks: Readonly<Partial<Record<ImportField, (cell: string) => string>>> = {
  receiverName: maskName,
  receiverPhone: maskPhone,
  receiverTelephone: maskPhone,
  address: maskAddress,
  buyerNick: maskName,
  buyerMessage: maskNote,
  sellerMemo: maskNote,
  invoiceTitle: maskName,
};

const personal = /身份证|支付宝|银行|邮箱|e-?mail|手机|电话|phone|姓名|地址|address|生日/u;

/** Shows the cells of a file as somebody may see them who did not bring it. */
export function cellMask(headings: readonly string[], { fields }: Pick<ImportMapping, 'fields'>): (cell: string, column: number) => string {
  const byColumn = headings.map((heading, at) => {
    const field = fields[at] ?? null;
    if (field !== null) return masks[field] ?? null;
    return personal.test(normalHeading(heading)) ? () => '****' : null;
  });
  return (cell, column) => (cell.trim() === '' ? cell : (byColumn[column]?.(cell) ?? cell));
}
