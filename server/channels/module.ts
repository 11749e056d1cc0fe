import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import * as events from '@zhidan/core/channels/shop-event.ts';
import type { Module } from '../platform/module.ts';

const { shopSubjects, ...news } = events;

export const channelsModule: Module = {
  name: 'channels',
  refusals: channelRefusals,
  events: Object.values(news),
  subjects: shopSubjects,
};
