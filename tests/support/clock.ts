/** Time for journeys that live through months: the server's clock is a file that the journey writes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A clock to give a server as `ALONGSIDE_CLOCK_FILE`; it stands at now until it is set. */
export function clockFile() {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-clock-'));
  const file = join(folder, 'now');
  writeFileSync(file, new Date().toISOString());
  return {
    file,
    /**
     * Sets the clock. People stay signed in: months pass here in seconds, and signing everybody in each time would be a
     * test of the sign-in form.
     * @param database file of the server's database
     */
    travelTo(at: Date, database: string): void {
      writeFileSync(file, at.toISOString());
      const open = new Database(database);
      open.pragma('busy_timeout = 5000');
      const { expires } = open
        .prepare('select max(expires_at - created_at) as expires from session')
        .get() as {
        expires: number | null;
      };
      open
        .prepare('update session set created_at = ?, expires_at = ?')
        .run(at.getTime(), at.getTime() + (expires ?? 3_600_000));
      open.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An hour of a day in England, in winter or summer time as it falls. */
export function instantOf(date: string, hour: number): Date {
  const text = `${String(hour).padStart(2, '0')}:00`;
  const asUtc = new Date(`${date}T${text}:00Z`);
  const lived = asUtc.toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  });
  return lived === text ? asUtc : new Date(asUtc.getTime() - 3_600_000);
}
