import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import { shopAdded, shopSubjects } from '@zhidan/core/channels/shop-event.ts';
import type { Module } from '../platform/module.ts';

export const channelsModule: Module = { name: 'channels', refusals: channelRefusals, events: [shopAdded], subjects: shopSubjects };
