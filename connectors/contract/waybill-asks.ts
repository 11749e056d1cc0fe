import { fen } from '@zhidan/core/kernel/money.ts';
import type { TakeAsk, TakeBatch, WaybillContact } from '@zhidan/core/waybills/waybill-source.ts';

/** Plausible asks for recordings and tests: only what a test is about is spelled out. */
export const aContact = (change: Partial<WaybillContact> = {}): WaybillContact => ({
  name: '张三',
  phone: '13800138000',
  province: '北京市',
  city: '北京市',
  district: '朝阳区',
  town: '望京街道',
  detail: '花家地1号',
  ciphers: {},
  ...change,
});

export const aSender = (change: Partial<WaybillContact> = {}): WaybillContact =>
  aContact({
    name: '宁波仓',
    phone: '0574-88888888',
    province: '浙江省',
    city: '宁波市',
    district: '鄞州区',
    town: '',
    detail: '首南街道1号',
    ...change,
  });

export const aParcel = (parcelId: string, change: Partial<TakeAsk> = {}): TakeAsk => ({
  parcelId,
  isFurther: false,
  channelOrderNos: [`41763029812345${parcelId.replaceAll(/\D/g, '').padStart(5, '0').slice(-5)}`],
  orderChannel: 'TB',
  receiver: aContact(),
  goods: [{ name: '纯棉T恤', quantity: 2 }],
  weightGram: 450,
  volumeMl: 1_200,
  insured: null,
  ...change,
});

export const aBatch = (parcels: readonly TakeAsk[], change: Partial<TakeBatch> = {}): TakeBatch => ({
  carrier: 'ZTO',
  product: '',
  sender: aSender(),
  accountNo: '',
  branchCode: '',
  templateUrl: 'http://cloudprint.cainiao.com/template/standard/101',
  parcels,
  ...change,
});

export const insuredFor = (yuan: number): TakeAsk['insured'] => fen(yuan * 100);
