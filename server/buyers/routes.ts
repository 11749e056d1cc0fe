import * as api from '@zhidan/core/buyers/buyer-api.ts';
import { exchange, type Route } from '../platform/http/route.ts';
import { askAsBuyer } from './ask-as-buyer.ts';
import { confirmAsBuyer } from './confirm-as-buyer.ts';
import { makeBuyerLink } from './make-buyer-link.ts';
import { openBuyerOrder } from './open-buyer-order.ts';
import { showBuyerOrder } from './show-buyer-order.ts';

export const buyerRoutes: readonly Route[] = [
  exchange(api.makeBuyerLink, makeBuyerLink),
  exchange(api.openBuyerOrder, openBuyerOrder),
  exchange(api.showBuyerOrder, showBuyerOrder),
  exchange(api.askAsBuyer, askAsBuyer),
  exchange(api.confirmAsBuyer, confirmAsBuyer),
];
