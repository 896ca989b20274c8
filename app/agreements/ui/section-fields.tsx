import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { DateField, type FormState, SummaryList, TextArea, TextField } from '~/ui';
import type { TermToSet } from '../amendments/queries.server';
import {
  type AgreementContent,
  PARTY_NAMES,
  type SectionKey,
  SIGNING_PARTIES,
  SIGNING_PARTY_NAMES,
  totalHalfDays,
} from '../domain';
import { DaysByTermFields } from './amendments/days-fields';
import { RecompenseFields } from './recompense-fields';
import { Rows } from './rows';

type Props = {
  form: FormState;
  content: AgreementContent;
  /** Terms whose days can be set: of an amendment; the days of a draft are those approved. */
  terms?: readonly TermToSet[];
};

/** The fields of one section. */
export function SectionFields({ section, ...props }: Props & { section: SectionKey }) {
  const Fields = FIELDS[section];
  return <Fields {...props} />;
}

const FIELDS: Readonly<Record<SectionKey, (props: Props) => React.JSX.Element>> = {
  purpose: ({ form }) => (
    <TextArea
      form={form}
      name="improvement"
      label="What will be improved, and how the provider will help"
      rows={6}
    />
  ),
  outcomes: OutcomeFields,
  timescale: TimescaleFields,
  responsibilities: ({ form, content: { parties } }) => (
    <>
      <TextArea form={form} name="client" label={`${PARTY_NAMES.client}: ${parties.client.name}`} rows={7} />
      <TextArea
        form={form}
        name="provider"
        label={`${PARTY_NAMES.provider}: ${parties.provider.name}`}
        rows={7}
      />
      <TextArea form={form} name="home" label={`${PARTY_NAMES.home}: ${parties.home.name}`} rows={6} />
      <TextArea
        form={form}
        name="authority"
        label={`${PARTY_NAMES.authority}: ${parties.authority.name}`}
        rows={6}
      />
    </>
  ),
  resources: ResourceFields,
  reporting: ({ form }) => (
    <>
      <TextArea form={form} name="lines" label="Who reports to whom" />
      <TextArea form={form} name="frequency" label="How often" rows={2} />
    </>
  ),
  evaluation: ({ form }) => (
    <>
      <TextArea form={form} name="method" label="How the support will be evaluated" />
      <TextField form={form} name="by" label="Who evaluates it" />
      <DateField form={form} name="on" label="When it is evaluated" />
    </>
  ),
  exit: ({ form }) => (
    <>
      <h2>Exit criteria</h2>
      <p className="max-w-measure">
        Each must be something two people would agree has happened or not: a figure, a date, a piece of
        evidence.
      </p>
      <Rows form={form} name="criteria" one="exit criterion">
        {(at) => <TextArea form={form} name={`${at}.text`} label="The test" rows={3} />}
      </Rows>
      <TextArea form={form} name="earlyExit" label="How the agreement may be ended early" rows={6} />
    </>
  ),
  recompense: RecompenseFields,
  confidentiality: ({ form }) => (
    <>
      <TextArea form={form} name="terms" label="What is kept confidential" />
      <TextArea
        form={form}
        name="safeguardingException"
        label="When a child may be at risk"
        hint="Confidence is broken for safeguarding only, and by procedure."
      />
    </>
  ),
  safeguarding: ({ form }) => (
    <TextArea form={form} name="compliance" label="How safeguarding is assured" rows={6} />
  ),
  'data-sharing': ({ form }) => (
    <>
      <TextArea form={form} name="shared" label="What data is shared" />
      <TextArea form={form} name="purpose" label="What it is used for" rows={3} />
      <TextArea form={form} name="kept" label="How it is kept, and for how long" />
    </>
  ),
  'code-of-practice': ({ form }) => <TextArea form={form} name="terms" label="Commitments" rows={12} />,
  'due-diligence': ({ form }) => (
    <>
      {SIGNING_PARTIES.map((party) => (
        <TextArea
          key={party}
          form={form}
          name={party}
          label={SIGNING_PARTY_NAMES[party]}
          hint="One statement on each line"
          rows={5}
        />
      ))}
    </>
  ),
};

function OutcomeFields({ form }: Props) {
  return (
    <Rows form={form} name="outcomes" one="outcome">
      {(at) => (
        <>
          <TextArea form={form} name={`${at}.outcome`} label="What will be better for children" rows={3} />
          <TextField
            form={form}
            name={`${at}.measure`}
            label="What is measured"
            hint="For example, Year 6 pupils at the expected standard in writing"
          />
          <TextField
            form={form}
            name={`${at}.unit`}
            label="Unit"
            width="short"
            hint="For example, % or pupils"
          />
          <TextField
            form={form}
            name={`${at}.baseline`}
            label="Baseline"
            width="figure"
            inputMode="decimal"
          />
          <DateField form={form} name={`${at}.baselineOn`} label="When the baseline was taken" />
          <TextField form={form} name={`${at}.baselineSource`} label="Evidence for the baseline" />
          <TextField form={form} name={`${at}.target`} label="Target" width="figure" inputMode="decimal" />
          <DateField form={form} name={`${at}.byDate`} label="To be reached by" />
          <TextField
            form={form}
            name={`${at}.dataSource`}
            label="Where the figure will be read"
            hint="The same kind of source as the baseline, so that they can be compared"
          />
        </>
      )}
    </Rows>
  );
}

function TimescaleFields({ form }: Props) {
  return (
    <>
      <DateField form={form} name="starts" label="Support starts on" />
      <DateField form={form} name="ends" label="Support ends on" />
      <h2>Milestones</h2>
      <Rows form={form} name="milestones" one="milestone">
        {(at) => (
          <>
            <TextArea form={form} name={`${at}.text`} label="What will have happened" rows={2} />
            <DateField form={form} name={`${at}.date`} label="By when" />
          </>
        )}
      </Rows>
    </>
  );
}

function ResourceFields({ form, content, terms }: Props) {
  return (
    <>
      {terms ? <DaysByTermFields form={form} terms={terms} /> : <ApprovedDays content={content} />}
      <TextArea form={form} name="people" label="Who will give the support" rows={3} />
      <TextArea
        form={form}
        name="other"
        label="What else is needed"
        hint="Rooms, materials, licences, cover in the client school"
        rows={3}
        optional
      />
    </>
  );
}

function ApprovedDays({ content }: Pick<Props, 'content'>) {
  return (
    <>
      <h2>Days</h2>
      <SummaryList
        rows={[
          ...content.resources.days.map(({ term, halfDays }) => ({
            label: termWords(term),
            value: daysWords(halfDays),
          })),
          { label: 'In all', value: daysWords(totalHalfDays(content)) },
        ]}
      />
      <p className="max-w-measure">
        To have other days, end this agreement and invite the provider again: each day is held for you in
        their calendar.
      </p>
    </>
  );
}
