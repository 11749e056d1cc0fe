import type { Exchange } from '../../platform/http/route.ts';

/** Where platforms lead the merchant back to after a yes: a page of the web that finishes the authorisation. */
export const redirectUrl = ({ origin }: Exchange): string => `${origin}/shops/authorized`;
