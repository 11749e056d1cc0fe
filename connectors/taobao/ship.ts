import { inTheirCode, type ShipAskThere } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { carrierCodes } from './carrier-codes.ts';
import { call, listIn } from './call.ts';
import { readTrade } from './pull.ts';

/**
 * Tells TOP of a parcel: a whole trade by the plain call, lines and quantities by the newer one. TOP has no key for repeated calls,
 * so when it refuses, the trade is read: if it bears this waybill already, the first call had arrived.
 */
export const ship: WriteBack['ship'] = inTheirCode(carrierCodes, async (outside, access, ask) => {
  try {
    await (ask.lines === null ? shipWhole(outside, access, ask) : shipLines(outside, access, ask, ask.lines));
  } catch (fault) {
    const isRefused = fault instanceof ConnectorFault && fault.kind === 'business';
    if (!isRefused || !(await bearsWaybill(outside, access, ask))) throw fault;
  }
});

async function shipWhole(outside: Outside, access: ShopAccess, ask: ShipAskThere): Promise<void> {
  await call(outside, access, 'taobao.logistics.offline.send', {
    tid: ask.channelOrderNo,
    out_sid: ask.waybillNo,
    company_code: ask.carrierCode,
  });
}

async function shipLines(
  outside: Outside,
  access: ShopAccess,
  ask: ShipAskThere,
  asked: NonNullable<ShipAskThere['lines']>,
): Promise<void> {
  const lines = await linesOf(outside, access, ask.channelOrderNo);
  const goods = asked.map(({ lineNo, quantity }) => {
    const line = lines.get(lineNo);
    if (!line) throw noSuchLine(ask.channelOrderNo, lineNo);
    return { sub_tid: lineNo, item_id: line.productNo, num: quantity, item_type: line.isGift ? 1 : 0 };
  });
  await call(outside, access, 'alibaba.ascp.logistics.offline.send', {
    tid: ask.channelOrderNo,
    consign_pkgs: JSON.stringify([{ company_code: ask.carrierCode, out_sid: ask.waybillNo, goods }]),
    consign_status: JSON.stringify(asked.map(({ lineNo, remaining = 0 }) => ({ sub_tid: lineNo, is_part_consign: remaining > 0 }))),
  });
}

type SoldLine = Readonly<{ productNo: string; isGift: boolean; waybillNo: string }>;

/** The lines of a trade by number: the call wants their products, and whether they are gifts. */
async function linesOf(outside: Outside, access: ShopAccess, tid: string): Promise<ReadonlyMap<string, SoldLine>> {
  const trade: Part = { at: '', fields: (await readTrade(outside, access, tid)) ?? {} };
  return readable(() => {
    const rows = listIn(trade, 'orders', 'order').map((line): [string, SoldLine] => [
      read.text(line, 'oid_str') || read.needText(line, 'oid'),
      {
        productNo: read.text(line, 'num_iid'),
        isGift: read.isTrue(line, 'is_free_gift'),
        waybillNo: read.text(line, 'invoice_no'),
      },
    ]);
    return new Map(rows);
  });
}

async function bearsWaybill(
  outside: Outside,
  access: ShopAccess,
  { channelOrderNo, waybillNo, lines: asked }: ShipAskThere,
): Promise<boolean> {
  const lines = await linesOf(outside, access, channelOrderNo);
  const lineNos = asked?.map(({ lineNo }) => lineNo) ?? [...lines.keys()];
  return lineNos.length > 0 && lineNos.every((lineNo) => lines.get(lineNo)?.waybillNo.split(',').includes(waybillNo));
}

function noSuchLine(tid: string, lineNo: string): ConnectorFault {
  return new ConnectorFault({ kind: 'invalid_request', platformCode: 'no_such_line', platformWords: `trade ${tid} has no line ${lineNo}` });
}
