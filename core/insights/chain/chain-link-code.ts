/** The links of the chain, in order: what addresses of pages may name without the words of each. */
export const chainLinkCodes = ['told', 'stock', 'audit', 'number', 'print', 'check', 'ship', 'notice', 'status', 'basis'] as const;

export type ChainLink = (typeof chainLinkCodes)[number];
