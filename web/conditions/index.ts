export { ConditionEditor } from './condition-editor.tsx';
export { ConditionSentence } from './condition-sentence.tsx';
export { opened } from './draft/edit-condition.ts';
export type { Choice, FieldChoices } from './editor-scope.ts';
export { FactsEditor } from './facts-editor.tsx';
