import { auditRuleSchema, sayRule, type AuditExample, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import { Document, isMap, isPair, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';

/** The order of the parts of a rule in its file, so that exporting twice gives the same file. */
const parts = [
  'kind',
  'key',
  'name',
  'phase',
  'rank',
  'isOn',
  'when',
  'actions',
  'examples',
] as const satisfies readonly (keyof AuditRule)[];

/** A rule as a file that people read: its sentence on top, one line a test and an action. A rule is one file, however it was stored. */
export function ruleToYaml(rule: AuditRule, names: Names): string {
  const inOrder = auditRuleSchema.parse(rule); // jsonb sorts keys in its own way; the schema puts them back
  const examples = inOrder.examples.map(({ given, expect }) => ({ given: sorted(given), expect }));
  const document = new Document(Object.fromEntries(parts.map((part) => [part, part === 'examples' ? examples : inOrder[part]])));
  document.commentBefore = ` ${sayRule(rule, names, 'zh-CN')}`;
  visit(document, {
    Map: (_, node) => {
      if (firstKeyOf(node) === 'f' || firstKeyOf(node) === 'do' || firstKeyOf(node) === 'given') node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sorted(given: AuditExample['given']): AuditExample['given'] {
  return Object.fromEntries(Object.entries(given).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function firstKeyOf({ items: [first] }: YAMLMap): unknown {
  return isPair(first) && isScalar(first.key) ? first.key.value : undefined;
}

/** What a file holds, and the sentence on its top; `fault` when it is no YAML. */
export function ruleFromYaml(text: string): Readonly<{ json: unknown; sentence: string | null; fault: string | null }> {
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) return { json: null, sentence: null, fault: fault.message };
  const comment = document.commentBefore ?? (isMap(document.contents) ? document.contents.commentBefore : null);
  return { json: document.toJS() as unknown, sentence: comment?.trim() ?? null, fault: null };
}
