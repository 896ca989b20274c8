/**
 * Stands between the application and PostgreSQL as PgBouncer does in transaction mode: a connection to the server is lent
 * for one transaction, and to another client the next time. It forgets everything between (`DISCARD ALL`), which PgBouncer
 * does not even do, so that whatever counts on the session fails here.
 */
import { createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';

/** What a client asked for that another session would not have. */
const OF_SESSION =
  /\b(un)?listen\b|\bnotify\b|pg_advisory_(un)?lock\b|^\s*set\s+(?!local\b|transaction\b)|\bset_config\([^)]*false\s*\)|\bcreate\s+temp|\bdeclare\b.*\bwith hold\b|^\s*prepare\b/i;

export type Pooler = {
  /** The address of the same database through the pooler. */
  url: string;
  /** What clients asked for that only works on a connection of one's own; empty when all is well. */
  faults: string[];
  /** How many transactions were lent a connection, and on how many different connections. */
  lent: number;
  connections(): number;
  /** Breaks every connection, as a restart of the pooler does. */
  breakAll(): void;
  close(): Promise<void>;
};

type Lent = { socket: Socket; client: pg.Client };

const SSL_REQUEST = 80_877_103;
const STARTUP = 196_608;

/**
 * Starts a pooler in front of a database.
 * @param size connections to the server, at most
 */
export async function startPooler(target: string, size: number): Promise<Pooler> {
  const idle: Lent[] = [];
  const waiting: ((lent: Lent) => void)[] = [];
  const clients = new Set<Socket>();
  const open = new Set<Lent>();
  let parameters: Buffer[] = [];
  let opening = 0;

  async function borrow(): Promise<Lent> {
    pooler.lent++;
    const free = idle.pop();
    if (free) return free;
    if (open.size + opening >= size) return new Promise((resolve) => waiting.push(resolve));
    opening++;
    try {
      const made = await connect(target);
      parameters = made.parameters;
      open.add(made);
      return made;
    } finally {
      opening--;
    }
  }

  async function giveBack(lent: Lent): Promise<void> {
    lent.socket.removeAllListeners('data');
    await ask(lent.socket, message('Q', Buffer.from('DISCARD ALL\0')));
    const next = waiting.shift();
    if (next) next(lent);
    else idle.push(lent);
  }

  /** A client that goes in the middle of a transaction takes its connection with it. */
  async function drop(lent: Lent): Promise<void> {
    open.delete(lent);
    lent.socket.destroy();
    const next = waiting.shift();
    if (next) next(await borrow());
  }

  function look(type: string, body: Buffer): void {
    const text = body.toString('utf8');
    if (type === 'P' && body[0] !== 0) pooler.faults.push(`a named statement: ${text.slice(0, 80)}`);
    const sql = type === 'Q' ? text : type === 'P' ? text.slice(text.indexOf('\0') + 1) : '';
    if (OF_SESSION.test(sql)) pooler.faults.push(sql.slice(0, 120));
  }

  async function serveClient(socket: Socket): Promise<void> {
    let lent: Lent | null = null;
    let turn: Promise<void> = Promise.resolve();
    /** Questions asked and not yet answered: the connection is somebody else's only after the last. */
    let open = 0;
    const frames = framesOf();
    let started = false;
    let held = Buffer.alloc(0);
    const forward = async (type: string, whole: Buffer) => {
      if (type === 'X') return void socket.end();
      look(type, whole.subarray(5));
      if (!lent) {
        lent = await borrow();
        const answers = framesOf();
        lent.socket.on('data', (chunk: Buffer) => {
          for (const { type: kind, whole: frame } of answers(chunk)) {
            socket.write(frame);
            if (kind !== 'Z' || --open > 0 || frame[5] !== 0x49 || !lent) continue;
            const done = lent;
            lent = null;
            void giveBack(done);
          }
        });
      }
      if (type === 'Q' || type === 'S') open++;
      lent.socket.write(whole);
    };
    socket.on('data', (chunk: Buffer) => {
      if (!started) {
        held = Buffer.concat([held, chunk]);
        if (held.length < 8 || held.length < held.readInt32BE(0)) return;
        const code = held.readInt32BE(4);
        held = Buffer.alloc(0);
        if (code === SSL_REQUEST) return void socket.write('N');
        if (code !== STARTUP) return void socket.destroy();
        started = true;
        const ok = message('R', Buffer.from([0, 0, 0, 0]));
        socket.write(
          Buffer.concat([ok, ...parameters, message('K', Buffer.alloc(8)), message('Z', Buffer.from('I'))]),
        );
        return;
      }
      for (const { type, whole } of frames(chunk))
        turn = turn.then(() => forward(type, whole)).catch(() => void socket.destroy());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clients.delete(socket);
      turn.then(() => {
        if (lent) void drop(lent);
      });
    });
  }

  const server: Server = createServer((socket) => {
    clients.add(socket);
    void serveClient(socket);
  });
  // One before the first client, who is told the server's settings.
  const first = await connect(target);
  open.add(first);
  idle.push(first);
  parameters = first.parameters;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  const pooler: Pooler = {
    url: url.href,
    faults: [],
    lent: 0,
    connections: () => open.size,
    breakAll: () => {
      for (const socket of clients) socket.destroy();
    },
    async close() {
      for (const socket of clients) socket.destroy();
      for (const { socket } of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return pooler;
}

/** A connection that has signed in, without the library that did it for us. */
async function connect(target: string): Promise<Lent & { parameters: Buffer[] }> {
  const client = new pg.Client({ connectionString: target });
  // Not in the library's types: its connection, whose socket we take over.
  const { connection } = client as unknown as { connection: pg.Connection };
  const parameters: Buffer[] = [];
  connection.on('parameterStatus', (said: { parameterName: string; parameterValue: string }) =>
    parameters.push(message('S', Buffer.from(`${said.parameterName}\0${said.parameterValue}\0`))),
  );
  await client.connect();
  client.on('error', () => undefined);
  const socket = connection.stream as Socket; // a socket, as no other was asked for
  socket.removeAllListeners('data');
  socket.on('error', () => undefined);
  return { socket, client, parameters };
}

/** A message of the protocol: its letter, its length, its body. */
function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Cuts what comes into whole messages. */
function framesOf(): (chunk: Buffer) => { type: string; whole: Buffer }[] {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const found: { type: string; whole: Buffer }[] = [];
    while (held.length >= 5 && held.length >= held.readInt32BE(1) + 1) {
      const end = held.readInt32BE(1) + 1;
      found.push({ type: String.fromCharCode(held[0] ?? 0), whole: held.subarray(0, end) });
      held = held.subarray(end);
    }
    return found;
  };
}

/** Sends a message and waits until the server is ready for the next. */
function ask(socket: Socket, what: Buffer): Promise<void> {
  const frames = framesOf();
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('The server has gone'));
    socket.once('close', gone);
    socket.on('data', function answered(chunk: Buffer) {
      if (!frames(chunk).some(({ type }) => type === 'Z')) return;
      socket.off('data', answered);
      socket.off('close', gone);
      resolve();
    });
    socket.write(what);
  });
}
