import * as backtestApi from '@zhidan/core/audit/backtest-api.ts';
import * as blacklistApi from '@zhidan/core/audit/blacklist-api.ts';
import * as breakerApi from '@zhidan/core/audit/breaker-api.ts';
import * as presetApi from '@zhidan/core/audit/presets/preset-api.ts';
import * as decisionApi from '@zhidan/core/audit/decision-api.ts';
import * as questionApi from '@zhidan/core/audit/question-api.ts';
import * as ruleApi from '@zhidan/core/audit/rule-api.ts';
import * as hookApi from '@zhidan/core/audit/hooks/hook-api.ts';
import { command, exchange, query, type Route } from '../platform/http/route.ts';
import { listBlacklist } from './blacklist/blacklist-query.ts';
import { addToBlacklist, blacklistOrder, setBlacklisted } from './blacklist/change-blacklist.ts';
import { listBreakers } from './breaker/breaker-query.ts';
import { endBreaker } from './breaker/end-breaker.ts';
import { backtestStored } from './backtest/backtest-rule.ts';
import { hookCallList, hookList } from './hooks/hook-list-query.ts';
import { retryCall, saveHook, testHook } from './hooks/save-hook.ts';
import { tryRule } from './backtest/try-rule.ts';
import { answerQuestion, askQuestion, listOrderQuestions, withdrawQuestion } from './questions/ask-question.ts';
import { openQuestions } from './questions/open-questions-query.ts';
import { takePreset } from './presets/take-preset.ts';
import { tryPresets } from './presets/try-presets.ts';
import { holdAudit, passAudit, rejectFromFinance, sendToFinance, unholdAudit } from './queue/decide-by-hand.ts';
import { previewDecision } from './queue/preview-decision.ts';
import { listAuditQueue } from './queue/queue-query.ts';
import { changeName } from './rules/change-name.ts';
import { dropRuleDraft, publishRule, saveRuleDraft, switchRule } from './rules/change-rules.ts';
import { listRules, showRule } from './rules/list-rules.ts';
import { explainOrder } from './why/explain-order.ts';

export const auditRoutes: readonly Route[] = [
  query(ruleApi.listAuditRules, (db, ask) => listRules(db, ask)),
  query(ruleApi.showAuditRule, (db, ask) => showRule(db, ask)),
  command(ruleApi.saveRuleDraft, saveRuleDraft),
  command(ruleApi.dropRuleDraft, dropRuleDraft),
  command(ruleApi.publishRule, publishRule),
  command(ruleApi.switchRule, switchRule),
  command(ruleApi.changeAuditName, changeName),
  query(presetApi.listRulePresets, (db, _ask, { vault }) => tryPresets(db, vault)),
  command(presetApi.takeRulePreset, takePreset),
  query(backtestApi.backtestRule, (db, ask, { vault }) => backtestStored(db, ask, vault)),
  exchange(backtestApi.tryRule, tryRule),
  query(decisionApi.explainOrder, (db, ask, { vault }) => explainOrder(db, ask, vault)),
  query(decisionApi.listAuditQueue, (db, ask, { vault }) => listAuditQueue(db, ask, vault)),
  exchange(decisionApi.previewDecision, previewDecision),
  command(decisionApi.passAudit, passAudit),
  command(decisionApi.sendToFinance, sendToFinance),
  command(decisionApi.rejectFromFinance, rejectFromFinance),
  command(decisionApi.holdAudit, holdAudit),
  command(decisionApi.unholdAudit, unholdAudit),
  query(questionApi.listOrderQuestions, (db, ask, { vault }) => listOrderQuestions(db, ask, vault)),
  query(questionApi.listOpenQuestions, (db, ask) => openQuestions(db, ask)),
  command(questionApi.askQuestion, (tx, ask, { vault }) => askQuestion(tx, ask, vault)),
  command(questionApi.answerQuestion, answerQuestion),
  command(questionApi.withdrawQuestion, withdrawQuestion),
  query(blacklistApi.listBlacklist, (db, ask, { vault }) => listBlacklist(db, ask, vault)),
  command(blacklistApi.addToBlacklist, (tx, ask, { vault }) => addToBlacklist(tx, ask, vault)),
  command(blacklistApi.blacklistOrder, (tx, ask, { vault }) => blacklistOrder(tx, ask, vault)),
  command(blacklistApi.removeFromBlacklist, (tx, ask) => setBlacklisted(tx, ask, true)),
  command(blacklistApi.restoreBlacklisted, (tx, ask) => setBlacklisted(tx, ask, false)),
  query(breakerApi.listBreakers, (db) => listBreakers(db)),
  command(breakerApi.endBreaker, endBreaker),
  query(hookApi.listHooks, (db) => hookList(db)),
  command(hookApi.saveHook, (tx, ask, { vault }) => saveHook(tx, ask, vault)),
  exchange(hookApi.testHook, testHook),
  query(hookApi.listHookCalls, (db, ask) => hookCallList(db, ask)),
  command(hookApi.retryHookCall, retryCall),
];
