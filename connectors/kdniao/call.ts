import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { digestOf } from './account.ts';
import { addressOf, type addresses } from './address.ts';
import { faultOf } from './fault.ts';
import { dataSign } from './sign.ts';

/** `type` is the number of the call. Source: logistics.md §9. */
export type Asked = Readonly<{ at: keyof typeof addresses; type: string; data: JsonObject }>;

/**
 * One signed call; answers the whole answer when it says success.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, app: ChannelApp, { at, type, data }: Asked): Promise<Part> {
  const requestData = JSON.stringify(data);
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(app, at),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams({
      RequestData: requestData,
      EBusinessID: app.fields['ebusiness_id'] ?? '',
      RequestType: type,
      DataSign: dataSign(requestData, app.fields['app_key'] ?? '', digestOf(app)),
      DataType: '2',
    }).toString(),
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    if (read.isTrue(document, 'Success')) return document;
    throw faultOf(document, app);
  });
}
