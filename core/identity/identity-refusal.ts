import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of identity. */
export const identityRefusals = refusalTable({
  'sign_in.failed': {
    status: 401,
    'zh-CN': '登录名或密码不正确。请检查后重试，忘记密码请联系管理员重置。',
    en: 'The login or the password is wrong. Check both; if the password is lost, ask an administrator to reset it.',
  },
  'sign_in.code_wrong': {
    status: 401,
    'zh-CN': '动态口令不正确或已用过。请等待新口令，或使用备用码。',
    en: 'The one-time code is wrong or was used before. Wait for the next one, or use a backup code.',
  },
  'sign_in.suspended': {
    status: 403,
    'zh-CN': '账号“{login}”已停用。请联系管理员恢复。',
    en: 'The account “{login}” is suspended. Ask an administrator to restore it.',
  },
  'owner.exists': {
    status: 409,
    'zh-CN': '店主账号已经创建过。请直接登录。',
    en: 'The owner account exists already. Sign in instead.',
  },
  'owner.setup_code_wrong': {
    status: 403,
    'zh-CN': '初始化码不正确。请查看启动时打印的初始化码。',
    en: 'The setup code is wrong. Look for the code printed when the server started.',
  },
  'password.wrong': { status: 403, 'zh-CN': '当前密码不正确。请重新输入。', en: 'The current password is wrong. Type it again.' },
  'password.too_simple': {
    status: 422,
    'zh-CN': '密码太容易猜到（重复、顺序排列，或包含登录名）。请换一个密码。',
    en: 'The password is easy to guess (repeats, a run of keys, or the login). Choose another one.',
  },
  'totp.enrollment_required': {
    status: 403,
    'zh-CN': '本店要求管理者使用动态口令。请先在“我的账号”中绑定动态口令。',
    en: 'This shop requires one-time codes of managers. Enrol them under “My account” first.',
  },
  'totp.already_enabled': {
    status: 409,
    'zh-CN': '动态口令已经开启。如需更换，请先关闭。',
    en: 'One-time codes are on already. Switch them off first to change them.',
  },
  'totp.not_started': {
    status: 409,
    'zh-CN': '还没有开始绑定动态口令。请先获取二维码。',
    en: 'One-time codes were not started. Get the QR code first.',
  },
  'totp.code_wrong': {
    status: 422,
    'zh-CN': '动态口令不正确。请检查手机时间是否准确，然后输入新的口令。',
    en: 'The one-time code is wrong. Check the clock of the phone and type the next code.',
  },
  'totp.required': {
    status: 409,
    'zh-CN': '本店要求管理者使用动态口令，不能关闭。请先修改商家设置。',
    en: 'This shop requires one-time codes of managers, so they cannot be switched off. Change the setting first.',
  },
  'person.not_found': {
    status: 404,
    'zh-CN': '找不到人员 {personId}。请刷新列表。',
    en: 'There is no person {personId}. Refresh the list.',
  },
  'person.login_taken': {
    status: 409,
    'zh-CN': '登录名“{login}”已被使用。请换一个。',
    en: 'The login “{login}” is taken. Choose another one.',
  },
  'person.last_manager': {
    status: 409,
    'zh-CN': '“{name}”是最后一位可以管理人员的人，不能停用或取消其权限。请先授权另一位人员。',
    en: '“{name}” is the last one who may manage people and must stay so. Give that permission to somebody else first.',
  },
  'person.not_yourself': {
    status: 409,
    'zh-CN': '不能对自己的账号执行此操作。请由另一位管理者操作。',
    en: 'You cannot do this to your own account. Another manager has to.',
  },
  'person.outranks_you': {
    status: 403,
    'zh-CN': '“{name}”拥有您没有的权限（{permissions}），您不能管理此账号。请由权限更高的人操作。',
    en: '“{name}” has permissions that you lack ({permissions}), so you cannot manage this account. Somebody with them has to.',
  },
  'person.fields_masked': {
    status: 403,
    'zh-CN': '您的角色不能查看完整的手机号和邮箱。请联系管理员调整角色的字段遮盖。',
    en: 'Your role sees phone and e-mail only masked. Ask an administrator to change the masks of the role.',
  },
  'role.not_found': { status: 404, 'zh-CN': '找不到角色 {roleId}。请刷新列表。', en: 'There is no role {roleId}. Refresh the list.' },
  'role.owner_fixed': {
    status: 409,
    'zh-CN': '角色“{name}”始终拥有全部权限，不能修改。请新建或修改其他角色。',
    en: 'The role “{name}” always has every permission and cannot be changed. Change another role or add one.',
  },
  'role.name_taken': {
    status: 409,
    'zh-CN': '角色名称“{name}”已被使用。请换一个。',
    en: 'The role name “{name}” is taken. Choose another one.',
  },
  'role.last_manager': {
    status: 409,
    'zh-CN': '修改后将没有人可以管理人员。请先给另一个在用的角色“管理人员”权限。',
    en: 'After this change nobody could manage people. Give that permission to another role in use first.',
  },
  'grant.more_than_own': {
    status: 403,
    'zh-CN': '不能授予或收回您自己没有的权限：{permissions}。请由拥有这些权限的人操作。',
    en: 'You cannot give or take permissions that you lack: {permissions}. Somebody who has them must do it.',
  },
  'grant.wider_scope': {
    status: 403,
    'zh-CN': '不能授予超出您自己范围的店铺或仓库：{values}。请缩小范围。',
    en: 'You cannot give shops or warehouses beyond your own: {values}. Narrow the scope.',
  },
  'api_key.not_found': {
    status: 404,
    'zh-CN': '找不到 API 密钥 {apiKeyId}。请刷新列表。',
    en: 'There is no API key {apiKeyId}. Refresh the list.',
  },
  'api_key.expiry_passed': {
    status: 422,
    'zh-CN': '到期时间 {expiresAt} 已经过去。请选择将来的时间。',
    en: 'The expiry {expiresAt} has passed. Choose a time in the future.',
  },
});
