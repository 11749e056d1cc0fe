import type { JsonObject } from '../../kernel/canonical-json.ts';
import { fenToYuan } from '../../kernel/money.ts';
import { phoneFields } from '../waybill-contact.ts';
import type { TakeAsk, TakeBatch, WaybillContact } from '../waybill-source.ts';

/** Where services that speak Cainiao's cloud-print format differ. */
export type CloudPrintDialect = Readonly<{
  /** their name for a carrier */
  code: 'cp_code' | 'wp_code';
  recipientOf(parcel: TakeAsk): JsonObject;
}>;

/** Lines of goods that a package may have. */
const goodsLimit = 100;

/** The request for numbers. Source: logistics.md §2.1, §5. */
export function applyRequest(
  dialect: CloudPrintDialect,
  batch: TakeBatch,
  parcels: readonly TakeAsk[],
  there: Readonly<{ code: string; userId: number | string }>,
): JsonObject {
  return {
    [dialect.code]: there.code,
    ...(batch.product ? { product_code: batch.product } : {}),
    sender: { ...personOf(batch.sender), address: addressFields(batch.sender) },
    ...(batch.accountNo ? { customer_code: batch.accountNo } : {}),
    ...(batch.branchCode ? { shipping_branch_code: batch.branchCode } : {}),
    trade_order_info_dtos: parcels.map((parcel) => ({
      object_id: parcel.parcelId,
      ...servicesOf(parcel),
      order_info: {
        order_channels_type: parcel.orderChannel,
        trade_order_list: parcel.channelOrderNos.length > 0 ? parcel.channelOrderNos : [packageIdOf(parcel.parcelId)],
      },
      package_info: { id: packageIdOf(parcel.parcelId), ...packageOf(parcel) },
      recipient: dialect.recipientOf(parcel),
      template_url: batch.templateUrl,
      user_id: there.userId,
    })),
    need_encrypt: true,
  };
}

/** The request for another receiver or other goods; a sender's address cannot be changed. Source: logistics.md §2.3. */
export function updateRequest(
  dialect: CloudPrintDialect,
  { parcel, sender, templateUrl }: Readonly<{ parcel: TakeAsk; sender: WaybillContact; templateUrl: string }>,
  there: Readonly<{ code: string; waybillNo: string }>,
): JsonObject {
  return {
    [dialect.code]: there.code,
    waybill_code: there.waybillNo,
    object_id: parcel.parcelId,
    ...servicesOf(parcel),
    package_info: packageOf(parcel),
    recipient: dialect.recipientOf(parcel),
    sender: personOf(sender),
    ...(templateUrl ? { template_url: templateUrl } : {}),
  };
}

/** Letters, digits and underscores: what makes a repeated ask for a parcel the same ask. */
const packageIdOf = (parcelId: string): string => parcelId.replaceAll(/\W/g, '_');

export function personOf({ name, phone }: WaybillContact): JsonObject {
  return { name, ...phoneFields(phone) };
}

export function addressFields({ province, city, district, town, detail }: WaybillContact): JsonObject {
  return { province, city, district, ...(town ? { town } : {}), detail };
}

function packageOf({ goods, weightGram, volumeMl, insured }: TakeAsk): JsonObject {
  return {
    items: itemsOf(goods),
    ...(weightGram > 0 ? { weight: weightGram } : {}),
    ...(volumeMl > 0 ? { volume: volumeMl } : {}),
    goods_description: itemsOf(goods)
      .map(({ name }) => name)
      .join('、')
      .slice(0, 100), // mandatory for SF
    ...(insured ? { good_value: fenToYuan(insured) } : {}),
  };
}

/** More lines than a package may have end in one that stands for the rest: the courier needs the count, not the names. */
function itemsOf(goods: TakeAsk['goods']): readonly Readonly<{ name: string; count: number }>[] {
  const lines = goods.map(({ name, quantity }) => ({ name, count: quantity }));
  if (lines.length <= goodsLimit) return lines;
  const rest = lines.slice(goodsLimit - 1);
  return [...lines.slice(0, goodsLimit - 1), { name: `其他${rest.length}种`, count: rest.reduce((sum, { count }) => sum + count, 0) }];
}

/** The name of the insurance is unverified; what a carrier offers stands in the subscription. */
function servicesOf({ insured }: TakeAsk): JsonObject {
  return insured ? { logistics_services: JSON.stringify({ 'SVC-INSURE': { value: fenToYuan(insured) } }) } : {};
}
