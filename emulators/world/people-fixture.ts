/** Surnames of China, the commonest first and more often; two of two characters, since software forgets them. */
export const surnames = [
  ...'王王王李李李张张张刘刘陈陈杨杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  '欧阳',
  '诸葛',
] as const;

/** Second and third characters of given names as parents of small children bear them. */
export const givenFirst = [...'晓雨子梓思佳欣嘉怡诗文静丽婷雪艳敏慧海建志国俊浩宇明亚春玉秀小红丹洁莉倩'] as const;
export const givenSecond = [...'婷怡萱涵彤琳娜芳燕霞莹颖瑶洋杰强伟军鹏飞博轩超波峰玲萍华英梅霖'] as const;

/** First three digits of mobile numbers in use. */
export const mobilePrefixes = [
  '130',
  '131',
  '132',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '152',
  '155',
  '157',
  '158',
  '159',
  '166',
  '173',
  '176',
  '177',
  '178',
  '180',
  '181',
  '182',
  '183',
  '185',
  '186',
  '187',
  '188',
  '189',
  '191',
  '198',
  '199',
] as const;

export const nickParts = {
  heads: [
    '爱笑的',
    '早起的',
    '快乐',
    '努力的',
    '小小',
    '糯米',
    '甜甜',
    '阳光',
    '懒懒的',
    '淡淡的',
    '会飞的',
    '奶茶',
    '星星',
    '芒果',
    '麦兜',
  ],
  tails: ['麻麻', '宝妈', '豆豆', '柚子', '小熊', '妈咪', '糖糖', '果果', '辣妈', '团子', '米粒', '兔子', '向日葵', '橙子', '小鱼'],
} as const;

/** What buyers write into the message of an order; most write nothing. */
export const buyerMessages = [
  '请发圆通，谢谢',
  '周末送货',
  '放菜鸟驿站就行',
  '麻烦尽快发货，宝宝急用',
  '不要发邮政',
  '送货前请打电话',
  '送人的，不要放价格单',
  '要日期新鲜的',
  '放门口鞋柜上',
  '请放丰巢柜，家里有宝宝睡觉别敲门',
  '可以多送两包湿巾吗😊',
  '老客户啦，多给点赠品~',
  '发顺丰可以补差价',
  '工作日送，收件人 <前台代收> & 勿折',
] as const;

export const refundReasons = [
  '不想要了',
  '拍错/多拍',
  '7天无理由退换货',
  '质量问题',
  '商品与描述不符',
  '少件/漏发',
  '快递一直未送达',
  '尺码不合适',
] as const;
