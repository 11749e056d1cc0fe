type Diagnostic = Readonly<{
  message: string;
  code?: string;
  help?: string;
  filename?: string;
  labels?: readonly Readonly<{ span: Readonly<{ line?: number }> }>[];
}>;

/** Why the house wants it and what to do, by rule; the linter's own message says only what it saw. */
const whys: Readonly<Record<string, string>> = {
  'max-lines': 'A file of over 300 lines hides a second thing. Find its name and move it into a file of its own.',
  'max-lines-per-function': 'A function of over 70 lines (a component: 150) does several things. Name the parts.',
  'max-params': 'Over four parameters cannot be read at the call. Pass one object.',
  'no-restricted-globals': 'core is pure: no machine, no clock, no network. Take it as an argument, or move the code to server.',
  'no-restricted-properties': 'Time and randomness are arguments (`now`, `clock`), so that a test owns them.',
  'no-cycle': 'Files that import each other in a circle cannot be read alone. Move what both need into a third file below them.',
  'no-default-export': 'A default export has no name to search for. Export it by name.',
  'no-explicit-any': '`any` switches the compiler off. Write the type, or `unknown` and parse it at the border.',
  'no-non-null-assertion': '`!` claims what the compiler cannot see. Handle the missing case, or make it unsayable.',
  'no-floating-promises': 'Nobody waits for this promise, so its error is lost. Await it, or hand it to who does.',
  'no-console': 'The log is pino (`merchant.log`), so that personal data is masked and lines are structured.',
  'expect-expect': 'A test without an expectation cannot fail. Expect the fact that its name states.',
};

/** Turns oxlint's JSON, the compiler's refusals among it, into one refusal each: where, what, why and what to do. */
export function readLint(stdout: string, stderr: string): readonly string[] {
  if (!stdout.trimStart().startsWith('{')) return [`${stdout}${stderr}`.trim()];
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ filename = '', labels = [], message, code = '', help = '' }) => {
    const rule = /\(([^)]+)\)/u.exec(code)?.[1] ?? code;
    return `${filename}:${labels[0]?.span.line ?? 1}: ${shortened(message)} [${rule}] ${whys[rule] ?? help}`.trimEnd();
  });
}

/** The compiler explains a mismatch of large types over dozens of lines; the first ones say it. */
function shortened(message: string): string {
  const [first = '', ...more] = message.split('\n');
  return [first, ...more.slice(0, 2), ...(more.length > 2 ? [`… ${more.length - 2} lines more: tsc -p the box`] : [])].join('\n');
}
