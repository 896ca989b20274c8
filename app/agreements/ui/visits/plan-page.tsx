import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DateField,
  DaysField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '~/ui';
import { usesDays, VISIT_TEMPLATES } from '../../domain/visits/templates';
import { VISIT_MODES, type VisitKind } from '../../domain/visits/vocabulary';
import type { Visitor } from '../../visits/plan.server';
import type { PlanPage, TermUse } from '../../visits/queries.server';
import { MODE_NAMES } from '../../visits/wording';
import { GoBack, visitCaption, visitCrumbs } from './frame';
import { TemplateDetails } from './template-view';

/** A new visit: its kind first where there are several, then the plan. */
export function PlanVisitPage({
  page,
  formId,
  viewerId,
  answer,
  note,
}: {
  page: PlanPage;
  formId: string;
  viewerId: string;
  answer?: FormAnswer;
  /** What stands before the form; for what areas to the right know of the school. */
  note?: ReactNode;
}) {
  const { head, kind, visitors } = page;
  if (!kind) return <ChooseKind page={page} note={note} />;
  const me = visitors.find(({ id }) => id === viewerId);
  const form = formState(answer, { id: formId, kind, mode: 'at-school', visitorId: me?.id ?? '' });
  const template = VISIT_TEMPLATES[kind];
  return (
    <Page
      title={`Plan a visit: ${template.name.toLowerCase()}`}
      caption={visitCaption(head)}
      breadcrumbs={visitCrumbs(head)}
      lead={template.purpose}
    >
      <ErrorSummary form={form} />
      {note}
      <TemplateDetails kind={kind} level="h2" />
      <NoVisitors kind={kind} visitors={visitors} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id'), kind }} />
        <PlanFields form={form} kind={kind} visitors={visitors} days={page.days} />
        <ButtonRow>
          <Button>Plan the visit</Button>
          <GoBack to={`${head.base}/visits`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

function ChooseKind({ page: { head, kinds }, note }: { page: PlanPage; note?: ReactNode }) {
  return (
    <Page
      title="Plan a visit"
      caption={visitCaption(head)}
      breadcrumbs={visitCrumbs(head)}
      lead="Choose what kind of visit it is. Each has an agenda of its own."
    >
      {note}
      {kinds.map((kind) => {
        const { name, purpose, term } = VISIT_TEMPLATES[kind];
        return (
          <Card key={kind}>
            <h2 className="mt-0">{name}</h2>
            <p className="max-w-measure">{purpose}</p>
            {term ? <p className="text-sm text-ink-soft">Usually in the {term} term</p> : null}
            <div className="mt-4">
              <ButtonLink tone="secondary" to={`${head.base}/visits/new?kind=${kind}`}>
                Plan this visit<span className="visually-hidden">: {name}</span>
              </ButtonLink>
            </div>
          </Card>
        );
      })}
      <Link to={`${head.base}/visits`}>Go back to the visits</Link>
    </Page>
  );
}

/** Says so where nobody can make the visit yet. */
function NoVisitors({ kind, visitors }: { kind: VisitKind; visitors: readonly Visitor[] }) {
  if (visitors.length > 0) return null;
  return (
    <InsetText>
      <p className="font-semibold">Nobody can be chosen to make this visit</p>
      <p>
        {usesDays(kind)
          ? 'Nobody has an account for the provider yet. Ask your administrator to invite them first.'
          : 'Nobody of the service has an account yet.'}
      </p>
    </InsetText>
  );
}

/** What is settled of a visit beforehand: the same for a new one and for one that is moved. */
export function PlanFields({
  form,
  kind,
  visitors,
  days,
}: {
  form: FormState;
  kind: VisitKind;
  visitors: readonly Visitor[];
  days: readonly TermUse[];
}) {
  return (
    <>
      <DateField
        form={form}
        name="plannedFor"
        label="Date of the visit"
        hint="A date that has passed is right for a visit that was made without a plan. For example, 4 3 2027"
      />
      <TextField
        form={form}
        name="startsAt"
        label="When it starts"
        hint="For example, 9:30 or 1:15pm"
        width="short"
        optional
      />
      <RadioGroup
        form={form}
        name="mode"
        label="Where it takes place"
        choices={VISIT_MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode] }))}
      />
      <DaysField form={form} name="days" label="How long it will take" hint={daysHint(kind, days)} />
      <TextArea
        form={form}
        name="focus"
        label="What it will focus on"
        hint="All the parties see this beforehand: do not name pupils or staff"
        rows={3}
        maxLength={1000}
      />
      <SelectField
        form={form}
        name="visitorId"
        label="Who visits"
        empty="Choose"
        options={visitors.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

/** A half-day is 0.5; for support, what is left in each term. */
export function daysHint(kind: VisitKind, days: readonly TermUse[]): string {
  const half = 'Half a day is 0.5.';
  if (!usesDays(kind)) return `${half} This is the adviser’s time: it uses no days of a provider.`;
  const left = days
    .filter((line) => line.left > 0)
    .map((line) => `${daysWords(line.left)} in the ${termWords(line.term)}`);
  return left.length > 0 ? `${half} Left: ${list(left)}.` : `${half} No days of this agreement are left.`;
}
