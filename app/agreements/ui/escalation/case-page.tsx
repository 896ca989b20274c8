import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { ButtonLink, Details, EmptyState, InsetText, NextStep, Page, Section } from '~/ui';
import type { CaseView, EscalationPage } from '../../escalation/queries.server';
import { ROUTE_WORDS } from '../../escalation/wording';
import { AgreementTabs, between, crumbsOf } from '../frame';
import { CaseTag, Ladder, Steps, Suggestion, WhoReads } from './parts';

/** The case of an agreement whose progress is not as agreed: where it stands, since when, and what comes next. */
export function EscalationCasePage({ page }: { page: EscalationPage }) {
  const { id, current, ended, may } = page;
  return (
    <Page
      title="Escalation"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<CaseTag current={current} />}
      lead="What the authority does when progress is not as agreed, step by step, and what the school says to it."
      next={<Next page={page} />}
      actions={
        !current && may.escalate && page.suggestion.length === 0 ? (
          <Link to={`/agreements/${id}/escalation/new`}>Open a case</Link>
        ) : null
      }
    >
      <AgreementTabs agreement={page} current="escalation" />
      {current ? (
        <OpenCase page={page} current={current} />
      ) : (
        <EmptyState title="No case is open">
          <p>
            {ended.length > 0
              ? 'The earlier case has ended. It is kept below.'
              : 'Progress under this agreement has not been taken further. Its reviews say how it is going.'}
          </p>
        </EmptyState>
      )}
      {ended.length > 0 ? (
        <Section title={ended.length === 1 ? 'Earlier case' : 'Earlier cases'}>
          {ended.map((one) => (
            <Details
              key={one.id}
              summary={`Opened on ${dateWords(calendarDate(one.openedAt))}, ended on ${dateWords(one.endedAt && calendarDate(one.endedAt))}`}
            >
              <Steps agreementId={id} steps={one.steps} mayAnswer={may['answer-escalation']} />
            </Details>
          ))}
        </Section>
      ) : null}
      <WhoReads />
    </Page>
  );
}

function OpenCase({ page, current }: { page: EscalationPage; current: CaseView }) {
  return (
    <>
      {page.converted ? (
        <InsetText>
          The school has changed its status since the last step. Other steps apply to it now: the authority
          records that next, and what was said and answered so far is kept.
        </InsetText>
      ) : null}
      <Section title="Where it stands">
        <p className="mb-3 max-w-measure">{ROUTE_WORDS[current.route]}</p>
        <Ladder rungs={current.rungs} />
      </Section>
      <Section title="What has been done and said">
        <Steps agreementId={page.id} steps={current.steps} mayAnswer={page.may['answer-escalation']} />
      </Section>
    </>
  );
}

function Next({ page }: { page: EscalationPage }) {
  const { id, current, may, suggestion } = page;
  if (!current) {
    if (suggestion.length === 0 || !may.escalate) return null;
    return (
      <NextStep
        title="Consider whether progress is enough"
        after="Nothing is done unless you decide it. Opening a case tells the head and the chair, who can answer."
      >
        <Suggestion reasons={suggestion} />
        <ButtonLink to={`/agreements/${id}/escalation/new`}>Open a case</ButtonLink>
      </NextStep>
    );
  }
  const [last] = current.steps;
  if (may['answer-escalation']) {
    return (
      <NextStep
        title={current.answered ? 'You have answered' : 'Read it, and answer if you wish to'}
        after={`Your answer is kept beside the letter and read before anything further is decided. It is looked at again by ${dateWords(current.answerBy)}.`}
      >
        {current.answered || !last ? null : (
          <ButtonLink to={`/agreements/${id}/escalation/answer?step=${last.number}`}>Answer</ButtonLink>
        )}
      </NextStep>
    );
  }
  const title = current.due
    ? `Look at it again: ${dateWords(current.answerBy)} has come`
    : `To be looked at again by ${dateWords(current.answerBy)}`;
  const after = `${current.answered ? 'The school has answered the last step: read that first.' : 'The school has not answered the last step so far.'} ${comesNext(page)}`;
  return (
    <NextStep title={title} after={after}>
      {page.mayStep ? (
        <ButtonLink to={`/agreements/${id}/escalation/step`}>Decide what comes next</ButtonLink>
      ) : null}
    </NextStep>
  );
}

function comesNext({ nextUp, mayStep }: EscalationPage): string {
  const down = 'a step down, or the end of the case';
  if (!mayStep) return 'What comes next is for the lead of the service to decide.';
  return nextUp
    ? `What can follow: ${nextUp.name.toLowerCase()} (taken by ${nextUp.takenBy}), ${down}.`
    : `There is no step above this one. What can follow: ${down}.`;
}
