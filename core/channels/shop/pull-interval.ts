const minuteMs = 60_000;

/** How often a shop may be asked for changes; oftener only burns the platform's quota, rarer lets orders wait a day. */
export const shortestPullIntervalMs = minuteMs;
export const longestPullIntervalMs = 24 * 60 * minuteMs;

/** How often a shop is asked unless it says otherwise. */
export const usualPullIntervalMs = 15 * minuteMs;
