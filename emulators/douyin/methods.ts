import { afterSaleMethods } from './after-sale-methods.ts';
import { goodsMethods } from './goods-methods.ts';
import type { DouyinMethod } from './method.ts';
import { orderMethods } from './order-methods.ts';
import { privacyMethods } from './privacy-methods.ts';
import { sellerMethods } from './seller-methods.ts';
import { shipMethods } from './ship-methods.ts';
import { waybillMethods } from './waybill/waybill-methods.ts';

/** Every API of the emulated platform by its name; names are case-sensitive. */
export const methods: Readonly<Record<string, DouyinMethod>> = {
  ...orderMethods,
  ...shipMethods,
  ...sellerMethods,
  ...afterSaleMethods,
  ...goodsMethods,
  ...privacyMethods,
  ...waybillMethods,
};
