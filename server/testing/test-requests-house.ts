import { accessOf } from '@zhidan/core/identity/access.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import type { RequestKind } from '@zhidan/core/requests/request-kind.ts';
import { requestKindCodes } from '@zhidan/core/requests/request-kind.ts';
import { decideApproval } from '../approvals/index.ts';
import { onJoiningNews } from '../fulfillment/joining/on-joining-news.ts';
import { seedDemo } from '../main.ts';
import type { Tx } from '../platform/db/database.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { onApprovalDecided } from '../requests/approve-request.ts';
import { carryOut } from '../requests/carry-out.ts';
import { carryOutType } from '../requests/carry-out-type.ts';
import { saveGate } from '../requests/gate-store.ts';
import { makeRequest } from '../requests/make-request.ts';
import { onRequestNews } from '../requests/on-request-news.ts';
import { requestById } from '../requests/request-store.ts';
import { aFulfillmentHouse } from './test-fulfillment-house.ts';
import type { TestMerchant } from './test-merchant.ts';

/** A receiver that somebody typed, plainly another one than the orders of tests have. */
export const typedReceiver = {
  name: '王小明',
  phone: '13900001111',
  province: '浙江',
  city: '杭州',
  district: '余杭区',
  town: '',
  detail: '文一西路 969 号 3 幢',
};

export type RequestsHouse = Awaited<ReturnType<typeof aRequestsHouse>>;

/** A house with staff, where requests are made, decided and carried out; gates are open unless a test closes one. */
export async function aRequestsHouse(merchant: TestMerchant) {
  await seedDemo(merchant);
  await declareQueues(merchant.db, [carryOutType]);
  const house = await aFulfillmentHouse(merchant, 10_000, [onJoiningNews, onApprovalDecided, onRequestNews]);
  const { clock, vault, db } = merchant;
  const people = new Map<string, Caller>();
  /** Somebody of the demo's staff, as signed in. */
  const as = async (login: string): Promise<Caller> => {
    const known = people.get(login);
    if (known) return known;
    const row = await db
      .selectFrom('people')
      .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
      .innerJoin('roles', 'roles.id', 'person_roles.role_id')
      .select(['people.id', 'people.name', 'roles.code'])
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
    const { permissions, maskedFields } = startingRoles[row.code as StartingRole];
    const caller: Caller = {
      actor: { kind: 'person', id: row.id, name: row.name },
      ...accessOf([{ code: row.code, permissions, maskedFields }]),
      shops: 'all',
      warehouses: 'all',
      language: 'zh-CN',
    };
    people.set(login, caller);
    return caller;
  };
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => house.within(work);
  for (const kind of requestKindCodes)
    await within((tx) =>
      saveGate(tx, { kind, condition: { all: [] }, isOn: true, needsApproval: true, changedAt: clock(), changedBy: 'test' }),
    );
  const make = async (no: string, ask: RequestAsk, login = 'kefu') => {
    const [by, orderId] = [await as(login), await house.orderId(no)];
    return within((tx) => makeRequest(tx, { by, now: clock(), orderId: orderId as never, ask, reason: '买家要求' }, vault));
  };
  const decide = async (requestId: string, verdict: 'approve' | 'reject' = 'approve', login = 'zhuguan') => {
    const [by, request] = [await as(login), await requestById(db, requestId)];
    const approvalId = request?.taskId as never;
    const answer = await within((tx) =>
      decideApproval(tx, { by, now: clock(), approvalId, verdict, reason: verdict === 'reject' ? '地址不对' : '' }),
    );
    await house.settle();
    return answer;
  };
  return {
    ...house,
    as,
    make,
    decide,
    /** What the job does: as far as it goes. */
    carry: async (requestId: string): Promise<void> => {
      await carryOut(merchant, requestId);
      await house.settle();
    },
    request: async (requestId: string) => {
      const found = await requestById(db, requestId);
      if (!found) throw new Error(`There is no request ${requestId}`);
      return found;
    },
    gate: (kind: RequestKind, gate: Partial<Parameters<typeof saveGate>[1]>) =>
      within((tx) =>
        saveGate(tx, { kind, condition: { all: [] }, isOn: true, needsApproval: true, changedAt: clock(), changedBy: 'test', ...gate }),
      ),
  };
}
