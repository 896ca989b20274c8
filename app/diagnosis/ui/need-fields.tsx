import {
  DateField,
  Details,
  type FormState,
  NumberField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '~/ui';
import {
  figureWords,
  focusArea,
  focusAreaName,
  focusAreasByGroup,
  type NeedPart,
  type Phase,
  SEVERITIES,
} from '../domain';
import { LONGEST } from '../forms';
import { SEVERITY_WORDS } from '../wording';

/** Fields of one part of a need. */
export function NeedFields({
  part,
  form,
  phases,
  need,
}: {
  part: NeedPart;
  form: FormState;
  /** Phases of the school: what cannot arise in it is not offered. */
  phases: readonly Phase[];
  /** What is known of the need already, for hints. */
  need?: { focusArea: string; measure: string; unit: string; baseline: number | null };
}) {
  if (part === 'focus') return <FocusFields form={form} phases={phases} />;
  return part === 'now' ? <NowFields form={form} need={need} /> : <WantedFields form={form} need={need} />;
}

function FocusFields({ form, phases }: { form: FormState; phases: readonly Phase[] }) {
  const chosen = form.value('focusArea');
  const groups = focusAreasByGroup(phases).map(({ group, areas }) => ({
    label: group,
    options: areas.map(({ key, name }) => ({ value: key, label: name })),
  }));
  const listed = chosen === '' || groups.some(({ options }) => options.some(({ value }) => value === chosen));
  const other = { label: 'Chosen before', options: [{ value: chosen, label: focusAreaName(chosen) }] };
  return (
    <>
      <SelectField
        form={form}
        name="focusArea"
        label="Focus area"
        hint="Choose the closest. You can say more about it on the next pages."
        empty="Choose a focus area"
        options={listed ? groups : [...groups, other]}
        width="full"
      />
      <Details summary="What each focus area covers">
        {focusAreasByGroup(phases).map(({ group, areas }) => (
          <div key={group} className="mb-4">
            <p className="font-semibold">{group}</p>
            <ul>
              {areas.map((area) => (
                <li key={area.key}>
                  <strong>{area.name}.</strong> {area.hint}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Details>
      <RadioGroup
        form={form}
        name="severity"
        label="How pressing is it?"
        choices={SEVERITIES.map((severity) => ({
          value: String(severity),
          label: SEVERITY_WORDS[severity]?.name,
          hint: SEVERITY_WORDS[severity]?.meaning,
        }))}
      />
    </>
  );
}

function NowFields({ form, need }: { form: FormState; need?: { focusArea: string } }) {
  const example = need ? focusArea(need.focusArea) : null;
  return (
    <>
      <TextField
        form={form}
        name="measure"
        label="What do you measure?"
        hint={
          example
            ? `For example, “${example.measure}”`
            : 'One thing that would show whether it is getting better'
        }
      />
      <TextField
        form={form}
        name="unit"
        label="Unit"
        hint={`For example, ${example?.unit ?? '% of pupils'}`}
        width="half"
      />
      <NumberField form={form} name="baseline" label="Figure now" hint="A number, such as 54 or 54.5" />
      <DateField form={form} name="baselineOn" label="When was it measured?" />
      <TextField
        form={form}
        name="baselineSource"
        label="Where does the figure come from?"
        hint="So that somebody else could find it, such as “Key stage 2 results” or “autumn moderation”"
      />
      <TextArea
        form={form}
        name="evidence"
        label="What evidence shows that this is a need?"
        hint="What you have seen in data, lessons, books, reviews or inspection. Do not name pupils or staff."
        maxLength={LONGEST.evidence}
      />
    </>
  );
}

function WantedFields({
  form,
  need,
}: {
  form: FormState;
  need?: { measure: string; unit: string; baseline: number | null };
}) {
  const now = need && need.baseline !== null ? figureWords(need.baseline, need.unit) : '';
  return (
    <>
      <TextArea
        form={form}
        name="outcome"
        label="What will be different for children?"
        hint="The outcome you want, in a sentence or two"
        maxLength={LONGEST.outcome}
        rows={4}
      />
      <NumberField
        form={form}
        name="target"
        label="Figure you want to reach"
        hint={now ? `${need?.measure}. It is ${now} now.` : 'In the same unit as the figure now'}
      />
      <DateField form={form} name="byDate" label="By when?" />
    </>
  );
}
