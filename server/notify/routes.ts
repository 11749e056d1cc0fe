import * as deliveryApi from '@zhidan/core/notify/delivery-api.ts';
import * as myApi from '@zhidan/core/notify/my-notices-api.ts';
import * as api from '@zhidan/core/notify/notice-api.ts';
import * as roadApi from '@zhidan/core/notify/road-api.ts';
import * as ruleApi from '@zhidan/core/notify/rule-api.ts';
import type { Deployment } from '../platform/deployment.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { closeNotice, reopenNotice } from './close-notice.ts';
import { listDeliveries } from './deliver/delivery-list-query.ts';
import { openLink } from './links/open-link.ts';
import { listNotices } from './list-notices.ts';
import { bindRoad } from './mine/bind-road.ts';
import { orderMine, removeMine, saveMyQuietHours, showMine, subscribeBrowser, switchMine } from './mine/my-roads.ts';
import { addRoad, changeRoad } from './roads/add-road.ts';
import { listRoadKinds, listRoads } from './roads/list-roads.ts';
import { testRoadNow } from './roads/test-road.ts';
import { estimateRule } from './rules/estimate-rule.ts';
import { listRules } from './rules/list-rules.ts';
import { resetRule, saveNoticeRule } from './rules/save-rule.ts';
import { testRuleNow } from './rules/test-rule.ts';
import { seeNotices } from './see-notices.ts';

export function notifyRoutes(deployment: Deployment): readonly Route[] {
  return [
    query(api.listNotices, (db, ask) => listNotices(db, ask)),
    command(api.seeNotices, (tx, ask) => seeNotices(tx, ask)),
    command(api.closeNotice, (tx, ask) => closeNotice(tx, ask)),
    command(api.reopenNotice, (tx, ask) => reopenNotice(tx, ask)),

    query(roadApi.listRoadKinds, async () => listRoadKinds(deployment)),
    query(roadApi.listRoads, (db, _ask, { vault }) => listRoads(db, vault)),
    command(roadApi.addRoad, (tx, ask, { vault }) => addRoad(tx, ask, vault)),
    command(roadApi.changeRoad, (tx, ask, { vault }) => changeRoad(tx, ask, vault)),
    exchange(roadApi.testRoad, testRoadNow),

    query(myApi.showMyNotices, (db, ask, { vault }) => showMine(db, ask, vault)),
    exchange(myApi.bindMyRoad, bindRoad),
    command(myApi.subscribePush, (tx, ask, { vault }) => subscribeBrowser(tx, ask, vault)),
    command(myApi.switchMyRoad, (tx, ask) => switchMine(tx, ask)),
    command(myApi.removeMyRoad, (tx, ask) => removeMine(tx, ask)),
    command(myApi.orderMyRoads, (tx, ask) => orderMine(tx, ask)),
    command(myApi.saveMyQuiet, (tx, ask) => saveMyQuietHours(tx, ask)),

    query(ruleApi.listNoticeRules, (db, ask, { vault }) => listRules(db, ask, vault)),
    command(ruleApi.saveNoticeRule, (tx, ask, { vault }) => saveNoticeRule(tx, ask, vault)),
    command(ruleApi.resetNoticeRule, (tx, ask) => resetRule(tx, ask)),
    exchange(ruleApi.estimateNoticeRule, estimateRule),
    exchange(ruleApi.testNoticeRule, testRuleNow),

    query(deliveryApi.listDeliveries, listDeliveries),
    command(deliveryApi.openNoticeLink, (tx, ask, { vault }) => openLink(tx, ask, vault)),
  ];
}
