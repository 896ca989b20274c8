/**
 * GOV.UK Notify on this machine, as its API behaves: tokens checked, messages kept by reference, statuses to be asked for.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export const NOTIFY_SERVICE = '11111111-1111-4111-8111-111111111111';
export const NOTIFY_SECRET = '22222222-2222-4222-8222-222222222222';
export const NOTIFY_KEY = `alongside-${NOTIFY_SERVICE}-${NOTIFY_SECRET}`;
export const NOTIFY_TEMPLATE = '33333333-3333-4333-8333-333333333333';

export type NotifyMood = '429' | '500' | '500-after' | 'hang-after' | '403' | 'bad-address' | 'trial';
export type Notified = {
  id: string;
  reference: string;
  email_address: string;
  status: string;
  personalisation: { subject: string; body: string };
};

export type NotifyServer = Awaited<ReturnType<typeof startNotify>>;

export async function startNotify() {
  const taken: Notified[] = [];
  const asked: string[] = [];
  const moods: NotifyMood[] = [];
  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://notify');
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const refuse = (status: number, error: string, message: string) =>
      reply(status, { status_code: status, errors: [{ error, message }] });
    if (!signed(request.headers.authorization ?? ''))
      return void refuse(403, 'AuthError', 'Invalid token: signature, api token not found');
    if (request.method === 'GET') {
      const id = url.pathname.split('/')[3];
      if (id === undefined) {
        const reference = url.searchParams.get('reference');
        return void reply(200, {
          notifications: taken.filter((one) => one.reference === reference),
          links: {},
        });
      }
      const found = taken.find((one) => one.id === id);
      return void (found ? reply(200, found) : refuse(404, 'NoResultFound', 'No result found'));
    }
    const sent = JSON.parse(await text(request)) as Notified & { template_id: string }; // as our own client writes it
    const mood = moods.shift();
    if (mood === '429') return void refuse(429, 'RateLimitError', 'Exceeded rate limit for key type LIVE');
    if (mood === '403') return void refuse(403, 'AuthError', 'Invalid token: API key not found');
    if (mood === '500') return void refuse(500, 'Exception', 'Internal server error');
    if (mood === 'bad-address')
      return void refuse(400, 'ValidationError', 'email_address Not a valid email address');
    if (mood === 'trial')
      return void refuse(
        400,
        'BadRequestError',
        'Can’t send to this recipient when service is in trial mode',
      );
    if (sent.template_id !== NOTIFY_TEMPLATE)
      return void refuse(400, 'BadRequestError', 'Template not found');
    const one = { ...sent, id: randomUUID(), status: 'created' };
    taken.push(one);
    if (mood === '500-after') return void refuse(500, 'Exception', 'Internal server error');
    if (mood !== 'hang-after') reply(201, { id: one.id, reference: one.reference, content: {} });
  }

  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    /** What it has taken, in order; a test changes a status by hand. */
    taken,
    /** Every call, as `GET /v2/notifications?…`. */
    asked,
    /** How it takes the next messages, one after another. */
    next(...how: NotifyMood[]): void {
      moods.push(...how);
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether a token is signed with the secret of the service it names (HS256). */
function signed(header: string): boolean {
  const [head = '', claims = '', signature] = header.replace(/^Bearer /, '').split('.');
  const right = createHmac('sha256', NOTIFY_SECRET).update(`${head}.${claims}`).digest('base64url');
  const { iss }: { iss?: string } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}');
  return signature === right && iss === NOTIFY_SERVICE;
}
