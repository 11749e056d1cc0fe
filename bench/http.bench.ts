import { randomUUID } from 'node:crypto';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createApp, seedDemo } from '../server/main.ts';
import { benchMerchant } from './bench-merchant.ts';
import { p95Ms, type Bench, type BenchHouse } from './figure.ts';

const requestCount = 300;
const listPath = '/api/people?limit=50';

/** A list page as long as people look at: fifty of eighty. */
const morePeople = `
  insert into people (id, login, name, status, phone_sealed, phone_index, phone_last_four_index, email_sealed, email_index, language, added_at)
  select gen_random_uuid(), 'bench' || n, name || n, status, phone_sealed, phone_index, phone_last_four_index, email_sealed, email_index, language,
    added_at + n * interval '1 second'
  from (select * from people order by added_at limit 1) as one cross join generate_series(1, 80) as n`;
const theirRoles = `
  insert into person_roles (person_id, role_id)
  select people.id, (select id from roles order by position limit 1) from people where login like 'bench%'`;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One GET over the loopback on a connection that stays open; answers when the last byte is there. */
function roundTrip(port: number, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
      answer.resume().once('end', resolve);
    });
    asked.once('error', reject).end();
  });
}

/** Node's own server giving the same bytes: what the loopback and HTTP cost without any of our code. */
async function bareServer(house: BenchHouse, body: string): Promise<number> {
  const server: Server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'application/json; charset=utf-8');
    answer.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  house.closing(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'http');
    const [account] = await seedDemo(merchant);
    if (!account) throw new Error('the demo has no accounts');
    await bare.query(morePeople);
    await bare.query(theirRoles);
    const app = await createApp(merchant, { version: 'bench', isDemo: true, isEmbeddedDatabase: true, startedAt: instant(Date.now()) });
    await app.listen({ port: 0, host: '127.0.0.1' });
    house.closing(() => app.close());
    house.closing(() => Promise.resolve(agent.destroy()));
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session/sign-in',
      headers: { 'idempotency-key': randomUUID() },
      payload: { login: account.login, password: account.password },
    });
    const cookie = [signedIn.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; ');
    const inject = async (url: string): Promise<string> => {
      const answer = await app.inject({ url, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
      return answer.body;
    };
    const ourPort = (app.server.address() as AddressInfo).port;
    const bareHealthPort = await bareServer(house, await inject('/health'));
    const bareListPort = await bareServer(house, await inject(listPath));
    const overLoopback = (port: number, path: string) => () => p95Ms(requestCount, () => roundTrip(port, path, cookie));
    const inProcess = (path: string) => () => p95Ms(requestCount, () => inject(path));
    // all that the database has to give for the list and its caller, in one bare statement
    const bareQuery = () =>
      p95Ms(requestCount, () => bare.query({ name: 'list', text: 'select * from people order by added_at, id limit 51' }));
    return [
      { name: 'http.trivial_in_process_p95', unit: 'ms', value: inProcess('/health'), limit: overLoopback(bareHealthPort, '/') },
      { name: 'http.trivial_loopback_p95', unit: 'ms', value: overLoopback(ourPort, '/health'), limit: overLoopback(bareHealthPort, '/') },
      { name: 'http.list50_in_process_p95', unit: 'ms', value: inProcess(listPath), limit: bareQuery },
      { name: 'http.list50_loopback_p95', unit: 'ms', value: overLoopback(ourPort, listPath), limit: overLoopback(bareListPort, '/') },
    ];
  },
};
