import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import { shopAdded, shopSubjects } from '@zhidan/core/channels/shop-event.ts';
import type { Module } from '../platform/module.ts';
import { channelOrderRoutes } from './channel-order-routes.ts';

export const channelsModule: Module = {
  name: 'channels',
  routes: channelOrderRoutes,
  refusals: channelRefusals,
  events: [shopAdded],
  subjects: shopSubjects,
};
