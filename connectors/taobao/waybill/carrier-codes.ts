import type { CarrierCodes } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { carrierCodes as topCodes } from '../carrier-codes.ts';

/** Cainiao's `cp_code`: TOP's but for JD (unverified). Source: logistics.md §10.1. */
export const carrierCodes: CarrierCodes = { ...topCodes, JD: 'LE04284890' };
