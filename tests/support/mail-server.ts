/**
 * A real mail server for tests, whose moods a test sets: it defers, refuses, hangs, or drops the connection after it has
 * taken a message. It keeps what it takes; a message it has already (by Message-ID) is counted and not kept again.
 */
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Mood =
  | 'defer-recipient'
  | 'refuse-recipient'
  | 'refuse-sender'
  | 'refuse-content'
  | 'mailbox-full'
  | 'no-relaying'
  | 'hang-at-recipient'
  | 'hang-after-data'
  | 'drop-after-data'
  | 'drop-at-recipient';

export type Kept = {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  raw: string;
  calendar: string | null;
  from: string;
};

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

const answer = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

/**
 * Lets a connection be greeted without the tenth of a second in which the library waits for those who talk first: a year's
 * mail is over a thousand greetings.
 */
function greetAtOnce(connection: object): void {
  const [listen, ready]: unknown[] = ['_setListeners', 'connectionReady'].map((name) =>
    Reflect.get(connection, name),
  );
  if (typeof listen !== 'function' || typeof ready !== 'function') return;
  Reflect.set(connection, 'init', () =>
    Reflect.apply(listen, connection, [() => Reflect.apply(ready, connection, [])]),
  );
}

/** @param password asks for a login as `alongside` with this password */
export async function startMailServer(password?: string) {
  const kept: Kept[] = [];
  const seen = new Map<string, number>();
  const moods = new Map<string, Mood[]>();
  let mood: (to: string) => Mood | null = () => null;
  let greeting = true;
  let open = 0;
  let most = 0;
  const next = (to: string): Mood | null => moods.get(to)?.shift() ?? mood(to);
  const now = new Map<string, Mood | null>();

  const server = new SMTPServer({
    authOptional: password === undefined,
    disabledCommands: ['STARTTLS', ...(password === undefined ? ['AUTH'] : [])],
    allowInsecureAuth: true,
    closeTimeout: 50,
    logger: false,
    onConnect(_session, done) {
      open++;
      most = Math.max(most, open);
      if (greeting) done();
      else done(answer(421, 'Not now'));
    },
    onClose() {
      open--;
    },
    onAuth({ password: given }, _session, done) {
      if (given === password) done(null, { user: 'alongside' });
      else done(answer(535, '5.7.8 Authentication credentials invalid'));
    },
    onMailFrom(_from, _session, done) {
      done(mood('') === 'refuse-sender' ? answer(553, '5.7.1 Sender address rejected') : null);
    },
    onRcptTo({ address }, session, done) {
      const how = next(address);
      now.set(session.id, how);
      if (how === 'defer-recipient') done(answer(450, '4.2.1 Greylisted, come again'));
      else if (how === 'refuse-recipient') done(answer(550, '5.1.1 User unknown'));
      else if (how === 'mailbox-full') done(answer(552, '5.2.2 Mailbox full'));
      else if (how === 'no-relaying') done(answer(550, '5.7.1 Relaying denied'));
      else if (how === 'drop-at-recipient') drop(session.id);
      else if (how !== 'hang-at-recipient') done();
    },
    onData(stream, session, done) {
      const how = now.get(session.id);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (how === 'refuse-content') return done(answer(554, '5.6.0 Content refused'));
        await keep(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? '');
        if (how === 'hang-after-data') return;
        if (how === 'drop-after-data') drop(session.id);
        else done(null, 'Queued');
      });
    },
  });
  server.on('error', () => undefined);
  const add = server.connections.add.bind(server.connections);
  server.connections.add = (connection) => {
    greetAtOnce(connection);
    return add(connection);
  };

  function drop(id: string): void {
    for (const connection of server.connections) {
      if (Reflect.get(connection, 'id') !== id) continue;
      const socket: unknown = Reflect.get(connection, '_socket');
      if (socket && typeof socket === 'object') (Reflect.get(socket, 'destroy') as () => void).call(socket); // the library keeps its socket to itself
    }
  }

  async function keep(raw: Buffer, to: string): Promise<void> {
    const mail = await simpleParser(raw);
    const messageId = mail.messageId ?? '';
    const times = (seen.get(messageId) ?? 0) + 1;
    seen.set(messageId, times);
    if (times > 1) return;
    kept.push({
      messageId,
      to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      raw: raw.toString('utf8'),
      from: mail.from?.text ?? '',
      calendar:
        mail.attachments
          .find(({ contentType }) => contentType === 'application/ics')
          ?.content.toString('utf8') ?? null,
    });
  }

  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : 0);
    });
  });
  return {
    /** What it has taken, each message once. */
    kept,
    /** How often each message was given to it, by Message-ID. */
    seen,
    /** Most conversations at once. */
    mostAtOnce: () => most,
    port,
    url:
      password === undefined ? `smtp://127.0.0.1:${port}` : `smtp://alongside:${password}@127.0.0.1:${port}`,
    /** How it takes each message from here on, by recipient; for the sender it is asked with ''. */
    be(how: Mood | null | ((to: string) => Mood | null)): void {
      mood = typeof how === 'function' ? how : () => how;
    },
    /** How it takes the next messages to one address, one after another. */
    first(to: string, ...how: Mood[]): void {
      moods.set(to, how);
    },
    /** Whether it greets those who connect. */
    greet(yes: boolean): void {
      greeting = yes;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
