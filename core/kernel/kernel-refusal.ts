import { refusalTable } from './refusal-table.ts';

/** Refusals that every endpoint may answer with. */
export const kernelRefusals = refusalTable({
  'input.invalid': {
    status: 400,
    'zh-CN': '填写的内容有误：{problems}。请改正后重试。',
    en: 'The input is not valid: {problems}. Correct it and try again.',
  },
  'input.too_large': {
    status: 413,
    'zh-CN': '内容太大（上限 {limitBytes} 字节）。请分批提交。',
    en: 'The content is too large (limit {limitBytes} bytes). Send it in parts.',
  },
  'input.not_json': {
    status: 400,
    'zh-CN': '请求内容不是有效的 JSON。请检查格式后重试。',
    en: 'The request body is not valid JSON. Correct it and try again.',
  },
  'input.media_type_unknown': {
    status: 415,
    'zh-CN': '只接受 {accepted}，收到的是“{mediaType}”。请设置 Content-Type: {accepted}。',
    en: 'Only {accepted} is accepted, not “{mediaType}”. Send Content-Type: {accepted}.',
  },
  'file.too_large': {
    status: 413,
    'zh-CN': '文件“{name}”太大（上限 {limitMb} MB）。请按时间段分成几个文件，或请管理员调高 ZHIDAN_UPLOAD_LIMIT_MB。',
    en: 'The file “{name}” is too large (limit {limitMb} MB). Split it by time, or ask your administrator to raise ZHIDAN_UPLOAD_LIMIT_MB.',
  },
  'file.empty': {
    status: 400,
    'zh-CN': '文件“{name}”是空的（0 字节）。请重新导出后再上传。',
    en: 'The file “{name}” is empty (0 bytes). Export it again, then upload it.',
  },
  'file.interrupted': {
    status: 400,
    'zh-CN': '文件“{name}”没有传完（收到 {byteCount} 字节）。请检查网络后重新上传。',
    en: 'The upload of “{name}” broke off after {byteCount} bytes. Check the network and upload it again.',
  },
  'file.gone': {
    status: 410,
    'zh-CN': '文件 {fileId} 已过期删除或不存在。请重新生成或上传。',
    en: 'The file {fileId} has expired or does not exist. Make or upload it again.',
  },
  'input.cursor_unknown': {
    status: 400,
    'zh-CN': '翻页标记无效。请从第一页重新打开列表。',
    en: 'The page cursor is not valid. Open the list from its first page.',
  },
  'sheet.not_a_sheet': {
    status: 422,
    'zh-CN': '这不是表格文件。请上传 csv、txt、xlsx 或 xls 文件；压缩包请先解压。',
    en: 'This is no spreadsheet. Upload a csv, txt, xlsx or xls file; unpack archives first.',
  },
  'sheet.zip_of_others': {
    status: 422,
    'zh-CN': '这是一个压缩包（{count} 个文件），不是 xlsx 表格。请先解压，再上传里面的表格文件。',
    en: 'This is an archive ({count} files) and no xlsx workbook. Unpack it and upload the spreadsheet inside.',
  },
  'sheet.locked': {
    status: 422,
    'zh-CN': '文件设有打开密码。请用 Excel 打开，另存为不带密码的文件后再上传。',
    en: 'The file is locked by a password. Open it in Excel, save it without a password, then upload it.',
  },
  'sheet.damaged': {
    status: 422,
    'zh-CN': '文件已损坏或没有下载完整（{problem}）。请重新导出后再上传。',
    en: 'The file is damaged or was not downloaded whole ({problem}). Export it again, then upload it.',
  },
  'sheet.unknown': {
    status: 422,
    'zh-CN': '文件里没有工作表“{name}”。请重新选择工作表。',
    en: 'The file has no sheet called “{name}”. Choose another sheet.',
  },
  'sheet.quote_open': {
    status: 422,
    'zh-CN': '第 {row} 行有一个引号没有结束，后面的内容无法分列。请在原文件中补上或删去该引号后重新上传。',
    en: 'In row {row} a quote begins that never ends, so the rest cannot be told apart. Close or remove it in the file and upload it again.',
  },
  'sheet.texts_too_large': {
    status: 422,
    'zh-CN': '表格里的文字太多（超过 {limitMb} MB）。请另存为 CSV（UTF-8）后上传，CSV 没有此限制。',
    en: 'The workbook holds too much text (more than {limitMb} MB). Save it as CSV (UTF-8), which has no such limit.',
  },
  'sheet.old_too_large': {
    status: 422,
    'zh-CN': '旧版 xls 文件太大（上限 {limitMb} MB）。请另存为 xlsx 或 CSV 后上传。',
    en: 'The old .xls file is too large (limit {limitMb} MB). Save it as xlsx or CSV and upload that.',
  },
  'endpoint.unknown': { status: 404, 'zh-CN': '没有这个地址：{path}。请检查链接。', en: 'There is nothing at {path}. Check the link.' },
  'session.required': { status: 401, 'zh-CN': '请先登录。', en: 'Sign in first.' },
  'session.foreign_origin': {
    status: 403,
    'zh-CN': '请求来自其他网站（{origin}），已拒绝。请直接打开本系统操作。',
    en: 'The request came from another site ({origin}) and was refused. Open this system directly.',
  },
  'access.denied': {
    status: 403,
    'zh-CN': '没有“{permission}”权限。请联系管理员开通。',
    en: 'This needs the permission “{permission}”. Ask an administrator for it.',
  },
  'session.person_required': {
    status: 403,
    'zh-CN': 'API 密钥不能执行此操作，需要人员登录。请用账号登录后操作。',
    en: 'An API key cannot do this; it needs a signed-in person. Sign in with an account.',
  },
  'idempotency.key_required': {
    status: 400,
    'zh-CN': '缺少 Idempotency-Key 请求头，或长度不在 8–200 个字符之间。请为每次操作生成一个唯一值。',
    en: 'The Idempotency-Key header is missing or not 8–200 characters long. Make one unique value for each action.',
  },
  'idempotency.key_reused': {
    status: 422,
    'zh-CN': '同一个 Idempotency-Key 用于了不同的内容。请为新的操作换一个值。',
    en: 'The same Idempotency-Key came with different content. Use a new value for a new action.',
  },
  'rate.limited': {
    status: 429,
    'zh-CN': '操作太频繁，请 {retryAfterSeconds} 秒后再试。',
    en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
  },
  'live.too_many_streams': {
    status: 429,
    'zh-CN': '同时打开的实时连接太多（上限 {limit}）。请关闭一些页面后重试。',
    en: 'Too many live connections are open (limit {limit}). Close some pages and try again.',
  },
  'life_cycle.not_allowed': {
    status: 409,
    'zh-CN': '当前状态“{state}”不能执行“{action}”，可执行：{allowed}。',
    en: 'In state “{state}” the action “{action}” is not possible; possible: {allowed}.',
  },
  'database.unavailable': {
    status: 503,
    'zh-CN': '数据库暂时连不上，系统会自动恢复。请稍后重试，已提交的数据不会丢失。',
    en: 'The database cannot be reached at the moment and will be back by itself. Try again shortly; nothing saved is lost.',
  },
  'fault.unexpected': {
    status: 500,
    'zh-CN': '系统出错了，这次操作没有生效。请稍后重试；如仍出现，请把编号 {errorId} 告诉管理员。',
    en: 'Something went wrong and nothing was changed. Try again; if it stays, tell your administrator the number {errorId}.',
  },
});
