import { startAuthorization, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';

const memory = 'zhidan.authorizing';

type Remembered = Pick<ShopRow, 'id' | 'name'>;

/** Which shop this tab went to the platform for: what comes back may be a no that names nothing. */
export function rememberedShop(): Remembered | null {
  try {
    return JSON.parse(sessionStorage.getItem(memory) ?? 'null') as Remembered | null;
  } catch {
    return null;
  }
}

function remember({ id, name }: Remembered): void {
  try {
    sessionStorage.setItem(memory, JSON.stringify({ id, name }));
  } catch {
    // storage is forbidden: the page that finishes then offers the list of shops alone
  }
}

/** Leads to the platform's page in this tab; where there is none, straight to the page that finishes. */
export function useAuthorization(onRefused: (error: Error) => void = () => undefined) {
  const navigate = useNavigate();
  const start = useCommand(startAuthorization);
  const [isLeaving, setLeaving] = useState(false);
  const leave = async (shop: Remembered): Promise<void> => {
    const { pageUrl, state } = await start.ask({ shopId: shop.id });
    remember(shop);
    setLeaving(true); // the platform's page may take its time
    if (pageUrl === null) await navigate({ to: '/shops/authorized', search: { state } });
    else location.assign(pageUrl);
  };
  const begin = (shop: Remembered): void => void leave(shop).catch(onRefused);
  return { begin, isPending: start.isPending || isLeaving, error: start.error };
}
