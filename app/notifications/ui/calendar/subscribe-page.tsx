import { instantWords } from '~/kernel/words';
import {
  Button,
  Details,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  Table,
  TextField,
  WarningText,
} from '~/ui';
import type { FeedView } from '../../calendar/feeds.server';

type Made = { name: string; address: string | null };

/** Private addresses at which calendar programs read the viewer's dates. */
export function SubscribePage({
  formId,
  feeds,
  answer,
}: {
  formId: string;
  feeds: readonly FeedView[];
  answer: FormAnswer | { made: Made } | undefined;
}) {
  const made = answer && 'made' in answer ? answer.made : null;
  const form = formState(answer && 'made' in answer ? null : answer);
  return (
    <Page
      title="Your dates in your own calendar"
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Calendar', href: '/calendar' },
      ]}
      lead="Outlook, Google, Apple and other calendars can read your dates from Alongside by themselves, and keep them up to date."
    >
      <ErrorSummary form={form} />
      {made ? <NewAddress made={made} /> : null}
      <Section title="Make a private address">
        <form method="post" noValidate className="stack">
          <Hidden values={{ intent: 'make', id: formId }} />
          <TextField
            form={form}
            name="name"
            label="Where will you use it?"
            hint="A name for yourself, such as: Outlook at school, or my phone. Make one for each, so that you can stop one alone."
            width="half"
            maxLength={60}
            autoComplete="off"
          />
          <Button tone={made ? 'secondary' : 'primary'}>Make an address</Button>
        </form>
      </Section>
      <Section title="Addresses in use">
        <Table
          caption="Your private addresses"
          hideCaption
          rows={feeds}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No address yet">
              <p>Make one above, then give it to your calendar program once.</p>
            </EmptyState>
          }
          columns={[
            { head: 'Used for', cell: ({ name }) => name },
            { head: 'Made', cell: ({ createdAt }) => instantWords(createdAt) },
            {
              head: 'Last read',
              cell: ({ lastReadAt }) => (lastReadAt ? instantWords(lastReadAt) : 'Not yet'),
            },
            {
              head: 'Stop it',
              cell: ({ id, name }) => (
                <form method="post">
                  <Hidden values={{ intent: 'end', feed: id }} />
                  <Button tone="link">
                    Stop<span className="visually-hidden"> the address for {name}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
        {feeds.length > 0 ? (
          <p>An address that is stopped shows nothing any more. Stop one you have lost, and make another.</p>
        ) : null}
      </Section>
      <Section title="What your calendar shows">
        <p>
          The same dates as your calendar here, from three months ago to eighteen months ahead, in few words:
          what it is, where, its reference and a link. What is confidential stays in Alongside. If what you
          may see changes, your calendar follows at its next reading.
        </p>
        <p>
          Visits and reviews also come to you by email as invitations, each time one is planned, changed or
          called off.
        </p>
      </Section>
    </Page>
  );
}

function NewAddress({ made: { name, address } }: { made: Made }) {
  if (address === null) {
    return (
      <InsetText>
        <p className="font-semibold">The address for “{name}” was made before</p>
        <p>
          It was shown then, and cannot be shown again. If you do not have it any more, stop it and make
          another.
        </p>
      </InsetText>
    );
  }
  return (
    <section
      aria-labelledby="new-address"
      className="mb-10 border-l-[6px] border-teal bg-sand px-5 py-5 sm:px-6"
    >
      <h2 id="new-address" className="mt-0 mb-3">
        The address for “{name}”
      </h2>
      <p className="mb-4 rounded border border-line-strong bg-white p-3 font-mono text-sm break-all select-all">
        {address}
      </p>
      <WarningText>
        <p>
          Copy it now. It is shown this once. Anybody who has it can read your dates, so give it to nobody.
        </p>
      </WarningText>
      <p className="mb-4">
        <a href={address.replace(/^https?:/, 'webcal:')} className="inline-block py-2">
          Open it in the calendar of this device
        </a>
      </p>
      <Details summary="How to give it to Outlook, Google or Apple">
        <ul>
          <li>Outlook: Add calendar, then Subscribe from web, and paste the address.</li>
          <li>Google Calendar, on a computer: Other calendars, then From URL, and paste the address.</li>
          <li>iPhone or Mac: Calendars, then Add subscription calendar, and paste the address.</li>
        </ul>
        <p>Programs read it by themselves every few hours; some only once a day.</p>
      </Details>
    </section>
  );
}
