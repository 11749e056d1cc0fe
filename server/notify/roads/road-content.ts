import { checkedApp } from '@zhidan/core/channels/shop/checked-app.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { RoadKind } from '@zhidan/core/notify/road.ts';
import { roadKindRow } from './road-kinds.ts';

/**
 * What a form says of a road, checked.
 * @throws Refused `shop.app_field_missing`, `shop.app_field_unknown`, `shop.address_wrong`, `road.mail_port_wrong`
 */
export function checkedRoadApp(kind: RoadKind, given: ChannelApp, language: Language): ChannelApp {
  const { words, fields, addresses } = roadKindRow(kind);
  const app = orRefuse(checkedApp({ channel: words, appFields: fields, addresses }, given, language));
  if (kind !== 'email') return app;
  const { port = '' } = app.fields;
  if (!/^\d{1,5}$/u.test(port) || Number(port) < 1 || Number(port) > 65_535) throw new Refused('road.mail_port_wrong', { port });
  return app;
}
