import type { OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import type { RequestKind } from '@zhidan/core/requests/request-kind.ts';

/** The fields of the form, of all kinds side by side: changing the kind loses nothing. */
export type RequestFields = Readonly<{
  name?: string;
  phone?: string;
  region?: readonly string[];
  town?: string;
  detail?: string;
  swaps?: readonly (Readonly<{ lineNo?: string; sku?: string; quantity?: number }> | undefined)[];
  lines?: readonly (Readonly<{ sku?: string; quantity?: number }> | undefined)[];
  exceptions?: readonly OrderExceptionKind[];
  reason: string;
}>;

/** What the fields ask for; null while something is missing. */
export function askOf(kind: RequestKind, fields: RequestFields): RequestAsk | null {
  if (kind === 'rush' || kind === 'cancel') return { kind };
  if (kind === 'change_address') return addressAsk(fields);
  if (kind === 'exchange') {
    const lines = (fields.swaps ?? []).flatMap((swap) =>
      swap?.lineNo && swap.sku && swap.quantity ? [{ lineNo: swap.lineNo, sku: swap.sku, quantity: swap.quantity }] : [],
    );
    return lines.length > 0 ? { kind, lines } : null;
  }
  if (kind === 'resend') {
    const lines = (fields.lines ?? []).flatMap((line) =>
      line?.sku && line.quantity ? [{ sku: line.sku, quantity: line.quantity, paid: 0 as never }] : [],
    );
    return lines.length > 0 ? { kind, lines } : null;
  }
  return fields.exceptions && fields.exceptions.length > 0 ? { kind, exceptions: [...fields.exceptions] } : null;
}

function addressAsk({ name, phone, region = [], town = '', detail }: RequestFields): RequestAsk | null {
  const [province, city, district = ''] = region;
  if (!name?.trim() || !phone?.trim() || !province || !city || !detail?.trim()) return null;
  return { kind: 'change_address', receiver: { name, phone, province, city, district, town, detail } };
}
