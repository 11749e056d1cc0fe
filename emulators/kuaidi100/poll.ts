import { z } from 'zod';
import { scansOf } from '../world/parcels/parcel.ts';
import { parcelOf } from '../world/parcels/parcel-shelf.ts';
import { carriersLike } from '../world/parcels/recognize.ts';
import { watch } from '../world/parcels/parcel-life.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { fieldJson, json, refusal } from './answer.ts';
import { carrierOfCom } from './carrier-codes.ts';
import { kuaidi100State, type Poll } from './own-state.ts';
import { abortPoll, pushNews } from './push.ts';

const words = z.union([z.string(), z.number().transform(String)]);
const pollSchema = z.object({
  company: z.string().default(''),
  number: z.string().min(6).max(32),
  from: z.string().default(''),
  to: z.string().default(''),
  key: z.string().default(''),
  parameters: z.object({
    callbackurl: z.url(),
    salt: z.string().nullish(),
    resultv2: words.default(''),
    autoCom: words.default('0'),
    phone: z.string().default(''),
  }),
});
type PollAsk = z.output<typeof pollSchema>;

const dayMs = 86_400_000;
/** a number of which nothing is heard is given up after this, and one that stands still after this */
const [silentMs, stillMs] = [3 * dayMs, 60 * dayMs];

/** 订阅. Spec: logistics §8. */
export function answerPoll(world: World, form: URLSearchParams): EmulatedAnswer {
  if (form.get('schema') !== 'json') return refusal('700', '订阅方的订阅数据存在错误：schema');
  const parsed = pollSchema.safeParse(fieldJson(form.get('param')));
  if (!parsed.success) return refusal('700', `订阅方的订阅数据存在错误：${parsed.error.issues[0]?.path.join('.') ?? 'param'}`);
  const app = world.apps('kuaidi100').find(({ key }) => key === parsed.data.key);
  if (!app) return refusal('600', '您不是合法的订阅者（即授权Key出错）');
  if (app.extra['state'] === 'expired') return refusal('601', 'KEY已过期');
  return subscribe(world, app.key, parsed.data);
}

/** Begins to tell an account of a number. Also when it orders a number with `needSubscribe`. */
export function subscribe(world: World, key: string, ask: PollAsk): EmulatedAnswer {
  const { company, number, parameters } = ask;
  const carrier = company === '' ? undefined : carrierOfCom(company);
  if (company !== '' && !carrier) return refusal('701', '拒绝订阅的快递公司');
  if (company === '' && (parameters.autoCom !== '1' || carriersLike(number).length === 0))
    return refusal('702', '识别不到该单号对应的快递公司');
  if (carrier?.asksPhone && parameters.phone === '') return refusal('700', '订阅方的订阅数据存在错误：该快递公司需要寄件人或收件人电话');
  const { polls } = kuaidi100State(world);
  const name = `${key} ${company} ${number}`;
  if (polls.get(name)?.state === 'polling') return refusal('501', '重复订阅');
  const poll: Poll = {
    key,
    company,
    number,
    callbackUrl: parameters.callbackurl,
    salt: parameters.salt ?? null,
    resultv2: parameters.resultv2,
    state: 'polling',
    lastNewsMs: world.nowMs(),
  };
  polls.set(name, poll);
  follow(world, name, poll);
  return json({ result: true, returnCode: '200', message: '提交成功' });
}

function follow(world: World, name: string, poll: Poll): void {
  const isThis = (): boolean => kuaidi100State(world).polls.get(name) === poll;
  watch(world, poll.number, {
    name: `kuaidi100 ${name}`,
    hear: (parcel) => {
      if (!isThis()) return;
      poll.lastNewsMs = world.nowMs();
      pushNews(world, poll, parcel);
      giveUpLater(world, poll, stillMs, isThis);
    },
  });
  const parcel = parcelOf(world, poll.number);
  if (parcel && scansOf(parcel, world.nowMs()).length > 0) pushNews(world, poll, parcel);
  else giveUpLater(world, poll, silentMs, isThis);
}

/** Nothing new for so long: the service stops asking. */
function giveUpLater(world: World, poll: Poll, pauseMs: number, isThis: () => boolean): void {
  const sinceMs = poll.lastNewsMs;
  world.at(world.nowMs() + pauseMs, () => {
    if (isThis() && poll.state === 'polling' && poll.lastNewsMs === sinceMs)
      abortPoll(world, poll, pauseMs === silentMs ? '3天查询无记录' : '60天无变化');
  });
}
