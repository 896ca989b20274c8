import { Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import { Page, Section, Tag } from '~/ui';
import type { RuleView, rulesPage } from '../../reminders/rule-queries.server';
import { KIND_GROUPS, KIND_WORDS, ruleWords } from '../../reminders/wording';
import { LadderChart } from './ladder-chart';

/** When an authority has people reminded, by kind of matter. */
export function RulesPage({
  rules,
  mayChange,
  changed,
  crumbs,
}: Awaited<ReturnType<typeof rulesPage>> & { crumbs: { href: string; label: string }[] }) {
  return (
    <Page
      title="When people are reminded"
      breadcrumbs={crumbs}
      lead="Everything with a date finds its person in time. Reminders go out at 7 in the morning on school days; about money and the register on working days."
    >
      <p>
        Each picture plays a rule through: the upright stroke is the date it counts from, a ring a reminder
        before it, a diamond the day itself, a dot a chaser, and the square the day it is passed on. Grey are
        days that do not count. {mayChange ? null : 'The head of service decides these rules.'}
      </p>
      <p className="text-sm text-ink-soft">
        {changed
          ? `Last changed by ${changed.by}, ${instantWords(changed.at)}.`
          : 'All of them are the usual rules.'}
      </p>
      {KIND_GROUPS.map(({ title, kinds }) => (
        <Section key={title} title={title}>
          <ul className="border-t border-line">
            {kinds.map((kind) => {
              const view = rules.find((one) => one.kind === kind);
              return view ? <Rule key={kind} view={view} mayChange={mayChange} /> : null;
            })}
          </ul>
        </Section>
      ))}
    </Page>
  );
}

function Rule({ view: { kind, rule, usual, example }, mayChange }: { view: RuleView; mayChange: boolean }) {
  const { name } = KIND_WORDS[kind];
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-4 md:grid-cols-2">
      <div>
        <h3 className="mb-1 text-base">
          <Link to={`/admin/reminders/${kind}`}>{name}</Link> {rule.on ? null : <Tag tone="grey">Off</Tag>}
          {rule.on && !usual ? <Tag tone="blue">Changed</Tag> : null}
        </h3>
        <p className="mb-0 text-sm">{ruleWords(kind, rule)}</p>
        {mayChange ? null : <p className="mb-0 text-sm text-ink-soft">Asked: {KIND_WORDS[kind].asked}.</p>}
      </div>
      {rule.on ? <LadderChart example={example} name={name} /> : null}
    </li>
  );
}
