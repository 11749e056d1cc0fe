type Violation = Readonly<{
  from: string;
  to: string;
  rule: Readonly<{ name: string }>;
  cycle?: readonly Readonly<{ name: string }>[];
}>;
type Cruise = Readonly<{
  summary: Readonly<{
    violations: readonly Violation[];
    ruleSetUsed: Readonly<{ forbidden: readonly Readonly<{ name: string; comment: string }>[] }>;
  }>;
}>;

/** Turns dependency-cruiser's JSON into one refusal each: which arrow, and the sentence of the rule it breaks. */
export function readImports(stdout: string, stderr: string): readonly string[] {
  if (!stdout.trimStart().startsWith('{')) return [`${stdout}${stderr}`.trim()];
  const { summary } = JSON.parse(stdout) as Cruise;
  const comments = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
  const seenCircles = new Set<string>();
  return summary.violations.flatMap(({ from, to, rule, cycle }) => {
    const circle = cycle
      ?.map((step) => step.name)
      .toSorted()
      .join();
    if (circle && seenCircles.has(circle)) return []; // one circle is reported once, not by each file in it
    if (circle) seenCircles.add(circle);
    const arrow = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
    return [`${arrow} [${rule.name}] ${comments.get(rule.name) ?? ''}`];
  });
}
