import { addDays, type CalendarDate } from '~/kernel/clock';
import { withClock } from '~/platform/clock.server';

/** Something that happens in the demo’s history, at an instant. */
export type Happening = { at: Date; what: string; run: () => Promise<void> };

/**
 * The demo’s history: what happens when, over all cases. Told in order of time, each with the clock standing at its
 * instant, so that audit, ledger and timelines read as they would have been written.
 */
export class Timeline {
  private readonly happenings: Happening[] = [];

  /** @param today the date of now; @param now the last instant anything may happen */
  constructor(
    readonly today: CalendarDate,
    readonly now: Date,
  ) {}

  /** The date some days before today; weekends give the Friday before. */
  dateAgo(days: number): CalendarDate {
    const date = addDays(this.today, -days);
    const day = new Date(`${date}T00:00:00Z`).getUTCDay();
    return day === 6 ? addDays(date, -1) : day === 0 ? addDays(date, -2) : date;
  }

  /** An instant in working hours, some days before today, never later than now. */
  instant(daysAgo: number, hour = 10, minute = 0): Date {
    const at = new Date(`${this.dateAgo(daysAgo)}T${pad(hour)}:${pad(minute)}:00Z`);
    return at > this.now ? this.now : at;
  }

  /** Adds something that happens. */
  add(at: Date, what: string, run: () => Promise<void>): void {
    this.happenings.push({ at, what, run });
  }

  /** Lets everything happen, in order of time; what was added first comes first at the same instant. */
  async tell(): Promise<void> {
    const inOrder = this.happenings
      .map((one, n) => ({ one, n }))
      .sort((a, b) => a.one.at.getTime() - b.one.at.getTime() || a.n - b.n);
    for (const { one } of inOrder) {
      await withClock(one.at, one.run).catch((error: unknown) => {
        throw new Error(
          `The demo’s history stopped at “${one.what}”, ${one.at.toISOString()}: ${reasonOf(error)}`,
          {
            cause: error,
          },
        );
      });
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const pad = (n: number) => String(n).padStart(2, '0');
