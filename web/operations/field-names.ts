import { useWords } from '../lib/words.ts';
import { fieldWords } from './field-words.ts';

type Field = keyof typeof fieldWords.rows;

/** The name of a changed field for people: by its whole path, then by its last part; the path itself when nobody has named it. */
export function useFieldName(): (path: string) => string {
  const t = useWords(fieldWords);
  const isNamed = (name: string): name is Field => name in fieldWords.rows;
  return (path) => [path, path.split('.').at(-1) ?? ''].filter(isNamed).map((name) => t(name))[0] ?? path;
}
