import type { EmulatedAnswer } from '../world/platform.ts';
import { deskState } from '../world/waybills/desk-state.ts';
import { printMessage } from '../world/waybills/print-message.ts';
import { routingOf } from '../world/waybills/routing.ts';
import type { World } from '../world/world.ts';

/** The label of a print task, as a page. */
export function answerLabelPage(world: World, task: string): EmulatedAnswer {
  const waybill = [...deskState(world).waybills.values()].find(({ source, own }) => source === 'kuaidi100' && own['task'] === task);
  if (!waybill) return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '面单不存在\n' };
  const { address } = waybill.receiver;
  const { recipient } = printMessage(world, waybill) as Readonly<{ recipient: Readonly<{ name: string; mobile: string }> }>;
  const lines = [
    waybill.waybillNo,
    routingOf(world, waybill).routeCode,
    `${recipient.name} ${recipient.mobile}`,
    `${address.province}${address.city}${address.district}${address.detail}`,
  ];
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>面单</title></head><body>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

const escape = (text: string): string => text.replace(/[&<>"]/gu, (mark) => `&#${mark.codePointAt(0)};`);
