import { useSay } from '../lib/words.ts';
import { fieldWords } from './field-words.ts';

/** The name of a changed field for people; its path when nobody has named it. */
export function useFieldName(): (path: string) => string {
  const say = useSay();
  return (path) => {
    const words = fieldWords[path] ?? fieldWords[path.split('.').at(-1) ?? ''];
    return words ? say(words) : path;
  };
}
