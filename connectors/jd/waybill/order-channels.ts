/** `salePlat`: an order of JD's own platform, and one of any other (unverified). Source: logistics.md §7. */
export const ownOrders = '0010001';
export const otherOrders = '0030001';
