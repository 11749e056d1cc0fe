import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { StartFailure, type FailureTable } from '../start-failure.ts';

/** Why the embedded database cannot start, and the cure. */
export const postgresFailures = {
  'postgres.no_binaries': {
    'zh-CN':
      '没有找到适用于 {platform} 的内置 PostgreSQL。请运行 npm ci（不要加 --omit=optional）；若系统不受支持，请把 DATABASE_URL 指向一台 PostgreSQL 15 或更新的服务器。',
    en: 'There is no embedded PostgreSQL for {platform}. Run npm ci (without --omit=optional); on an unsupported system set DATABASE_URL to a server of PostgreSQL 15 or later.',
  },
  'postgres.binaries_unusable': {
    'zh-CN':
      '内置 PostgreSQL 无法运行（{file}）：{problem}。请删除 node_modules 后重试；若系统缺少 glibc（如 Alpine），请改用 DATABASE_URL。',
    en: 'The embedded PostgreSQL does not run ({file}): {problem}. Delete node_modules and try again; on a system without glibc (such as Alpine) use DATABASE_URL.',
  },
  'postgres.no_account': {
    'zh-CN': 'PostgreSQL 不允许以 root 运行，而 postgres、nobody 账号都不可用（{problem}）。请用普通用户启动，或设置 DATABASE_URL。',
    en: 'PostgreSQL refuses to run as root, and neither account postgres nor nobody can be used ({problem}). Start as an ordinary user, or set DATABASE_URL.',
  },
  'postgres.folder_unusable': {
    'zh-CN':
      '数据库文件夹 {folder} 无法读写：{problem}。请检查它的所有者和权限（例如 sudo chown -R {user} {folder}），或用 ZHIDAN_DATA 换一个文件夹。',
    en: 'The database folder {folder} cannot be read or written: {problem}. Check its owner and permissions (for example sudo chown -R {user} {folder}), or choose another folder with ZHIDAN_DATA.',
  },
  'postgres.folder_foreign': {
    'zh-CN':
      '数据库文件夹 {folder} 属于账号 {owner}，当前用户是 {user}。请用当初的账号（或 root）启动，或运行 sudo chown -R {user} {folder}。',
    en: 'The database folder {folder} belongs to {owner}, and this is {user}. Start as the account that made it (or as root), or run sudo chown -R {user} {folder}.',
  },
  'postgres.folder_incomplete': {
    'zh-CN': '数据库文件夹 {folder} 不完整（缺少 {missing}）。请从备份恢复；若没有数据要保留，把该文件夹改名后重新启动即可。',
    en: 'The database folder {folder} is not complete ({missing} is missing). Restore it from a backup; if there is nothing to keep, rename the folder and start again.',
  },
  'postgres.other_version': {
    'zh-CN':
      '数据库文件夹 {folder} 是 PostgreSQL {found} 创建的，本版本使用 PostgreSQL {wanted}。请用原来的知单版本导出数据后再导入；若没有数据要保留，把该文件夹改名后重新启动即可。',
    en: 'The database folder {folder} was made by PostgreSQL {found}; this release brings PostgreSQL {wanted}. Export the data with the release that made it and import it here; if there is nothing to keep, rename the folder and start again.',
  },
  'postgres.disk_full': {
    'zh-CN':
      '磁盘空间不足：{folder} 所在磁盘只剩 {freeMb} MB，至少需要 500 MB。请清理磁盘或用 ZHIDAN_DATA 换一个位置，然后重新启动；已保存的数据不受影响。',
    en: 'The disk is full: {folder} has {freeMb} MB left, at least 500 MB are needed. Free some space or choose another place with ZHIDAN_DATA, then start again; nothing saved is lost.',
  },
  'postgres.not_ours': {
    'zh-CN': '数据库文件夹 {folder} 上已有一个 PostgreSQL（进程 {pid}）在运行，但无法登录：{problem}。请先停止它：kill -INT {pid}。',
    en: 'A PostgreSQL (process {pid}) already runs on the database folder {folder} but does not let us in: {problem}. Stop it first: kill -INT {pid}.',
  },
  'postgres.no_port': {
    'zh-CN': '从 {from} 到 {to} 没有空闲的本机端口可供内置数据库使用。请关闭占用端口的程序后重试。',
    en: 'There is no free local port between {from} and {to} for the embedded database. Close what occupies them and try again.',
  },
  'postgres.not_started': {
    'zh-CN': '内置数据库没有启动成功。日志在 {log}，最后的内容：{problem}',
    en: 'The embedded database did not start. Its log is in {log}; the last lines: {problem}',
  },
} as const satisfies FailureTable;

export function postgresFailure(code: keyof typeof postgresFailures, values: WordValues): StartFailure {
  return new StartFailure(code, postgresFailures[code], values);
}
