import type { CarrierCode } from '../channels/carrier/carrier-codes.ts';

/** What numbers of a carrier look like. `weight`: how much a fit says, for shapes of several carriers overlap. */
export type WaybillNoRule = Readonly<{ carrier: CarrierCode; shape: RegExp; weight: number }>;

/** A prefix of letters that only one carrier uses, a prefix of digits, a length alone. */
const letters = 90;
const digits = 60;
const length = 30;

/** Shapes in use today; all but those with a number seen are unverified. Source: logistics.md §10.3. */
const todaysRules: readonly WaybillNoRule[] = [
  { carrier: 'SF', shape: /^SF\d{13}$/, weight: letters }, // seen: SF1342567604302
  { carrier: 'SF', shape: /^\d{12}$/, weight: length },
  { carrier: 'YTO', shape: /^YT\d{13}$/, weight: letters },
  { carrier: 'ZTO', shape: /^ZT\d{12,13}$/, weight: letters },
  { carrier: 'ZTO', shape: /^7[2-9]\d{12}$/, weight: digits }, // seen: 78689455849606
  { carrier: 'STO', shape: /^7[357]\d{13}$/, weight: digits }, // seen: 773367326370601
  { carrier: 'YUNDA', shape: /^(?:4[2-9]|31)\d{13}$/, weight: digits },
  { carrier: 'YUNDA', shape: /^\d{13}$/, weight: length },
  { carrier: 'JTSD', shape: /^JT\d{13}$/, weight: letters },
  { carrier: 'JD', shape: /^JD[A-Z0-9]{11,15}$/, weight: letters },
  { carrier: 'DBKD', shape: /^DPK\d{12}$/, weight: letters },
  { carrier: 'EMS', shape: /^[A-Z]{2}\d{9}CN$/, weight: letters },
  { carrier: 'EMS', shape: /^1[0-3]\d{11}$/, weight: digits },
  { carrier: 'POSTB', shape: /^9[689]\d{11}$/, weight: digits }, // seen: 9890000160004
];

/** What Taobao accepted around 2018 (`reg_mail_no`): older shapes that still turn up, so the least that a number can say. Source: §10.2. */
const acceptedOnce: Readonly<Partial<Record<CarrierCode, string>>> = {
  SF: String.raw`^[A-Za-z0-9-]{4,35}$`,
  ZTO: String.raw`^((768|765|778|828|618|680|518|528|688|010|880|660|805|988|628|205|717|718|728|761|762|763|701|757|719|751|358|100|200|118|128|689|738|359|779|852)[0-9]{9})$|^((5711|2008|7380|1180|2009|2013|2010|1000|1010)[0-9]{8})$|^((8010|8021|8831|8013)[0-9]{6})$|^((1111|90|36|11|50|53|37|39|91|93|94|95|96|98)[0-9]{10})$|^((a|b|h)[0-9]{13})$|^((90|80|60)[0-9]{7})$|^((80|81)[0-9]{6})$|^((21|23|24|25|93|94|95|96|97|110|111|112|113|114|115|116|117|118|119|121|122|123|124|125|126|127|128|129|130|131)[0-9]{8})$|^(100|101|102|103|104|105|106|107|503|504|505|506|507)[0-9]{10}$|^(4)[0-9]{11}$|^(120)[0-9]{9}$|^(780)[0-9]{9}$|^(881)[0-9]{9}$|^(882|885)[0-9]{9}$|^(91|92)[0-9]{10}$|^(54|55|56)[0-9]{10}$|^(63)[0-9]{10}$|^(7)[0-9]{9}$|^(64)[0-9]{10}$|^(72)[0-9]{10}$|^(220|221|223|224|225|226|227|228|229)[0-9]{7}$|^(21|22|23|24|25|26|27|28|29)[0-9]{10}$|^3[0-9]{9}$|^2710[0-9]{11}$|^731[0-9]{11}$|^751[0-9]{11}$|^7320[0-9]{10}$`,
  YTO: String.raw`^[A-Za-z0-9]{2}[0-9]{10}$|^[A-Za-z0-9]{2}[0-9]{8}$|^[6-9][0-9]{17}$|^[DD]{2}[8-9][0-9]{15}$|^[Y][0-9]{12}$`,
  YUNDA: String.raw`^(10|11|12|13|14|15|16|17|19|18|50|55|58|80|88|66|31|77|39)[0-9]{11}$|^[0-9]{13}$`,
  STO: String.raw`^(888|588|688|468|568|668|768|868|968)[0-9]{9}$|^(11|22)[0-9]{10}$|^(STO)[0-9]{10}$|^(37|33|11|22|44|55|66|77|88|99)[0-9]{11}$|^(4)[0-9]{11}$`,
  EMS: String.raw`^[A-Z]{2}[0-9]{9}[A-Z]{2}$|^(10|11)[0-9]{11}$|^(50|51)[0-9]{11}$|^(95|97)[0-9]{11}$`,
  EYB: String.raw`^[A-Z]{2}[0-9]{9}[A-Z]{2}$|^(10|11)[0-9]{11}$|^(50|51)[0-9]{11}$|^(95|97)[0-9]{11}$`,
  POSTB: String.raw`^([GA]|[KQ]|[PH]){2}[0-9]{9}([2-5][0-9]|[1][1-9]|[6][0-5])$|^[99]{2}[0-9]{11}$|^[96]{2}[0-9]{11}$|^[98]{2}[0-9]{11}$`,
  DBKD: String.raw`^[5789]\d{9}$`,
  DBL: String.raw`^[5789]\d{9}$`,
  ZJS: String.raw`^[a-zA-Z0-9]{10}$|^(42|16)[0-9]{8}$|^A[0-9]{12}`,
  UC: String.raw`^VIP[0-9]{9}|V[0-9]{11}|[0-9]{12}$|^(9001)[0-9]{8}$`,
};

/** SF once accepted nearly anything. */
const acceptedWeight = (carrier: string): number => (carrier === 'SF' ? 1 : 10);

/** The rules that are used when none are given. */
export const waybillNoRules: readonly WaybillNoRule[] = [
  ...todaysRules,
  ...(Object.entries(acceptedOnce) as [CarrierCode, string][]).map(([carrier, shape]) => ({
    carrier,
    shape: new RegExp(`^(?:${shape})$`), // some alternatives of theirs are not anchored
    weight: acceptedWeight(carrier),
  })),
];
