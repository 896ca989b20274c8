import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import { BandTag, Card, Section, SummaryList, Table, Tag } from '~/ui';
import { figureWords } from '../../domain/fields';
import { FREQUENCY_NAMES } from '../../domain/reviews/minutes';
import type { Pack, PackConfidential, PackOutcome } from '../../domain/reviews/pack';
import { MILESTONE_TAGS } from '../../reviews/wording';
import { Prose, RagTag } from './parts';

/** The evidence of a pack, in the order in which a group goes through it. */
export function PackView({ pack }: { pack: Pack }) {
  return (
    <>
      {pack.confidential ? <Confidential {...pack.confidential} /> : null}
      <Section title="Last review">
        {pack.lastReview ? (
          <SummaryList
            rows={[
              {
                label: `Review ${pack.lastReview.number}`,
                value: `Held on ${dateWords(pack.lastReview.heldOn)}. Reviews from then on: ${FREQUENCY_NAMES[pack.lastReview.frequency].toLowerCase()}.`,
              },
              { label: 'Summed up', value: pack.lastReview.summary },
            ]}
          />
        ) : (
          <p>This is the first review.</p>
        )}
      </Section>
      <Section title="Outcomes">
        {pack.outcomes.length === 0 ? <p>The agreement names no outcomes.</p> : null}
        {pack.outcomes.map((outcome) => (
          <Outcome key={outcome.id} outcome={outcome} />
        ))}
      </Section>
      <Section title="Milestones">
        <Table
          caption="Milestones"
          hideCaption
          rows={pack.milestones}
          rowKey={({ id }) => id}
          empty={<p>The agreement names no milestones.</p>}
          columns={[
            { head: 'Milestone', cell: ({ text }) => text },
            { head: 'By', nowrap: true, cell: ({ date }) => dateWords(date) || 'No date' },
            {
              head: 'State',
              cell: ({ state, reachedOn, note }) => (
                <>
                  <Tag tone={MILESTONE_TAGS[state].tone}>{MILESTONE_TAGS[state].label}</Tag>
                  {reachedOn ? <span className="block">On {dateWords(reachedOn)}</span> : null}
                  {note ? <span className="block text-sm">{note}</span> : null}
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Visits">
        <Table
          caption="Visits held"
          hideCaption
          rows={pack.visits}
          rowKey={({ id }) => id}
          empty={<p>No visit has been held yet.</p>}
          columns={[
            { head: 'Date', nowrap: true, cell: ({ on }) => dateWords(on) },
            {
              head: 'Focus',
              cell: ({ title, focus, visitor, note }) => (
                <>
                  {focus}
                  <span className="block text-sm text-ink-soft">
                    {title}, {visitor}. {note}
                  </span>
                </>
              ),
            },
            {
              head: 'Recommended',
              cell: ({ recommendations }) => (
                <span className="whitespace-pre-line">{recommendations || 'Nothing recorded'}</span>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Actions still open">
        <Table
          caption="Actions still open"
          hideCaption
          rows={pack.actions}
          rowKey={({ id }) => id}
          empty={<p>No action is open.</p>}
          columns={[
            { head: 'Action', cell: ({ text }) => text },
            { head: 'Who', cell: ({ owner }) => owner },
            {
              head: 'By',
              cell: ({ dueOn, overdue }) => (
                <>
                  <span className="whitespace-nowrap">{dateWords(dueOn)}</span>{' '}
                  {overdue ? <Tag tone="amber">Overdue</Tag> : null}
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Days of support">
        <Table
          caption="Days by term"
          hideCaption
          rows={pack.days}
          rowKey={({ term }) => term}
          empty={<p>No days are agreed.</p>}
          columns={[
            { head: 'Term', cell: ({ term }) => capital(termWords(term)) },
            { head: 'Agreed', numeric: true, cell: ({ planned }) => daysWords(planned) },
            { head: 'Used', numeric: true, cell: ({ used }) => daysWords(used) },
            { head: 'Left', numeric: true, cell: ({ planned, used }) => daysWords(planned - used) },
          ]}
        />
      </Section>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Confidential({ band, diagnosis, escalation }: PackConfidential) {
  return (
    <Section title="Band and diagnosis">
      <p className="mb-3 max-w-measure text-sm text-ink-soft">
        Confidential to the school and the service: the provider does not see this part.
      </p>
      <SummaryList
        rows={[
          {
            label: 'Band',
            value: (
              <>
                <BandTag band={band} />
                {band ? <span className="mt-1 block">Since {dateWords(band.since)}</span> : null}
                {band?.rationale ? <span className="mt-1 block">{band.rationale}</span> : null}
              </>
            ),
          },
          {
            label: 'Diagnosis',
            value: diagnosis
              ? `${capital(termWords(diagnosis.term))}, ${diagnosis.state.toLowerCase()}${diagnosis.narrative ? `\n${diagnosis.narrative}` : ''}`
              : 'None has been settled',
          },
          ...(diagnosis?.priorities
            ? [{ label: 'Priorities for improvement', value: diagnosis.priorities }]
            : []),
          {
            label: 'Escalation',
            value: escalation
              ? `${escalation.step}, open since ${dateWords(escalation.since)}`
              : 'None is open',
          },
        ]}
      />
    </Section>
  );
}

function Outcome({ outcome }: { outcome: PackOutcome }) {
  const { measure, unit, baseline, baselineOn, target, byDate, points, expected, against } = outcome;
  return (
    <Card>
      <h3>{measure || outcome.outcome}</h3>
      {measure ? <Prose>{outcome.outcome}</Prose> : null}
      <SummaryList
        rows={[
          { label: 'Baseline', value: figureOn(baseline, unit, baselineOn) },
          { label: 'Target', value: figureOn(target, unit, byDate, 'by') },
          {
            label: 'Last reading',
            value: points[0]
              ? `${figureOn(points[0].value, unit, points[0].on)}. ${points[0].source}`
              : 'Nothing has been read since the baseline',
          },
          ...(against
            ? [
                {
                  label: 'Against the trajectory',
                  value: `${against}${expected === null ? '' : `. The straight way from baseline to target gives ${figureWords(expected, unit)} for that day`}`,
                },
              ]
            : []),
          {
            label: 'Last review found',
            value: outcome.lastRag ? (
              <>
                <RagTag rag={outcome.lastRag} />
                <span className="mt-1 block">{outcome.lastNarrative}</span>
              </>
            ) : (
              'Not yet reviewed'
            ),
          },
        ]}
      />
      {points.length > 1 ? (
        <Table
          caption="Every reading, the newest first"
          rows={points}
          rowKey={({ on, value, source }) => `${on} ${value} ${source}`}
          columns={[
            { head: 'Date', nowrap: true, cell: ({ on }) => dateWords(on) },
            { head: 'Value', numeric: true, cell: ({ value }) => figureWords(value, unit) },
            { head: 'Source', cell: ({ source }) => source },
          ]}
        />
      ) : null}
    </Card>
  );
}

function figureOn(value: number | null, unit: string, on: string | null, word = 'on'): string {
  if (value === null) return '';
  return `${figureWords(value, unit)}${on ? ` ${word} ${dateWords(on)}` : ''}`;
}
