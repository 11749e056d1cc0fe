import { itemMethods } from './item-methods.ts';
import { messageMethods } from './messages/message-methods.ts';
import type { TopMethod } from './method.ts';
import { oaidMethods } from './oaid-methods.ts';
import { refundMethods } from './refund-methods.ts';
import { sellerMethods } from './seller-methods.ts';
import { shipMethods } from './ship-methods.ts';
import { tradeMethods } from './trade-methods.ts';
import { accountMethods } from './waybill/account-methods.ts';
import { waybillMethods } from './waybill/waybill-methods.ts';

/** Every API of the emulated platform by its name. */
export const methods: Readonly<Record<string, TopMethod>> = {
  ...tradeMethods,
  ...shipMethods,
  ...sellerMethods,
  ...refundMethods,
  ...itemMethods,
  ...oaidMethods,
  ...messageMethods,
  ...waybillMethods,
  ...accountMethods,
};
