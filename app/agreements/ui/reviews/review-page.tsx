import { Link } from '@remix-run/react';
import { addDays } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import {
  ButtonLink,
  Details,
  DiffList,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Table,
  Tag,
} from '~/ui';
import { REVIEW_ROLE_NAMES } from '../../domain/reviews/members';
import { FREQUENCY_NAMES, SETTLED_BY_NAMES } from '../../domain/reviews/minutes';
import { preMeetingBy } from '../../domain/reviews/pre-meeting';
import { timeWords } from '../../domain/visits/times';
import type { ReviewPage, VersionView } from '../../reviews/queries.server';
import { reviewTitle } from '../../reviews/wording';
import { actionTag } from '../../visits/wording';
import { AgreementTabs, between } from '../frame';
import { Prose, RagTag, ReviewTag, reviewCrumbs } from './parts';

/** How long before a review its pack is asked for. */
const PACK_DAYS = 14;

/** One review: when, who and what for; once held, what was found. */
export function ImprovementReviewPage({ page }: { page: ReviewPage }) {
  const { review, minutes, reading, steps } = page;
  const at = `/agreements/${page.id}/reviews/${review.id}`;
  return (
    <Page
      title={reviewTitle(review.number)}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page)}
      tag={<ReviewTag state={review.state} />}
      next={<Next page={page} at={at} />}
      actions={
        <>
          {reading === 'dates' ? null : <Link to={`${at}/pack`}>Evidence pack</Link>}
          {minutes ? <Link to={`${at}/minutes`}>Minutes to read or print</Link> : null}
          {steps['meet-beforehand'] ? (
            <Link to={`${at}/pre-meeting`}>
              {review.preMeetingHeldOn ? 'Change what head and adviser settled' : 'Head and adviser have met'}
            </Link>
          ) : null}
          {steps.record ? <Link to={`${at}/record`}>Record the minutes</Link> : null}
          {steps.edit ? <Link to={`${at}/edit`}>Change date, place or people</Link> : null}
          {steps.correct ? <Link to={`${at}/correct`}>Correct the minutes</Link> : null}
          {steps['call-off'] ? <Link to={`${at}/call-off`}>Call it off</Link> : null}
          {steps.withdraw ? <Link to={`${at}/withdraw`}>Withdraw it as mis-keyed</Link> : null}
          {review.state === 'planned' ? <a href={`${at}.ics`}>Add to your calendar</a> : null}
        </>
      }
    >
      <AgreementTabs agreement={page} current="reviews" />
      {review.withdrawnReason ? (
        <InsetText>
          <p className="font-semibold">
            {review.state === 'withdrawn' ? 'Withdrawn: it counts for nothing' : 'Why it was called off'}
          </p>
          <Prose>{review.withdrawnReason}</Prose>
        </InsetText>
      ) : null}
      {minutes ? <Findings page={page} /> : null}
      <Section title="When and where">
        <WhenAndWhere page={page} />
      </Section>
      {reading === 'dates' ? null : (
        <Section title="Who is invited">
          <Members page={page} />
        </Section>
      )}
      {page.versions.length > 0 ? <Versions versions={page.versions} /> : null}
    </Page>
  );
}

function WhenAndWhere({ page: { review, preMeeting, reading } }: { page: ReviewPage }) {
  const met = review.preMeetingHeldOn;
  return (
    <SummaryList
      rows={[
        ...(review.heldOn ? [{ label: 'Held on', value: dateWords(review.heldOn) }] : []),
        {
          label: 'Planned for',
          value: [dateWords(review.plannedFor), timeWords(review.startsAt)].filter(Boolean).join(', '),
        },
        { label: 'Place', value: review.place },
        {
          label: 'Head and adviser meet',
          value: met ? (
            <>
              Met on {dateWords(met)}{' '}
              {preMeeting?.late ? <Tag tone="amber">Less than a week before</Tag> : null}
              {preMeeting?.note ? <span className="mt-1 block">{preMeeting.note}</span> : null}
              {preMeeting?.lateReason ? (
                <span className="mt-1 block">Why the review kept its date: {preMeeting.lateReason}</span>
              ) : null}
            </>
          ) : (
            beforehandWords(review)
          ),
        },
        ...(reading === 'dates'
          ? []
          : [
              {
                label: 'Evidence pack',
                value: review.packAt
                  ? `Kept on ${instantWords(new Date(review.packAt))}`
                  : 'Not kept yet: it shows the record as it stands',
              },
            ]),
      ]}
    />
  );
}

/** When head and adviser are to meet, and by when at the latest. */
function beforehandWords({ state, plannedFor, preMeetingOn }: ReviewPage['review']): string {
  const on = preMeetingOn ? `Planned for ${dateWords(preMeetingOn)}` : 'Not planned';
  if (state !== 'planned') return `${on}; not recorded`;
  const latest = preMeetingBy(plannedFor);
  return preMeetingOn === latest
    ? `${on}, the last day that leaves a week`
    : `${on}, by ${dateWords(latest)} at the latest`;
}

function Members({ page: { members, missing, review } }: { page: ReviewPage }) {
  return (
    <>
      <Table
        caption="Who is invited, and what each is accountable for"
        hideCaption
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Name',
            nowrap: true,
            cell: ({ name, role, attended }) => (
              <>
                {name}
                <span className="block text-sm font-normal text-ink-soft">{REVIEW_ROLE_NAMES[role]}</span>
                {attended === null ? null : (
                  <span className="block text-sm font-normal">{attended ? 'Present' : 'Not present'}</span>
                )}
              </>
            ),
          },
          {
            head: 'Accountable for',
            cell: ({ accountableFor }) => <span className="whitespace-pre-line">{accountableFor}</span>,
          },
        ]}
      />
      {missing.length > 0 && review.state === 'planned' ? (
        <InsetText>
          <p>
            Nobody is invited as {missing.map((role) => REVIEW_ROLE_NAMES[role].toLowerCase()).join(', ')}.
          </p>
        </InsetText>
      ) : null}
    </>
  );
}

function Findings({ page: { minutes, actions, today } }: { page: ReviewPage }) {
  if (!minutes) return null;
  const { content } = minutes;
  return (
    <>
      <Section title="What was found">
        <Prose>{content.summary}</Prose>
        <Table
          caption="Progress by outcome"
          hideCaption
          rows={content.outcomes}
          rowKey={({ outcomeId }) => outcomeId}
          empty={<p>The agreement named no outcomes.</p>}
          columns={[
            { head: 'Outcome', cell: ({ title }) => title },
            { head: 'Progress', nowrap: true, cell: ({ rag }) => <RagTag rag={rag} /> },
            {
              head: 'What it rests on',
              cell: ({ narrative }) => <span className="whitespace-pre-line">{narrative}</span>,
            },
          ]}
        />
      </Section>
      <Section title="Challenge">
        <Challenges challenges={content.challenges} />
      </Section>
      <Section title="Actions agreed">
        <Table
          caption="Actions agreed at this review"
          hideCaption
          rows={actions}
          rowKey={({ id }) => id}
          empty={<p>No action was agreed.</p>}
          columns={[
            { head: 'Action', cell: ({ text }) => text },
            { head: 'Who', cell: ({ whose }) => whose },
            { head: 'By', nowrap: true, cell: ({ dueOn }) => dateWords(dueOn) },
            {
              head: 'State',
              cell: ({ state, dueOn, result }) => {
                const { label, tone } = actionTag(state, dueOn < today);
                return (
                  <>
                    <Tag tone={tone}>{label}</Tag>
                    {result ? <span className="block text-sm">{result}</span> : null}
                  </>
                );
              },
            },
          ]}
        />
      </Section>
      <Section title="From now on">
        <SummaryList
          rows={[
            { label: 'Reviews are held', value: FREQUENCY_NAMES[content.frequency] },
            { label: 'How that was settled', value: SETTLED_BY_NAMES[content.settledBy] },
            ...(content.frequencyReason ? [{ label: 'Why', value: content.frequencyReason }] : []),
            { label: 'Next review', value: content.nextOn ? dateWords(content.nextOn) : 'No date was set' },
          ]}
        />
      </Section>
    </>
  );
}

/** What was asked to test progress, by whom, and the answers. */
export function Challenges({
  challenges,
}: {
  challenges: readonly { by: string; question: string; answer: string }[];
}) {
  if (challenges.length === 0) return <p>No challenge was recorded.</p>;
  return (
    <dl className="mb-8 border-t border-line">
      {challenges.map(({ by, question, answer }) => (
        <div key={`${by} ${question}`} className="border-b border-line py-3">
          <dt className="max-w-measure">
            <span className="block text-sm text-ink-soft">{by} asked</span>
            <span className="font-semibold whitespace-pre-line">{question}</span>
          </dt>
          <dd className="mt-1 max-w-measure whitespace-pre-line">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

function Versions({ versions }: { versions: readonly VersionView[] }) {
  return (
    <Section title="Versions of the minutes">
      <ul>
        {versions.map(({ number, by, at, reason, changes }) => (
          <li key={number} className="mb-3">
            <p>
              Version {number}, {number === 1 ? 'recorded' : 'corrected'} by {by} on{' '}
              {instantWords(new Date(at))}
              {reason ? `: ${reason}` : ''}
            </p>
            {changes.length > 0 ? (
              <Details summary={`What changed in version ${number}`}>
                <DiffList
                  changes={changes.map(({ label, before, after }) => ({ field: label, before, after }))}
                />
              </Details>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Next({ page, at }: { page: ReviewPage; at: string }) {
  const { review, steps, today, minutes } = page;
  if (review.state === 'held') {
    return (
      <NextStep
        title={
          review.nextOn ? `The next review is on ${dateWords(review.nextOn)}` : 'No next review has been set'
        }
        after="The actions agreed here are followed with those of visits until they are done."
      >
        {minutes ? <ButtonLink to={`${at}/minutes`}>Read or print the minutes</ButtonLink> : null}
      </NextStep>
    );
  }
  if (review.state !== 'planned') {
    return (
      <NextStep
        title="Nothing more is to be done here"
        after="It stays on the list with its number. The list says which review is due next."
      >
        <ButtonLink to={`/agreements/${page.id}/reviews`} tone="secondary">
          All reviews
        </ButtonLink>
      </NextStep>
    );
  }
  const step = steps.record ? stepOf(page, at) : null;
  if (step) {
    return (
      <NextStep title={step.title} after={step.after}>
        <ButtonLink to={step.to}>{step.button}</ButtonLink>
      </NextStep>
    );
  }
  if (review.preMeetingHeldOn === null && review.preMeetingOn && today <= review.preMeetingOn) {
    return (
      <NextStep
        title={`Head and adviser meet on ${dateWords(review.preMeetingOn)}`}
        after={`They go through the evidence. The group meets on ${dateWords(review.plannedFor)}.`}
      >
        {steps['meet-beforehand'] ? (
          <ButtonLink to={`${at}/pre-meeting`} tone="secondary">
            They have met already
          </ButtonLink>
        ) : null}
      </NextStep>
    );
  }
  return (
    <NextStep
      title={`The group meets on ${[dateWords(review.plannedFor), timeWords(review.startsAt)].filter(Boolean).join(' at ')}`}
      after="The adviser records the minutes, and everyone in the group who has an account can read them here."
    >
      {steps.record ? <ButtonLink to={`${at}/record`}>Record the minutes</ButtonLink> : null}
    </NextStep>
  );
}

/** What the service does next about a planned review; null while it only waits for a day to come. */
function stepOf({ review, today }: ReviewPage, at: string) {
  if (review.plannedFor <= today) {
    return {
      title: 'Record the minutes',
      after: 'The school and the provider can read them at once, and the date of the next review is set.',
      to: `${at}/record`,
      button: 'Record the minutes',
    };
  }
  if (review.preMeetingHeldOn === null && (review.preMeetingOn === null || review.preMeetingOn < today)) {
    return {
      title: 'Record that head and adviser have met',
      after: `They meet by ${dateWords(preMeetingBy(review.plannedFor))} at the latest. If they could not, move the review.`,
      to: `${at}/pre-meeting`,
      button: 'Record their meeting',
    };
  }
  if (review.packAt === null && review.plannedFor <= addDays(today, PACK_DAYS)) {
    return {
      title: 'Look at the evidence pack, and keep it',
      after: 'It is made from the record. Once kept, everybody at the review looks at the same figures.',
      to: `${at}/pack`,
      button: 'Open the evidence pack',
    };
  }
  return null;
}
