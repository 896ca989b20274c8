import { Link } from '@remix-run/react';
import { AGAIN, ATTRIBUTIONS } from '~/agreements/domain/exit/evaluation';
import { AGAIN_WORDS, ATTRIBUTION_WORDS } from '~/agreements/exit/wording';
import { daysWords } from '~/kernel/days';
import { CheckboxGroup, type FormState, InsetText, RadioGroup, TextArea, TextField } from '~/ui';
import type { NotePart } from '../../domain/notes/content';
import { NOTE_REACHES } from '../../domain/vocabulary';
import { LONGEST_PART, LONGEST_TITLE } from '../../notes/forms';
import type { NoteFormView } from '../../notes/queries.server';
import { measureSentence, NAMES_HINT, NAMING_WORDS, PART_WORDS, REACH_WORDS } from '../../notes/wording';

/** What the fields show on the first visit. */
export function noteDefaults({ content, reach, anonymous }: NoteFormView): Record<string, unknown> {
  return {
    ...content,
    measures: content.measures.map(({ id }) => id),
    attribution: content.attribution ?? '',
    again: content.again ?? '',
    anonymous: anonymous ? 'yes' : 'no',
    reach,
  };
}

/** The fields of a note, new or being changed. */
export function NoteFields({ form, page }: { form: FormState; page: NoteFormView }) {
  return (
    <>
      <TextField
        form={form}
        name="title"
        label="Title"
        hint={`What a colleague with the same need would look for. At most ${LONGEST_TITLE} characters.`}
        width="full"
      />
      <InsetText>
        <p>{NAMES_HINT}</p>
      </InsetText>
      <Part form={form} part="need" rows={6} />
      <Part form={form} part="done" rows={8} />
      <Part form={form} part="changed" rows={6} />
      <Measures form={form} page={page} />
      <RadioGroup
        form={form}
        name="attribution"
        label="How far is the change due to this support?"
        hint="None of these is proof, and the note says so."
        choices={ATTRIBUTIONS.map((value) => ({ value, label: ATTRIBUTION_WORDS[value] }))}
      />
      <p className="max-w-measure">
        The note says what the support took: {daysWords(page.content.halfDays)}, as recorded when the days
        were used.
      </p>
      <RadioGroup
        form={form}
        name="again"
        label="Would you do it again?"
        choices={AGAIN.map((value) => ({ value, label: AGAIN_WORDS[value] }))}
      />
      <Part form={form} part="againWords" rows={6} />
      <Part form={form} part="limits" rows={5} />
      <RadioGroup
        form={form}
        name="anonymous"
        label="What do readers see of the school?"
        choices={(['no', 'yes'] as const).map((value) => ({ value, ...NAMING_WORDS[value] }))}
      />
      <RadioGroup
        form={form}
        name="reach"
        label="Who may read it once it is published?"
        hint="The school agrees to this too, and the authority may publish it less far."
        choices={NOTE_REACHES.map((value) => ({ value, ...REACH_WORDS[value] }))}
      />
    </>
  );
}

function Part({ form, part, rows }: { form: FormState; part: NotePart; rows: number }) {
  const { label, hint } = PART_WORDS[part];
  return (
    <TextArea
      form={form}
      name={part}
      label={label}
      hint={hint === '' ? undefined : hint}
      rows={rows}
      maxLength={LONGEST_PART}
    />
  );
}

function Measures({ form, page: { measures, agreement } }: { form: FormState; page: NoteFormView }) {
  const choices = measures.filter(({ tooSmall }) => !tooSmall);
  const small = measures.length - choices.length;
  return (
    <div>
      {choices.length > 0 ? (
        <CheckboxGroup
          form={form}
          name="measures"
          label="Which measures stand in the note?"
          hint="The figures are those of the record. Nobody types them here."
          choices={choices.map((measure) => ({
            value: measure.id,
            label: measure.measure,
            hint: measureSentence(measure),
          }))}
          optional
        />
      ) : (
        <p className="max-w-measure text-ink-soft">
          The agreement has no measure that can stand in the note.{' '}
          <Link to={`/agreements/${agreement.id}/impact`}>Readings of the agreement</Link>
        </p>
      )}
      {small > 0 ? (
        <p className="max-w-measure text-sm text-ink-soft">
          {small === 1 ? 'One measure counts' : `${small} measures count`} fewer than five children, and
          cannot be chosen: they could be told by it.
        </p>
      ) : null}
    </div>
  );
}
