import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { reservingMoments, type ReservingMoment } from './reserving-moment.ts';

const shopId = idSchema<Id<'ShopId'>>();
const reserveAt = z.enum(Object.keys(reservingMoments) as [ReservingMoment, ...ReservingMoment[]]);

/** When the stock of a shop's orders is promised. */
export const showReserving = endpoint({
  method: 'GET',
  path: '/api/shops/:shopId/reserving',
  permission: 'shops.display',
  title: { 'zh-CN': '店铺占用库存的时点', en: 'When a shop reserves stock' },
  input: z.object({ shopId }),
  output: z.object({ reserveAt }),
});

/** For orders that come from now on; what is reserved stays so until it is paid or closed. */
export const changeReserving = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/reserving',
  permission: 'shops.manage',
  title: { 'zh-CN': '修改店铺占用库存的时点', en: 'Change when a shop reserves stock' },
  input: z.object({ shopId, reserveAt }),
  output: z.object({ done: z.literal(true) }),
});
