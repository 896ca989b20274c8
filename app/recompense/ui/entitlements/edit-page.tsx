import { Form } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { daysFigure, daysWords } from '~/kernel/days';
import {
  Button,
  ButtonRow,
  DaysField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
} from '~/ui';
import { mostToGrant } from '../../domain/entitlements/allowance';
import { CORE_OFFERS, type CoreOffer } from '../../domain/entitlements/vocabulary';
import type { SchoolDaysPage } from '../../entitlements/queries.server';
import { OFFER_MEANINGS, OFFER_NAMES } from '../../entitlements/wording';
import { Back } from '../tariffs/frame';

type Answer = FormAnswer & { stale?: unknown };
type Saved = { offer: CoreOffer; bandHalfDays: number | null; reason: string };

/** What the service settles with a school: what it takes up of the core offer, and days beyond it. */
export function EditEntitlementPage({
  page: { school, year, allowance, row },
  formId,
  answer,
}: {
  page: SchoolDaysPage;
  formId: string;
  answer?: Answer;
}) {
  const at = `/schools/${school.urn}/adviser-days`;
  const now = row?.version ?? 0;
  const form = formState(answer, {
    id: formId,
    version: now,
    offer: allowance.offer,
    bandDays: row?.bandHalfDays == null ? '' : daysFigure(row.bandHalfDays),
  });
  const most = mostToGrant(school.maintained, allowance.band);
  return (
    <Page
      title="Settle adviser days"
      caption={`${school.name}, ${academicYearWords(year)}`}
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
        { label: 'Adviser days', href: at },
      ]}
      lead="The school reads what is settled, and your reason."
    >
      <ErrorSummary form={form} />
      <StaleText answer={answer} />
      <Form method="post" noValidate className="stack">
        <Hidden
          values={{
            id: form.value('id'),
            year,
            version: answer?.stale ? String(now) : form.value('version'),
          }}
        />
        <RadioGroup
          form={form}
          name="offer"
          label="What does the school take up?"
          choices={CORE_OFFERS.map((offer) => ({
            value: offer,
            label: OFFER_NAMES[offer],
            hint: OFFER_MEANINGS[offer],
          }))}
        />
        <DaysField
          form={form}
          name="bandDays"
          label={
            school.maintained
              ? `Days for its band${allowance.band ? ` (${allowance.band.name})` : ''}`
              : 'Days negotiated with the school'
          }
          hint={
            !school.maintained
              ? 'Beyond the core offer. Leave it empty where nothing was negotiated'
              : most === null
                ? 'Its framework sets no number, so what was settled counts. Leave it empty where nothing was settled'
                : `Leave it empty for the most the band gives: ${daysWords(most)}`
          }
          optional
        />
        <TextArea form={form} name="reason" label="Why?" rows={3} maxLength={1000} />
        <ButtonRow>
          <Button>Save what is settled</Button>
          <Back to={`${at}?year=${year}`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Both texts, when somebody else settled it meanwhile. */
function StaleText({ answer }: { answer: Answer | undefined }) {
  const saved = answer?.stale as Saved | null | undefined; // put there by `setEntitlement`
  if (!saved) return null;
  const typed = formState(answer);
  const fields = [
    {
      label: 'What the school takes up',
      yours:
        CORE_OFFERS.filter((offer) => typed.value('offer') === offer).map((offer) => OFFER_NAMES[offer])[0] ??
        '',
      theirs: OFFER_NAMES[saved.offer],
    },
    {
      label: 'Days beyond the core offer',
      yours: typed.value('bandDays'),
      theirs: saved.bandHalfDays === null ? '' : daysFigure(saved.bandHalfDays),
    },
    { label: 'Why', yours: typed.value('reason'), theirs: saved.reason },
  ];
  return <StaleNotice fields={fields.filter(({ yours, theirs }) => yours !== theirs)} />;
}
