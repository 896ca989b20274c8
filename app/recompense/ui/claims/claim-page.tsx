import { Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import { ButtonLink, Card, InsetText, NextStep, Page, Section, SummaryList, Timeline } from '~/ui';
import type { ClaimView, ClaimPage as ClaimWithHistory } from '../../claims/view';
import { SAMPLE_GROUND_WORDS } from '../../claims/wording';
import { ClaimTag, claimCaption, claimCrumbs, DivisionTable, LinesTable, SampleTag } from './frame';

/** One claim: what is claimed, what was said of it, who pays and receives, evidence, and everything that happened. */
export function ClaimPage({ page: { claim, history } }: { page: ClaimWithHistory }) {
  const { division } = claim;
  return (
    <Page
      wide
      title={claim.ref ? `Claim ${claim.ref}` : 'Draft of a claim'}
      caption={claimCaption(claim)}
      breadcrumbs={claimCrumbs()}
      tag={<ClaimTag state={claim.state} />}
      next={<Next claim={claim} />}
      actions={<Actions claim={claim} />}
    >
      {claim.kept ? <Kept claim={claim} /> : null}
      <Section title="What is claimed">
        <LinesTable claim={claim} />
        {claim.note ? <SummaryList rows={[{ label: 'From the provider', value: claim.note }]} /> : null}
      </Section>
      {division ? (
        <Section
          title={
            claim.state === 'approved' ? 'Who pays and who receives' : 'Who would pay and who would receive'
          }
        >
          <DivisionTable claim={claim} division={division} />
        </Section>
      ) : null}
      {claim.made.length > 0 ? (
        <Section title="What came of it">
          <SummaryList
            rows={claim.made.map(({ label, words, href }) => ({
              label,
              value: <Link to={href}>{words}</Link>,
            }))}
          />
        </Section>
      ) : null}
      <Evidence claim={claim} />
      <Section title="About this claim">
        <SummaryList rows={facts(claim)} />
      </Section>
      <Section title="History">
        <Timeline
          entries={history.map(({ id, at, who, title, reason, parts }) => ({
            key: id,
            title,
            at,
            by: who,
            children: (
              <>
                {reason ? <p className="whitespace-pre-line">{reason}</p> : null}
                {parts.length > 0 ? (
                  <ul>
                    {parts.map((part) => (
                      <li key={part}>{part}</li>
                    ))}
                  </ul>
                ) : null}
              </>
            ),
          }))}
        />
      </Section>
    </Page>
  );
}

function facts(claim: ClaimView) {
  const by = (at: Date | null, who: string) => (at ? `${instantWords(new Date(at))}, ${who}` : null);
  return [
    {
      label: 'Agreement',
      value: <Link to={`/agreements/${claim.agreement.id}/recompense`}>{claim.agreement.ref}</Link>,
    },
    ...(claim.submittedAt
      ? [{ label: 'Sent', value: by(claim.submittedAt, claim.submittedBy) }]
      : [{ label: 'Kept by', value: claim.createdBy }]),
    ...(claim.answeredAt ? [{ label: 'Answered', value: by(claim.answeredAt, claim.answeredBy) }] : []),
    ...(claim.approvedAt ? [{ label: 'Approved', value: by(claim.approvedAt, claim.approvedBy) }] : []),
    ...(claim.decision
      ? [
          {
            label: claim.state === 'approved' ? 'Approved without an answer because' : 'Reason',
            value: claim.decision,
          },
        ]
      : []),
  ];
}

function Kept({ claim }: { claim: ClaimView }) {
  return (
    <InsetText>
      {claim.kept === 'own-claim'
        ? 'You act for the side that claims, so somebody else answers, decides on and looks into this claim.'
        : 'You act for the school that answers this claim, so somebody else of the service decides on it.'}
    </InsetText>
  );
}

function Actions({ claim: { id, agreement, may, state } }: { claim: ClaimView }) {
  const at = (step: string) => `/claims/${id}/${step}`;
  const links = [
    ...(may.change
      ? [{ to: `/agreements/${agreement.id}/recompense/claim`, words: 'Change this claim' }]
      : []),
    ...(may.answer && state !== 'submitted'
      ? [{ to: at('answer'), words: 'Change the school’s answer' }]
      : []),
    ...(may.withdraw
      ? [{ to: at('withdraw'), words: state === 'draft' ? 'Throw the draft away' : 'Withdraw this claim' }]
      : []),
    ...(may.decline ? [{ to: at('decline'), words: 'Decline this claim' }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <>
      {links.map(({ to, words }) => (
        <Link key={to} to={to}>
          {words}
        </Link>
      ))}
    </>
  );
}

function Next({ claim }: { claim: ClaimView }) {
  const { id, may, state, dueOn, overdue, agreement, schoolName, providerName } = claim;
  const at = (step: string) => `/claims/${id}/${step}`;
  const until = dueOn ? ` by ${dateWords(dueOn)}` : '';
  if (state === 'draft') {
    return (
      <NextStep
        title="Check the claim, then send it to the school"
        after="Nobody else sees it until you send it. The headteacher or the chair of governors confirms it, or asks about a line."
      >
        <ButtonLink to={at('send')}>Go on to send it</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'submitted' && may.answer) {
    return (
      <NextStep
        title={`Answer this claim${until}`}
        after="Confirm the whole claim in one step, or ask about single lines. Without an answer the service may approve it after that day."
      >
        <ButtonLink to={at('answer')}>Answer the claim</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'queried' && may.reply) {
    return (
      <NextStep
        title={`Reply to the school’s questions${until}`}
        after="Your replies go to the school, which answers again. You can change a line to less, or take it off."
      >
        <ButtonLink to={at('reply')}>Reply</ButtonLink>
      </NextStep>
    );
  }
  if (may.approve && (state === 'confirmed' || overdue)) {
    return (
      <NextStep
        title={state === 'confirmed' ? 'Approve this claim' : 'Approve this claim without an answer, or wait'}
        after="Approval makes the invoice to the school and the payment to the home school, and draws on the budget."
      >
        <ButtonLink to={at('approve')}>Go on to approve it</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'approved') return <NextOfApproved claim={claim} />;
  if (state === 'submitted') {
    return (
      <NextStep
        title={`${schoolName} is asked to answer${until}`}
        after="The headteacher or the chair of governors answers."
      />
    );
  }
  if (state === 'queried') {
    return (
      <NextStep
        title={`${providerName} is asked to reply${until}`}
        after="The school answers again once the reply is there."
      />
    );
  }
  if (state === 'confirmed') {
    return <NextStep title="The service approves it next" after="The school has confirmed every line." />;
  }
  if (!claim.side.claims) return null;
  return (
    <NextStep title="Claim again what is due" after="What this claim held can be claimed in a new one.">
      <ButtonLink to={`/agreements/${agreement.id}/recompense/claim`}>Make a new claim</ButtonLink>
    </NextStep>
  );
}

function NextOfApproved({ claim }: { claim: ClaimView }) {
  const { id, may, samples, homeName, lines } = claim;
  const open = samples.find(({ state }) => state === 'asked' || state === 'given');
  if (open && may['give-evidence'] && open.state === 'asked') {
    return (
      <NextStep
        title={`Give the evidence by ${dateWords(open.dueOn)}`}
        after="The service reads it and says whether all is in order. Without it, money may be taken back after that day."
      >
        <ButtonLink to={`/claims/${id}/evidence`}>Give evidence</ButtonLink>
      </NextStep>
    );
  }
  if (open && may.judge && open.state === 'given') {
    return (
      <NextStep title="Judge the evidence" after="All is in order, or money is taken back of single lines.">
        <ButtonLink to={`/claims/${id}/judge`}>Judge the evidence</ButtonLink>
      </NextStep>
    );
  }
  if (open) {
    return open.state === 'asked' ? (
      <NextStep
        title={`The provider is asked for evidence by ${dateWords(open.dueOn)}`}
        after="The service judges it then."
      />
    ) : (
      <NextStep title="The service judges the evidence next" after="You are told what was found." />
    );
  }
  if (may.sample && lines.some(({ correctedTo }) => correctedTo !== null)) {
    return (
      <NextStep
        title="Look into a visit that was corrected after it was claimed"
        after="The provider is asked for evidence. What was claimed for too much can then be taken back."
      >
        <ButtonLink to={`/claims/${id}/sample`}>Ask for evidence</ButtonLink>
      </NextStep>
    );
  }
  return (
    <NextStep
      title="Nothing is left to do with this claim"
      after={`Payment to ${homeName} follows on its own page.`}
    />
  );
}

function Evidence({ claim }: { claim: ClaimView }) {
  const { id, samples, may, draw, side } = claim;
  if (claim.state !== 'approved') return null;
  const open = samples.find(({ state }) => state === 'asked' || state === 'given');
  return (
    <Section
      title="Evidence"
      action={may.sample && !open ? <Link to={`/claims/${id}/sample`}>Ask for evidence</Link> : undefined}
    >
      {samples.length === 0 ? <p>No evidence has been asked for.</p> : null}
      {samples.map((sample) => (
        <Card key={sample.id}>
          <p className="mb-3">
            <SampleTag state={sample.state} />
          </p>
          <SummaryList
            rows={[
              {
                label: 'Asked',
                value: `${instantWords(new Date(sample.askedAt))}, to be given by ${dateWords(sample.dueOn)}`,
              },
              { label: 'Why', value: sample.grounds.map((ground) => SAMPLE_GROUND_WORDS[ground]).join('. ') },
              { label: 'What is asked for', value: sample.askedFor },
              ...(sample.evidence
                ? [
                    {
                      label: 'Evidence',
                      value: sample.evidence,
                      ...(may['give-evidence'] && sample.state === 'given'
                        ? { href: `/claims/${id}/evidence`, action: 'Add to it' }
                        : {}),
                    },
                    {
                      label: 'Given',
                      value: sample.givenAt
                        ? `${instantWords(new Date(sample.givenAt))}, ${sample.givenBy}`
                        : null,
                    },
                  ]
                : []),
              ...(sample.finding
                ? [
                    { label: 'What was found', value: sample.finding },
                    {
                      label: 'Judged',
                      value: sample.judgedAt
                        ? `${instantWords(new Date(sample.judgedAt))}, ${sample.judgedBy}`
                        : null,
                    },
                  ]
                : []),
            ]}
          />
          {may.judge && sample.state === 'asked' ? (
            <p>
              <Link to={`/claims/${id}/judge`}>Judge it without the evidence</Link>
            </p>
          ) : null}
        </Card>
      ))}
      {draw && side.service ? (
        <p className="max-w-measure text-sm text-ink-soft">
          {draw.basisPoints === 0
            ? `The authority draws no claims by lot. Ticket of this one: ${draw.ticket.toLocaleString('en-GB')} of 10,000.`
            : `The draw: ticket ${draw.ticket.toLocaleString('en-GB')} of 10,000; those below ${draw.basisPoints.toLocaleString('en-GB')} are drawn.`}{' '}
          It was worked out from the entry of the audit trail before the approval ({draw.seed.slice(0, 12)}…)
          and this claim’s id, so that it can be checked, and nobody could know it before.
        </p>
      ) : null}
    </Section>
  );
}
