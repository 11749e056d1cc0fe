import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of setting up a shop. */
export const setupRefusals = refusalTable({
  'shop.app_field_missing': {
    status: 422,
    'zh-CN': '“{field}”还没有填写。请到{channel}的开放平台控制台复制后填入。',
    en: '“{field}” is empty. Copy it from the console of the {channel} open platform.',
  },
  'shop.app_field_unknown': {
    status: 422,
    'zh-CN': '{channel}的应用没有“{field}”这一项。可以填写：{fields}。',
    en: 'An app of {channel} has no “{field}”. It has: {fields}.',
  },
  'shop.carrier_codes_wrong': {
    status: 422,
    'zh-CN': '快递公司代码里的“{word}”看不懂。每家写成“快递=对方的代码”，如 JTSD=384，多个用逗号隔开；快递有：{carriers}。',
    en: 'The carrier codes hold “{word}”, which cannot be read. Write carrier=its code, such as JTSD=384, with commas between; there are: {carriers}.',
  },
  'shop.address_wrong': {
    status: 422,
    'zh-CN': '网关地址“{name}”不能用：“{value}”。请填 https:// 开头的完整地址；http:// 只能指向本机（模拟平台）。可填：{names}。',
    en: 'The gateway address “{name}” cannot be used: “{value}”. Enter a whole address that begins with https://; http:// may only lead to this machine (emulated platforms). There are: {names}.',
  },
  'shop.authorization_state_wrong': {
    status: 403,
    'zh-CN': '这次授权不是由您在本系统发起的，或链接被改动过，已拒绝。请回到店铺页重新点“授权”。',
    en: 'This authorisation was not begun by you in this system, or its link was changed, so it was refused. Go back to the shops and press “Authorise” again.',
  },
  'shop.authorization_too_late': {
    status: 410,
    'zh-CN': '从点“授权”到返回超过了 {minutes} 分钟，这次授权已作废。请回到店铺页重新点“授权”。',
    en: 'More than {minutes} minutes passed between pressing “Authorise” and coming back, so this one no longer counts. Press “Authorise” again.',
  },
  'shop.authorization_denied': {
    status: 409,
    'zh-CN': '平台上没有同意“{name}”的授权（平台原话：{words}）。没有改动任何内容；需要接入时请重新点“授权”并在平台页面上点同意。',
    en: 'The authorisation of “{name}” was not agreed to on the platform (its words: {words}). Nothing was changed; to connect the shop press “Authorise” again and agree on the page of the platform.',
  },
  'shop.authorization_without_code': {
    status: 422,
    'zh-CN': '平台返回时没有带授权码，“{name}”没有授权成功。请重新点“授权”；仍然如此，请核对应用登记的回调地址。',
    en: 'The platform led back without a code, so “{name}” is not authorised. Press “Authorise” again; if it stays, check the return address registered with the app.',
  },
  'shop.grant_refused': {
    status: 422,
    'zh-CN':
      '{channel}没有给“{name}”授权，平台原话：{words}（{code}）。请核对{fields}是否与平台控制台完全一致（前后不要有空格），改正后重新点“授权”；授权码只能用一次。',
    en: '{channel} did not authorise “{name}”. Its words: {words} ({code}). Check that {fields} are exactly as in its console, without blanks around, then press “Authorise” again; a code works once.',
  },
  'shop.platform_away': {
    status: 503,
    'zh-CN': '{channel}暂时没有应答（{words}），“{name}”还没有授权成功。请稍后重试；一直不行请检查服务器能否访问外网。',
    en: '{channel} does not answer at the moment ({words}), so “{name}” is not authorised yet. Try again shortly; if it stays, check that this server reaches the internet.',
  },
  'shop.call_refused': {
    status: 422,
    'zh-CN': '{channel}没有给出“{name}”的这张单据，平台原话：{words}（{code}）。{advice}',
    en: '{channel} did not give out this document of “{name}”. Its words: {words} ({code}). {advice}',
  },
  'unread_document.not_found': {
    status: 404,
    'zh-CN': '这张未读单据（{unreadDocumentId}）已经读好或不存在。请刷新列表。',
    en: 'The unread document {unreadDocumentId} was read by now, or there is none. Refresh the list.',
  },
});
