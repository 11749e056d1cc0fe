import type { WriteBack } from '../write-back.ts';
import { carrierCodeThere, type CarrierCodes } from './carrier-codes.ts';

type Ship = WriteBack['ship'];
type Asked = Parameters<Ship>;

/** A parcel as the platform is told of it: the carrier by the platform's own code. */
export type ShipAskThere = Omit<Asked[2], 'carrierCode'> & Readonly<{ carrierCode: string }>;

/** Lets a connector ship by its platform's code: the one place where our carrier becomes theirs. Unknown ones are refused unsent. */
export function inTheirCode(codes: CarrierCodes, ship: (outside: Asked[0], access: Asked[1], ask: ShipAskThere) => Promise<void>): Ship {
  return async (outside, access, ask) =>
    ship(outside, access, { ...ask, carrierCode: carrierCodeThere(codes, access.app, ask.carrierCode) });
}
