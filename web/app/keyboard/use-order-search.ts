import { ShoppingOutlined } from '@ant-design/icons';
import { languages, say, type Words } from '@zhidan/core/kernel/words.ts';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../lib/session.ts';
import { appWords } from '../app-words.ts';
import type { PaletteEntry } from './palette-entries.ts';

/** The way from a text to the orders it may mean; one character finds none. */
export function useOrderSearch(text: string, close: () => void): readonly PaletteEntry[] {
  const navigate = useNavigate();
  const sought = text.trim();
  if (!useMay('orders.display') || sought.length < 2) return [];
  const inEach = languages.map((language) => [language, say(appWords.rows['palette.inOrders'], language, { text: sought })]);
  const run = (): void => {
    close();
    void navigate({ to: '/orders', search: { search: sought.slice(0, 64) } });
  };
  return [{ key: 'orders-search', icon: ShoppingOutlined, words: Object.fromEntries(inEach) as Words, run }];
}
