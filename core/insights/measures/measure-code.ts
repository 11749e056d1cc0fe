/** The five measures: what addresses of pages may name without their words. */
export const measureCodes = ['handling', 'misshipped', 'stopped', 'questions', 'answers'] as const;

export type Measure = (typeof measureCodes)[number];
