import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { daysWords } from '~/kernel/days';
import { VAT_WORDS } from '~/kernel/vat';
import { dateWords } from '~/kernel/words';
import { ButtonLink, Details, InsetText, NextStep, Page, Section, SummaryList } from '~/ui';
import type { RecompensePage } from '../../recompense/queries.server';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { InstalmentTable } from './instalment-table';
import { SharesBar, SharesTable } from './shares';
import { WorkTable } from './work-table';

/**
 * What the support costs, who pays and who receives, and when it falls due: the terms all have signed.
 * @param next the viewer's next step with claims; without one, who is waited for is said
 * @param children what has been claimed and paid, from the area that keeps the money
 */
export function RecompenseOverview({
  page,
  next,
  children,
}: {
  page: RecompensePage;
  next?: ReactNode;
  children?: ReactNode;
}) {
  const { id, ref, inForceSince } = page;
  return (
    <Page
      wide
      title="Recompense"
      caption={`Agreement ${ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="What the support costs, who pays for it and who receives it, so that the school that helps is not out of pocket."
      actions={<Link to={`/agreements/${id}/print`}>Read the whole agreement</Link>}
      next={next ?? <Next page={page} />}
    >
      <AgreementTabs agreement={page} current="recompense" />
      {inForceSince === null ? <NotInForce page={page} /> : null}
      {children}
      <Section title="What makes the sum">
        <WorkTable page={page} />
      </Section>
      <Section title="Who pays and who receives">
        <SharesBar page={page} />
        <SharesTable page={page} />
      </Section>
      <Section title="When it falls due">
        <InstalmentTable page={page} />
      </Section>
      <Section title="Also agreed">
        <AlsoAgreed page={page} />
      </Section>
      <HowMoneyMoves page={page} />
    </Page>
  );
}

function NotInForce({ page: { state } }: { page: RecompensePage }) {
  return (
    <InsetText>
      {state === 'terminated'
        ? 'This agreement was ended before all had signed, so nothing is due under it.'
        : 'These are the terms as they are drafted. They bind nobody, and nothing can be claimed, until all four have signed.'}
    </InsetText>
  );
}

function Next({ page: { id, state, may } }: { page: RecompensePage }) {
  if (state === 'draft' && may.edit) {
    return (
      <NextStep
        title="Check the terms, and change what is not right"
        after="The school, the provider and the broker write the draft together. Nothing binds anybody until all four have signed."
      >
        <ButtonLink to={`/agreements/${id}/edit/recompense`}>Change the terms</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'draft' || state === 'signing') {
    return (
      <NextStep
        title="Nothing is due yet"
        after="What is agreed here can be claimed once all four have signed."
      />
    );
  }
  return (
    <NextStep
      title="Nothing to do here now"
      after="The provider’s side claims what has been given. The school answers each line, and the authority approves and pays."
    />
  );
}

function AlsoAgreed({ page: { id, terms, given, sum, revision, inForceSince } }: { page: RecompensePage }) {
  const paid = daysWords(terms.halfDays);
  return (
    <SummaryList
      rows={[
        {
          label: 'Days paid for',
          value:
            terms.halfDays === given ? `${paid}, all that are given` : `${paid} of ${daysWords(given)} given`,
        },
        { label: 'VAT', value: vatWords(terms.vat, sum.schoolPays > 0) },
        { label: 'Note', value: terms.note },
        {
          label: 'Where this stands',
          value: (
            <>
              <Link to={`/agreements/${id}/changes`}>Version {revision} of the agreement</Link>
              {inForceSince === null
                ? ', not signed by all yet'
                : `. The agreement came into force on ${dateWords(inForceSince)}.`}
            </>
          ),
        },
      ]}
    />
  );
}

function vatWords(vat: RecompensePage['terms']['vat'], schoolPays: boolean): string {
  const recorded = `${VAT_WORDS[vat]}, as the finance teams have settled it.`;
  if (vat !== 'standard') return `${recorded} The amounts on this page are what is paid.`;
  const onto = schoolPays ? 'the school’s invoices and ' : '';
  return `${recorded} It comes on top of the amounts on this page: on ${onto}what the provider’s school is paid.`;
}

function HowMoneyMoves({ page: { parties, sum } }: { page: RecompensePage }) {
  const { client, home, authority } = parties;
  return (
    <Details summary="How the money moves">
      <ol>
        <li>The provider’s side claims days that were given, instalments that are due and expenses.</li>
        <li>{client.name} confirms each line or asks about it.</li>
        <li>{authority.name} approves the claim, and looks at the evidence for some.</li>
        <li>
          {authority.name} pays {home.name}
          {sum.schoolPays > 0 ? `, and sends ${client.name} an invoice for its part` : ''}.
        </li>
      </ol>
    </Details>
  );
}
