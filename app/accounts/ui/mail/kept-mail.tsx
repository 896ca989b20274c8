import { KEPT_DAYS } from '~/kernel/mail';
import { count } from '~/kernel/words';
import type { MailHealth } from '~/platform/mail/queries.server';
import { Button, type FormState, RadioGroup, Section } from '~/ui';

/** What was kept while no mail server was set up, for the administrator to send as far back as makes sense. */
export function KeptMail({ health, form }: { health: MailHealth; form: FormState }) {
  const { transport, closed, kept } = health;
  if (transport === 'none' || closed || kept[14] === 0) return null;
  // A longer time that holds no more than a shorter one is no choice.
  const choices = KEPT_DAYS.filter((days, i) => kept[days] > (kept[KEPT_DAYS[i - 1] ?? days] ?? 0) || i === 0)
    .filter((days) => kept[days] > 0)
    .map((days) => ({
      value: String(days),
      label: days === 1 ? 'The last day' : `The last ${days} days`,
      hint: count(kept[days], 'message'),
    }));
  return (
    <Section title="Kept while no mail server was set up">
      <p className="max-w-measure">
        {count(kept[14], 'message')} of the last fortnight {kept[14] === 1 ? 'was' : 'were'} not sent. Older
        ones stay kept: they are no news any more. Messages whose link has run out, to closed accounts and to
        addresses that take no mail are not among them.
      </p>
      <form method="post" className="mt-4">
        <RadioGroup form={form} name="days" label="Send those written in" choices={choices} />
        <Button tone="secondary" name="intent" value="send-kept">
          Send them
        </Button>
      </form>
    </Section>
  );
}
