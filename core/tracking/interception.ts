import type { CarrierCode } from '../channels/carrier/carrier-codes.ts';
import type { Words } from '../kernel/words.ts';

/** How far calling a parcel back has come. */
export const interceptionStates = {
  wanted: { 'zh-CN': '待申请', en: 'To be asked for' },
  asked: { 'zh-CN': '已申请', en: 'Asked for' },
  refused: { 'zh-CN': '快递拒绝', en: 'Refused' },
  done: { 'zh-CN': '已拦截', en: 'Called back' },
  impossible: { 'zh-CN': '需电话拦截', en: 'By telephone only' },
  dropped: { 'zh-CN': '不用拦截了', en: 'No longer wanted' },
} as const satisfies Readonly<Record<string, Words>>;

export type InterceptionState = keyof typeof interceptionStates;
export const interceptionStateCodes = Object.keys(interceptionStates) as [InterceptionState, ...InterceptionState[]];

/** A person has to act: nobody is asking, and the parcel does not come back by itself. */
export const isInterceptionFailed = (state: InterceptionState): boolean => state === 'refused' || state === 'impossible';

/** Nobody is at it: it may be asked for anew. */
export const mayAskAgain = (state: InterceptionState): boolean => isInterceptionFailed(state) || state === 'dropped';

/** Customer lines of carriers, for what no interface can do; who is not here has none that we are sure of. */
export const carrierPhones: Readonly<Partial<Record<CarrierCode, string>>> = {
  SF: '95338',
  ZTO: '95311',
  YTO: '95554',
  YUNDA: '95546',
  STO: '95543',
  JTSD: '956025',
  EMS: '11183',
  EYB: '11183',
  POSTB: '11183',
  YZBK: '11183',
  JD: '950616',
  DBKD: '95353',
  DBL: '95353',
};

/** A service that is away for longer is a person's matter. */
export const interceptPatienceMs = 6 * 3_600_000;
