import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { StartFailure, type FailureTable } from '../platform/start-failure.ts';

/** Why the product cannot start, and the cure. The embedded database has a table of its own. */
export const launchFailures = {
  'launch.already_running': {
    'zh-CN':
      '知单已在运行：{address}（进程 {pid}，数据文件夹 {folder}）。要停止它：npx zhidan stop；要另开一套：用 ZHIDAN_DATA 指定另一个文件夹。',
    en: 'Zhidan already runs: {address} (process {pid}, data folder {folder}). Stop it with npx zhidan stop, or start a second one with another ZHIDAN_DATA.',
  },
  'launch.simulating': {
    'zh-CN': '故障月正在模拟（进程 {pid}，文件夹 {folder}），请等它结束；要同时另跑一次：用 ZHIDAN_DATA 指定另一个文件夹。',
    en: 'A month of faults is being simulated (process {pid}, folder {folder}). Wait for its end, or run another one beside it with another ZHIDAN_DATA.',
  },
  'launch.folder_unusable': {
    'zh-CN':
      '数据文件夹 {folder} 无法写入：{problem}。请检查所有者和权限（例如 sudo chown -R {user} {folder}），或用 ZHIDAN_DATA 换一个文件夹。',
    en: 'The data folder {folder} cannot be written: {problem}. Check its owner and permissions (for example sudo chown -R {user} {folder}), or choose another one with ZHIDAN_DATA.',
  },
  'launch.folder_full': {
    'zh-CN': '磁盘空间不足，无法写入数据文件夹 {folder}。请清理磁盘或用 ZHIDAN_DATA 换一个位置；已保存的数据不受影响。',
    en: 'The disk is full: the data folder {folder} cannot be written. Free some space or choose another place with ZHIDAN_DATA; nothing saved is lost.',
  },
  'launch.no_port': {
    'zh-CN': '从 {port} 开始没有空闲端口。请用 ZHIDAN_PORT 指定另一个端口。',
    en: 'There is no free port from {port} on. Choose another one with ZHIDAN_PORT.',
  },
  'launch.host_unusable': {
    'zh-CN': '无法在 {host}:{port} 上监听：{problem}。请检查 ZHIDAN_HOST 是否为本机地址、ZHIDAN_PORT 是否有权使用。',
    en: 'Cannot listen on {host}:{port}: {problem}. Check that ZHIDAN_HOST is an address of this machine and that ZHIDAN_PORT may be used.',
  },
  'launch.web_not_built': {
    'zh-CN': '网页没有构建成功。完整输出在 {log}，最后的内容：{problem}',
    en: 'The web interface could not be built. All of its output is in {log}; the last lines: {problem}',
  },
  'launch.process_failed': {
    'zh-CN': '{name} 进程多次启动失败。日志在 {log}，最后的内容：{problem}',
    en: 'The {name} process failed to start several times. Its log is in {log}; the last lines: {problem}',
  },
  'launch.not_migrated': {
    'zh-CN': '数据库结构升级失败，未完成的部分已撤销，数据没有丢失。原因：{problem}',
    en: 'The database could not be brought up to date; what was not finished is undone and no data is lost. The reason: {problem}',
  },
  'launch.demo_here': {
    'zh-CN':
      '商家 {merchant} 的数据是演示，而 ZHIDAN_DEMO 是 off。要用自己的店铺：npx zhidan demo leave（演示留 7 天，可换回）；要继续演示：去掉 ZHIDAN_DEMO。',
    en: 'The merchant {merchant} is the demo, but ZHIDAN_DEMO is off. For shops of your own: npx zhidan demo leave (the demo is kept for 7 days); to go on with the demo: remove ZHIDAN_DEMO.',
  },
  'demo.programs_run': {
    'zh-CN': '商家 {merchant} 的程序还连着数据库：{programs}。请先停下所有机器上的知单，再重试；什么都没有改动。',
    en: 'Programs of the merchant {merchant} are still connected: {programs}. Stop Zhidan on all machines and try again; nothing was changed.',
  },
  'demo.unnamed': {
    'zh-CN': '数据库里还没有商家 {merchant}，或没有用这个版本启动过。请先启动一次（npm start）。',
    en: 'The merchant {merchant} is not in this database yet, or was never started with this version. Start it once (npm start).',
  },
  'demo.gone': {
    'zh-CN': '商家 {merchant} 没有留着的演示数据（只留 7 天，或本来就不是从演示开始的）。要另开一套演示：用 ZHIDAN_DATA 指定一个空文件夹。',
    en: 'No demo of the merchant {merchant} is kept (it is for 7 days, or there never was one). For another demo choose an empty folder with ZHIDAN_DATA.',
  },
  'demo.not_allowed': {
    'zh-CN':
      '数据库账号没有权限：{problem}。换成自己的店铺需要拥有商家的 schema，并能在数据库里新建 schema（grant create on database 数据库 to 账号）；什么都没有改动。',
    en: 'The database account may not do it: {problem}. It must own the merchant’s schema and be allowed to create one (grant create on database … to …); nothing was changed.',
  },
  'database.refused': {
    'zh-CN': 'DATABASE_URL 指向的数据库 {place} 连不上：{problem}。请检查它是否已启动、地址和端口是否正确、防火墙是否放行。',
    en: 'The database at {place} (DATABASE_URL) cannot be reached: {problem}. Check that it runs, that address and port are right, and that no firewall is between.',
  },
  'database.wrong_password': {
    'zh-CN':
      '数据库 {place} 拒绝了用户 {user}：{problem}。请检查 DATABASE_URL 中的用户名和密码（密码中的特殊字符需要 URL 编码）以及 pg_hba.conf。',
    en: 'The database at {place} refuses user {user}: {problem}. Check the user and password in DATABASE_URL (special characters URL-encoded) and pg_hba.conf.',
  },
  'database.missing': {
    'zh-CN':
      "服务器 {place} 上没有数据库 {database}。请创建：create database {database} owner {user} encoding 'UTF8' locale 'C.UTF-8' template template0;",
    en: "There is no database {database} at {place}. Create it: create database {database} owner {user} encoding 'UTF8' locale 'C.UTF-8' template template0;",
  },
  'database.too_old': {
    'zh-CN': '数据库 {place} 是 PostgreSQL {found}，需要 15 或更新。请升级服务器，或去掉 DATABASE_URL 使用内置数据库。',
    en: 'The database at {place} is PostgreSQL {found}; 15 or later is needed. Upgrade the server, or remove DATABASE_URL to use the embedded one.',
  },
  'database.not_utf8': {
    'zh-CN':
      "数据库 {place} 的编码是 {found}，需要 UTF8。请新建：create database 新名称 encoding 'UTF8' locale 'C.UTF-8' template template0;",
    en: "The database at {place} is encoded in {found}; UTF8 is needed. Create a new one: create database new_name encoding 'UTF8' locale 'C.UTF-8' template template0;",
  },
} as const satisfies FailureTable;

export function launchFailure(code: keyof typeof launchFailures, values: WordValues): StartFailure {
  return new StartFailure(code, launchFailures[code], values);
}
