/** Envelopes of the platform's own pages (WX-MSG, WX-REPLY) and one made with the same keys. Spec: wechat-shop §4. */
export const official = [
  {
    id: 'WX-MSG',
    timestamp: '1714112445',
    nonce: '415670741',
    random16: 'a8eedb185eb2fecf',
    plaintext:
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
    encrypt:
      '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
    msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
  },
  {
    id: 'WX-REPLY',
    timestamp: '1713424427',
    nonce: '415670741',
    random16: '707722b803182950',
    plaintext: '{"demo_resp":"good luck"}',
    encrypt: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
    msg_signature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
  },
  {
    id: 'WX-ORDER-PAY',
    timestamp: '1762790400',
    nonce: '1514711492',
    random16: '0123456789abcdef',
    plaintext:
      '{"ToUserName":"gh_oms","FromUserName":"OPENID","CreateTime":1762790400,"MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":3705115058471208928,"pay_time":1762790390}}',
    encrypt:
      'uMMzGtqcnpOzXOYBwDQNrWYQ2KI8OX/oA3IJQd6Wddxyq3O+91U5hPiKwQGFHhTTTZJVFKKpkPBIsaD5WT3T2XIyOddgGmmBL4e10bqM2n6RvMmRsFn/fKitKD/vtlLXbB2k9plSt9inY9cDCrapjmYa8dsGSJTT4+ODpUqc6uPgYA2C3fcXfVC82F3FFQW3Ip/hK7COp5l2WkGaxq24DGDb65cEDQr9KeBVZAfAgnyILC5a/wzLmkyVdup/h2vx4gazfJ2XNj2VgihntR0QSCDU3xNNTJoVPV3zK9PjatGsawCqnwbGWKP48QQxgl4ESZvFeaPQMpa33emJ3/gN8Q==',
    msg_signature: 'b634de26036ae65700b5dfe39d0c8f70562db34e',
  },
] as const;
