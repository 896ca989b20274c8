import {
  Button,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Page,
  RadioGroup,
  SelectField,
  TextField,
} from '~/ui';
import { ROLES } from '../domain/roles';
import { ROLE_HINTS, ROLE_NAMES } from '../wording';

type Choices = { value: string; label: string }[];

/** Invites a person with their first role. */
export function InvitePage({
  given,
  providers,
  answer,
}: {
  /** The form's id, and what the link to this page has filled in. */
  given: { id: string; role: string; urn: string; providerId: string };
  providers: Choices;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, given);
  return (
    <Page
      title="Invite somebody"
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
      ]}
      lead="They get a link to set a password. It works for 14 days."
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <input type="hidden" name="id" value={form.value('id')} />
        <TextField form={form} name="name" label="Name" autoComplete="off" width="half" />
        <TextField
          form={form}
          name="email"
          label="Email address"
          type="email"
          autoComplete="off"
          spellCheck={false}
          width="half"
        />
        <GrantFields form={form} providers={providers} />
        <Button>Send the invitation</Button>
      </form>
    </Page>
  );
}

/** A role, and the school or provider it is held at. */
export function GrantFields({ form, providers }: { form: FormState; providers: Choices }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="role"
        label="What do they do?"
        choices={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: ROLE_HINTS[role] }))}
      />
      <TextField
        form={form}
        name="urn"
        label="School’s URN"
        hint="For a headteacher or a chair of governors: six digits, shown on the school’s page"
        inputMode="numeric"
        width="figure"
        optional
      />
      <SelectField
        form={form}
        name="providerId"
        label="Leader or teaching school they act for"
        hint="For a system leader or teaching school"
        empty="None"
        options={providers}
        optional
      />
    </>
  );
}
