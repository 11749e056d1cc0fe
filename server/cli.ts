import { settingRows } from './settings.ts';
import { commands, runCommand } from './launch/commands.ts';

/** `zhidan <command>`: what may be asked of the program from a terminal. */
const [name = 'help', ...rest] = process.argv.slice(2);

function help(): string {
  const width = Math.max(...[...Object.keys(commands), ...Object.keys(settingRows)].map((key) => key.length)) + 2;
  const list = (rows: Readonly<Record<string, Readonly<{ words: Readonly<{ 'zh-CN': string; en: string }> }>>>) =>
    Object.entries(rows).map(([key, { words }]) => `  ${key.padEnd(width)}${words['zh-CN']} / ${words.en}`);
  return [
    '用法 / usage: npx zhidan <command>',
    '',
    ...list({ ...commands, help: { words: { 'zh-CN': '显示本帮助', en: 'this help' } } }),
    '',
    '设置（环境变量） / settings (environment variables)',
    ...list(settingRows),
    '',
  ].join('\n');
}

function isCommand(asked: string): asked is keyof typeof commands {
  return Object.hasOwn(commands, asked);
}

if (['help', '--help', '-h'].includes(name)) process.stdout.write(help());
else if (!isCommand(name) || (rest.length > 0 && !('takes' in commands[name]))) {
  process.stderr.write(`没有命令 / no such command: ${[name, ...rest].join(' ')}\n\n${help()}`);
  process.exitCode = 2;
} else process.exitCode = await runCommand(name, rest);
// a connection or timer that a library forgot must not keep a finished command alive
process.exit();
